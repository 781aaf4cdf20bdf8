"""What is on a page, for assertions."""

import re


def has(app, key):
    """Whether an element or container with this key is on the page."""
    try:
        app.get_by_key(key)
    except KeyError:
        return False
    return True


def words(app):
    """All that a reader can read on the page, Markdown escapes resolved."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "warning", "error", "text")
    texts = [str(element.value) for kind in kinds for element in app.get(kind)]
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", "\n".join(texts))
