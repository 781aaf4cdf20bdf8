"""With sign-in: nobody sees anything without it, roles hold, and what is shown leads nowhere for others."""

import re

import pytest
from tests.browser.provider import Provider
from tests.browser.serving import free_port, serve
from tests.pages import corpus

from strikelog.ui import ROUTES

pytestmark = pytest.mark.browser

SECRETS = """
[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "a long string that nobody knows"
client_id = "strikelog"
client_secret = "secret"
server_metadata_url = "{provider}/.well-known/openid-configuration"

[roles]
admin = ["ed@desk.example"]
coder = ["*@desk.example"]
reader = ["*@reader.example"]
"""
TELLING = ("Thirteen drones over Kyiv", "76 missiles", "Harbour Wire", "drones intercepted")


@pytest.fixture
def provider():
    made = Provider("ed@desk.example")
    yield made
    made.close()


@pytest.fixture
def guarded(store_url, tmp_path, provider):
    """The address of a server on which people must sign in."""
    corpus.fill(store_url)
    port = free_port()
    secrets = tmp_path / "secrets.toml"
    secrets.write_text(SECRETS.format(address=f"http://127.0.0.1:{port}", provider=provider.url), encoding="utf-8")
    with serve(store_url, tmp_path / "server.log", f"--secrets.files={secrets}", port=port) as address:
        yield address


@pytest.fixture
def visitor(chromium):
    """Opens a browser of its own, and remembers all text that its socket and its requests brought."""
    contexts = []

    def opened():
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.heard = []
        page.on("websocket", lambda socket: socket.on("framereceived", lambda data: page.heard.append(bytes_of(data))))
        return page

    yield opened
    for context in contexts:
        context.close()


def bytes_of(data):
    return data if isinstance(data, bytes) else data.encode("utf-8", "replace")


def sign_in(page, address):
    page.goto(address)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Overview", exact=True).first.wait_for()


def test_no_page_or_deep_link_shows_anything_without_signing_in(guarded, visitor):
    page = visitor()
    links = [route.name for route in ROUTES] + [
        "claims?city=Kyiv",
        f"articles?article={corpus.DRONES.id}&claim=d-13",
        "download?from=2022-12-16",
        "nowhere",
        "",
    ]
    for link in links:
        page.goto(f"{guarded}/{link}")
        page.get_by_role("button", name="Sign in").wait_for()
        body = page.locator("body").inner_text()
        assert not any(words in body for words in TELLING), link
        assert page.get_by_role("link", name="Overview", exact=True).count() == 0, link
    heard = b"".join(page.heard)
    assert not any(words.encode() in heard for words in TELLING)
    assert page.locator("[data-testid=stException]").count() == 0


def test_an_admin_sees_everything_and_can_leave(guarded, visitor):
    page = visitor()
    sign_in(page, guarded)
    page.get_by_role("link", name="Download", exact=True).first.click()
    page.get_by_role("button", name="Back up everything").wait_for()
    page.get_by_text(re.compile("Signed in as ed.?@desk.example, admin")).wait_for()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in").wait_for()
    page.goto(f"{guarded}/claims")
    page.get_by_role("button", name="Sign in").wait_for()


def test_a_reader_reads_and_changes_nothing(guarded, visitor, provider):
    provider.address = "jo@reader.example"
    page = visitor()
    sign_in(page, guarded)
    assert page.get_by_role("link", name="Add articles").count() == 0
    page.goto(f"{guarded}/articles?article={corpus.DRONES.id}")
    page.get_by_role("heading", name="Thirteen drones over Kyiv", level=1).wait_for()
    assert TELLING[0].encode() in b"".join(page.heard)  # what the other tests listen for can be heard
    assert page.get_by_role("button", name="Delete").count() == 0
    page.goto(f"{guarded}/download")
    page.get_by_role("button", name="Download all as zip").wait_for()
    assert page.get_by_role("button", name="Back up everything").count() == 0
    page.goto(f"{guarded}/add")
    page.get_by_role("link", name="Overview", exact=True).first.wait_for()
    assert page.get_by_label("Text of the article").count() == 0


def test_somebody_without_a_role_is_turned_away(guarded, visitor, provider):
    provider.address = "eve@elsewhere.example"
    page = visitor()
    page.goto(f"{guarded}/claims")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("nobody has given you a role here").wait_for()
    assert not any(words.encode() in b"".join(page.heard) for words in TELLING)
