"""The command `strikelog`."""

from strikelog.cli.app import app, main

__all__ = ["app", "main"]
