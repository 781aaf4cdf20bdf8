"""Spellings of place names: transliteration, the romanisation that news uses, plain letters."""

import re

from strikelog.extract.placenames import fold

_CYRILLIC = {
    "uk": ("абвгґдежзиіклмнопрстуфхцчшщ", "a b v h g d e zh z y i k l m n o p r s t u f kh ts ch sh shch"),
    "ru": ("абвгдежзиклмнопрстуфхцчшщыэ", "a b v g d e zh z i k l m n o p r s t u f kh ts ch sh shch y e"),
}
TRANSLITERATIONS = {
    language: dict(zip(letters, latin.split(), strict=True)) | dict.fromkeys("ьъ'’ʼ", "")
    for language, (letters, latin) in _CYRILLIC.items()
}
IOTATED = {
    "uk": {"я": ("ya", "ia"), "ю": ("yu", "iu"), "є": ("ye", "ie"), "ї": ("yi", "i"), "й": ("y", "i")},
    "ru": {"я": ("ya", "ya"), "ю": ("yu", "yu"), "ё": ("yo", "yo"), "й": ("y", "y")},
}


def ukrainian(name: str) -> str:
    """The romanisation of 2010 that news uses, from GeoNames' older one: Mykolayiv -> Mykolaiv, Izyum -> Izium."""
    name = re.sub(r"[’'ʼ]", "", name)
    name = re.sub(r"(?<=[a-z])yi(?=[a-z])", lambda m: "i" if name[m.start() - 1] in "aeiouy" else "yi", name)
    name = re.sub(r"(?<=[a-z])y(?=[aeu])", "i", name)
    name = re.sub(r"(?<=[aeiou])y(?![aeiouy])", "i", name)
    return re.sub(r"yy$", "yi", name)


def older(name: str) -> list[str]:
    """The spellings before 2010, still met in news: Huliaipole -> Hulyaypole, Mykolaiv -> Mykolayiv."""
    before_vowel = re.sub(r"(?<=[a-z])i(?=[aeu])", "y", name)
    return [re.sub(r"(?<=[aeiouy])i(?![aeiouy])", y, before_vowel) for y in ("y", "yi", "i")]


def plain(name: str) -> str:
    """A name without the diacritics and hamzas of scholarly romanisations, in its own case."""
    bare = re.sub(r"[’'ʼ`ʻ‘ʿʾ]", "", name)
    return "".join(c for c in fold(bare, keep_case=True) if c.isprintable()).replace(",", " ").strip()


def display(name: str, country: str) -> str:
    return plain(ukrainian(name)) if country == "UA" else plain(name)


def is_latin_name(name: str) -> bool:
    """Names in Latin letters as news would print them: no codes, no raw transcriptions in lower case."""
    letters = [c for c in name if c.isalpha()]
    return (
        len(letters) > 3
        and name[0].lstrip("‘'`ʻ").isupper()
        and not name.isupper()
        and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in letters)
    )


def transliterated(name: str) -> list[str]:
    """Latin forms of a Cyrillic name, by the tables of the languages whose letters it has."""
    lower = name.lower()
    if len(lower) < 5 or not re.fullmatch(r"[а-яёіїєґ'’ʼ -]+", lower):
        return []
    tables = ["uk"] if re.search("[іїєґ]", lower) else ["ru"] if re.search("[ыэёъ]", lower) else ["uk", "ru"]
    return [spelled(lower, language) for language in tables]


def spelled(lower: str, language: str) -> str:
    result = ""
    for position, letter in enumerate(lower):
        start = position == 0 or not lower[position - 1].isalpha()
        if letter in IOTATED[language]:
            result += IOTATED[language][letter][0 if start else 1]
        else:
            result += TRANSLITERATIONS[language].get(letter, letter)
    return result
