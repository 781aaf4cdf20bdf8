"""What can go wrong, in words for the person who meets it: what happened, and what to do next."""


class StrikelogError(Exception):
    """Base of every error that Strikelog raises on purpose; its message is fit to be shown."""


class ArticleError(StrikelogError):
    """An article cannot be taken as it is: no text, too long, or a date that is none."""


class IngestError(StrikelogError):
    """A file cannot be read into articles."""


class LimitError(StrikelogError):
    """A file or an article takes more time or memory than one may."""


class StoreError(StrikelogError):
    """The store cannot be opened, read or written."""


class UnavailableError(StoreError):
    """The store cannot be used just now: the disk is full, another program holds it, or its server is not reached."""


class GoldError(StrikelogError):
    """A gold file does not follow the codebook."""


class BulkError(StrikelogError):
    """Many articles cannot be read at once: a process was lost, or input or result are of no use."""
