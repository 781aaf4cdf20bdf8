"""What a file may cost. Every limit of reading files stands here, with its unit."""

MAX_BYTES = 25_000_000
"""Largest file taken, in bytes; also the largest file inside an archive."""
MAX_FILES = 200
"""Most files taken in one batch; the files inside an archive count by themselves."""
MAX_MEMBERS = 2_000
"""Most files taken from one archive, those of the archives inside it included."""
MAX_UNPACKED = 200_000_000
"""Most bytes that one archive or office document may unpack to."""
MAX_RATIO = 200
"""Most bytes that one packed byte of a file inside an archive may unpack to; text seldom reaches 20."""
MAX_DEPTH = 2
"""Archives that may lie in one another: one inside another is opened, one inside that is not."""
MAX_PAGES = 500
"""Most pages taken from a PDF."""
MAX_ROWS = 10_000
"""Most articles taken from one table, feed or multi-article document."""
MAX_COLUMNS = 500
"""Most columns of a table that are looked at."""
