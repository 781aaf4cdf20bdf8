"""Bars as small as a word: how a figure went, without axes."""

from collections.abc import Sequence

from markupsafe import Markup

_HEIGHT = 44
"""Pixels."""


def spark(amounts: Sequence[float | None], said: str) -> Markup:
    """One bar for each amount, from zero up, as an HTML element as wide as its place; None leaves a gap.

    `said` is the same in words, for those who do not see it. The bars take the colour of the text around them.
    """
    top = max((amount or 0 for amount in amounts), default=0) or 1
    bar = Markup('<div style="flex: 1; height: {:.1f}%; background: currentColor; border-radius: 1px"></div>')
    bars = Markup("").join(bar.format(100 * (amount or 0) / top) for amount in amounts)
    return Markup(
        '<div role="img" aria-label="{}" '
        'style="display: flex; align-items: end; gap: 3px; height: {}px; opacity: 0.55">{}</div>'
    ).format(said, _HEIGHT, bars)
