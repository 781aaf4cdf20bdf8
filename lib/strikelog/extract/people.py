"""Whom a number counts: the noun phrase behind it, and the group of people it names."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.tokens import Token

from strikelog.extract.lexicon import entries, pattern, words
from strikelog.extract.numbers import Quantity
from strikelog.extract.reading import Reading

MAX_PHRASE = 9
"""Tokens of a noun phrase between a number and its verb: "12 employees of the power company were killed"."""


@dataclass(frozen=True, slots=True)
class Group:
    """A number and whom it counts; `noun` is None where nothing follows ("12 were killed")."""

    quantity: Quantity
    token: Token
    noun: Token | None


def group_of(reading: Reading, quantity: Quantity) -> Group | None:
    span = reading.doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
    if span is None:
        return None
    token = span[-1]
    noun = noun_of(reading, token)
    if noun is not None and not _can_be_people(noun):
        return None
    if _is_crowd(reading, quantity, noun):
        return None
    if quantity.count.text.lower() == "one" and _is_of_one_family(reading, quantity, noun):
        return None
    if (
        _AVERAGE.search(reading.text[: quantity.number_start])
        or _is_age(reading, quantity, token)
        or _DENIED.search(reading.text[: quantity.number_start])
    ):
        return None
    return Group(quantity, token, noun)


SKIPPED = frozenset(
    {
        "others",
        "other",
        "more",
        "of",
        "them",
        "their",
        "its",
        "his",
        "her",
        "the",
        "those",
        "our",
        "own",
        "-",
        "additional",
    }
)


def noun_of(reading: Reading, token: Token) -> Token | None:
    """The last noun of the phrase that a number opens: "two Red Cross *workers* were", "12 of its *soldiers*"."""
    noun: Token | None = None
    states = {cue.start for cue in reading.casualty_cues if "number" not in cue.takes}
    for following in reading.doc[token.i + 1 : token.i + 1 + MAX_PHRASE]:
        if following.lower_ in _AGE:
            continue
        if following.text in _DAYS:
            break
        if _is_demonym(following):
            continue
        if following.i in states and (noun is not None or following.pos_ != "ADJ"):
            break
        if following.pos_ in ("NOUN", "PROPN") or following.lower_ in people():
            noun = following
        elif (noun is not None and following.tag_ != "HYPH" and following.text not in "-–") or not _opens(following):
            break
    if noun is not None and noun.lower_ in _casualty_words() and noun.i == token.i + 1:
        return None
    return noun


def _is_demonym(token: Token) -> bool:
    """ "45 *Ukrainian* unmanned vehicles": an adjective before what is counted, not people."""
    if token.tag_ != "JJ" or not token.text[0].isupper() or token.i + 1 == len(token.doc):
        return False
    return token.nbor(1).pos_ in ("ADJ", "NOUN", "PROPN", "VERB")


_DAYS = frozenset(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
_AGE = frozenset({"year", "month", "old", "aged"})


def _opens(token: Token) -> bool:
    """Whether a token may stand between a number and its noun."""
    return token.pos_ in ("ADJ", "NUM") or token.lower_ in SKIPPED or token.tag_ in ("HYPH", "VBN", "VBG", "POS", "JJR")


@cache
def people() -> frozenset[str]:
    return words("people") | words("who")


@cache
def _casualty_words() -> frozenset[str]:
    return frozenset(
        form.lower() for row in entries("casualty_kind") for form in row.get("forms", ()) if " " not in form
    )


def _can_be_people(noun: Token) -> bool:
    word = noun.lower_
    if word in people() or word in _casualty_words():
        return True
    return (
        word not in words("not_people", "units")
        and word not in words("not_people", "things")
        and word not in _munition_nouns()
    )


@cache
def _munition_nouns() -> frozenset[str]:
    return frozenset(form.lower().split()[-1] for row in entries("munitions") for form in row["forms"])


def _is_crowd(reading: Reading, quantity: Quantity, noun: Token | None) -> bool:
    """The M of "three of the 23 people aboard were killed"; not of "one of three children who were injured"."""
    before = reading.text[: quantity.number_start]
    part = next((q for q in reading.quantities if q.end <= quantity.start and before[q.end :] == " of the "), None)
    if part is None or noun is None or noun.lower_ in _casualty_words():
        return False
    return not reading.text[noun.idx + len(noun) :].startswith((" who", " that", " killed", " injured", " wounded"))


_OF_ONE = pattern("people.of-one")
""" "Three members of one family"."""
_AGED = pattern("casualties.aged")


def _is_of_one_family(reading: Reading, quantity: Quantity, noun: Token | None) -> bool:
    """ "Three members of one family", "three children from one household"."""
    before = reading.text[: quantity.start]
    is_family = noun is not None and noun.lower_ in ("family", "household") and before.endswith((" of ", " from "))
    return is_family or bool(_OF_ONE.search(before))


_AVERAGE = pattern("people.average")
_DENIED = pattern("casualties.denied")


def _is_age(reading: Reading, quantity: Quantity, token: Token) -> bool:
    """ "Ivan Koval, 71, was killed"."""
    text = reading.text
    if _AGED.search(text[: quantity.number_start]) or is_aged(reading, quantity):
        return True
    named = token.i >= 2 and (reading.doc[token.i - 2].pos_ == "PROPN" or reading.doc[token.i - 2].tag_ == "NN")
    behind_name = named and text[: quantity.start].rstrip().endswith(",")
    return behind_name and text[quantity.end : quantity.end + 1] in (",", ".") and quantity.count.qualifier == "exact"


def is_aged(reading: Reading, quantity: Quantity) -> bool:
    """ "her son of ten", "an operator of 42": one person's age, not a number of people."""
    last, first = reading.token_at(quantity.end - 1), reading.token_at(quantity.start)
    if first.i < 2 or first.nbor(-1).lower_ != "of" or first.nbor(-2).tag_ != "NN" or quantity.count.maximum is None:
        return False
    word = first.nbor(-2).lower_
    following = reading.doc[last.i + 1] if last.i + 1 < len(reading.doc) else None
    counts = following is not None and (following.pos_ in ("NOUN", "PROPN", "ADJ") or following.lower_ in SKIPPED)
    return _is_a_person(word) and not counts and quantity.count.maximum < OLDEST


OLDEST = 115
_COLLECTIVE = frozenset(
    {"family", "couple", "group", "crew", "team", "dozen", "pair", "party", "squad", "body", "number"}
)
_DOERS = ("son", "daughter", "niece", "cousin", "er", "or", "ist", "man", "woman", "ian", "ant", "boy", "girl")


def _is_a_person(word: str) -> bool:
    return word not in _COLLECTIVE and (word in people() or word.endswith(_DOERS))


def counts_people(noun: Token | None) -> bool:
    return noun is not None and noun.lower_ in people()


def end_of(group: Group) -> int:
    noun = group.noun
    return noun.idx + len(noun) if noun is not None else group.quantity.end


@cache
def _forms_by_who() -> tuple[tuple[str, frozenset[str]], ...]:
    order = ("responder", "child", "military", "civilian", "other")
    rows = {row["who"]: frozenset(form.lower() for form in row["forms"]) for row in entries("who")}
    return tuple((who, rows[who]) for who in order)


_WHO_THEY_ARE = pattern("people.who-they-are")


def _who_among(candidates: list[str]) -> str:
    return next((who for who, forms in _forms_by_who() if any(word in forms for word in candidates)), "")


def who_of(reading: Reading, group: Group) -> str:
    if group.noun is None or group.noun.lower_ in _casualty_words():
        told = _WHO_THEY_ARE.match(reading.text[group.quantity.end :])
        return _who_among([told[1].lower()]) if told else ""
    phrase = [token.lower_ for token in reading.doc[group.token.i + 1 : group.noun.i + 1]]
    pairs = [f"{left} {right}" for left, right in pairwise(phrase)]
    behind = re.match(
        r", (?:all|mostly|both|most of them|all of them) (?:of them )?(\w+)", reading.text[end_of(group) :]
    )
    steps = (pairs[-1:], phrase[-1:], [behind[1].lower()] if behind else [], phrase + pairs)
    return next((who for candidates in steps if (who := _who_among(candidates))), "")
