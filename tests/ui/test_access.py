"""Roles by address."""

import pytest

from strikelog.ui.access import role_of

ROLES = {"admin": ["ed@desk.example"], "coder": ["*@desk.example"], "reader": ["*"]}


@pytest.mark.parametrize(
    ("address", "roles", "role"),
    [
        ("ed@desk.example", ROLES, "admin"),
        ("jo@desk.example", ROLES, "coder"),
        ("jo@desk.example.evil.example", ROLES, "reader"),
        ("", ROLES, ""),
        ("jo@other.example", {"coder": ["*@desk.example"]}, ""),
        ("jo@other.example", {}, "reader"),
        ("jo@desk.example", {"coder": ["JO@Desk.example"]}, "coder"),
    ],
)
def test_the_highest_role_that_holds_an_address(address, roles, role):
    assert role_of(address, roles) == role
