"""Measures how often each way of reading is right, for the `confidence` of claims.

    python tools/measure_confidence.py [--half] GOLD.jsonl [GOLD.jsonl …]

Writes lib/strikelog/extract/data/confidence.json: per path (`casualties.follows`) how many claims were told, how many
were right, and the precision with one right and one wrong claim added, so that a path seen twice is not called certain.
Optional facts of the gold count as right. With --half only the development half of each file is read.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from strikelog.evaluate import halves, read_gold
from strikelog.evaluate.score import paired
from strikelog.extract import extract_many
from strikelog.model import FACT_TABLES, Row, rows

TARGET = Path(__file__).parents[1] / "lib/strikelog/extract/data/confidence.json"


def main(gold_files: list[str], half: bool) -> None:
    read = [read_gold(Path(file)) for file in gold_files]
    gold = [article for articles in read for article in (halves(articles)[0] if half else articles)]
    tables: dict[str, list[Row]] = {table: [] for table in FACT_TABLES}
    for extraction in extract_many(each.article for each in gold):
        for table, found in rows(extraction).items():
            tables[table].extend(found)
    told: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for table in FACT_TABLES:
        for _, pairs in paired(table, gold, tables):
            for _, claim in pairs.found:
                told[path_of(table, claim)] += 1
                right[path_of(table, claim)] += 1
            for claim in pairs.wrong:
                told[path_of(table, claim)] += 1
    lines = [json.dumps(_entry(path, right[path], told[path])) for path in sorted(told)]
    TARGET.write_text("[\n  " + ",\n  ".join(lines) + "\n]\n", encoding="utf-8")


def path_of(table: str, claim: Row) -> str:
    """`munitions.parse` of rule `intercept.shoot-down/parse`; affected places share one path."""
    return f"{table}.affected" if table == "places" else f"{table}.{str(claim['rule']).rsplit('/', 1)[-1]}"


def _entry(path: str, right: int, told: int) -> dict[str, str | int | float]:
    return {"path": path, "right": right, "told": told, "precision": round((right + 1) / (told + 2), 2)}


if __name__ == "__main__":
    asked = sys.argv[1:]
    main([file for file in asked if file != "--half"], "--half" in asked)
