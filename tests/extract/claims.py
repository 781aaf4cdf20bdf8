"""What one sentence claims, in short."""

from strikelog import Article, extract

FRIDAY = "2024-06-07"


def read(text, published=FRIDAY):
    return extract(Article(text=text, published=published))


def munitions(text):
    return [
        (claim.munition, claim.status, claim.count.minimum, claim.count.maximum, claim.subset)
        for claim in read(text).munitions
    ]


def casualties(text):
    return [
        (claim.kind, claim.who, claim.count.minimum, claim.count.maximum, claim.subset)
        for claim in read(text).casualties
    ]
