"""Dictionary: what every column of the files holds."""

from strikelog import ui

ui.guard("dictionary")
ui.show.heading("dictionary")
ui.downloads.dictionary()
