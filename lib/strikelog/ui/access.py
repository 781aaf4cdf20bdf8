"""Who may do what. Without `[auth]` in the secrets nobody signs in, and whoever reaches the app may do everything."""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Any

import streamlit as st

from strikelog.ui.evidence import inert
from strikelog.ui.theme import emphasis

ROLES = ("reader", "coder", "reviewer", "admin")
"""Each may do what those before it may: look and download; add, edit, delete and code; settle what claims say; back up
and restore."""

_SAID = {
    "coder": "add, edit or delete articles, or decide on incidents",
    "admin": "back up or restore the store",
}


def is_on() -> bool:
    """Whether people have to sign in: there is `[auth]` in Streamlit's secrets."""
    return bool(_secret("auth"))


def door() -> None:
    """What somebody sees who may not look at the app: the way to sign in, or that a role is missing."""
    if st.user.is_logged_in:
        _turn_away()
    else:
        _ask_to_sign_in()


def user() -> str:
    """The address that the provider vouches for; empty where nobody signs in, or it does not vouch."""
    if not is_on() or not st.user.is_logged_in or st.user.get("email_verified") is False:
        return ""
    return str(st.user.get("email") or "").strip().lower()


def role() -> str:
    """The user's role; `admin` where nobody signs in, empty for somebody who has none."""
    if not is_on():
        return "admin"
    return role_of(user(), _secret("roles")) if st.user.is_logged_in else ""


def role_of(address: str, roles: Mapping[str, Any]) -> str:
    """The highest role whose list of addresses, or patterns such as `*@desk.example`, holds the address.

    Where no roles are given at all, everyone who can sign in is a reader.
    """
    if not roles:
        return "reader"
    held = [name for name in ROLES if any(_matches(address, pattern) for pattern in roles.get(name, ()))]
    return held[-1] if held else ""


def may(needed: str) -> bool:
    """Whether the user's role is the needed one or higher."""
    own = role()
    return bool(own) and ROLES.index(own) >= ROLES.index(needed)


def need(needed: str) -> None:
    """Stops this run with a reason where the user's role is too low."""
    if not role():
        door()
        st.stop()
    if not may(needed):
        st.warning(f"Your role does not let you {_SAID.get(needed, 'see this')}. Ask whoever runs this app.")
        st.stop()


def sign_out_button() -> None:
    """Who is signed in, and the way out; nothing where nobody signs in."""
    if is_on() and st.user.is_logged_in:
        with st.sidebar:
            st.caption(f"Signed in as {inert(user() or 'somebody without an address')}, {role() or 'no role'}")
            st.button("Sign out", key="sign-out", on_click=st.logout, type="tertiary", icon=":material/logout:")


def _ask_to_sign_in() -> None:
    with st.container(key="sign-in"):
        st.title("Strikelog", anchor=False)
        st.markdown("Sign in to see the articles and figures of this desk.")
        st.button("Sign in", key="sign-in-button", on_click=st.login, type=emphasis(), icon=":material/login:")


def _turn_away() -> None:
    with st.container(key="no-role"):
        st.title("Strikelog", anchor=False)
        st.warning("You are signed in, but nobody has given you a role here. Ask whoever runs this app.")
        st.button("Sign out", key="sign-out-here", on_click=st.logout)


def _matches(address: str, pattern: object) -> bool:
    return bool(address) and fnmatchcase(address, str(pattern).strip().lower())


def _secret(name: str) -> Mapping[str, Any]:
    """A table of Streamlit's secrets; empty where there is none, or no secrets at all."""
    if not st.secrets.load_if_toml_exists():
        return {}
    found = st.secrets.get(name, {})
    return found if isinstance(found, Mapping) else {}
