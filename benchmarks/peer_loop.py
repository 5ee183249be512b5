"""The peer everybody writes first: each row beside each rule, CSV in, CSV out.

`python -m benchmarks.peer_loop BANK.csv RULES.csv OUT.csv [prepared]`: as a first draft folds both
texts at each look; `prepared` folds each text and each phrase once, which is all that can be got
out of it short of another way to search.
"""

from __future__ import annotations

import csv
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

Cells = dict[str, str]
FILLED = ("account", "vat_code", "cc1", "link")


def main() -> None:
    source, rules_file, target = map(Path, sys.argv[1:4])
    prepared = sys.argv[4:] == ["prepared"]
    rules, rows = _read(rules_file), _read(source)
    complete = prepared_loop if prepared else loop
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0], *FILLED])
        writer.writeheader()
        writer.writerows(complete(rows, rules))


def loop(rows: list[Cells], rules: list[Cells]) -> Iterator[Cells]:
    for row in rows:
        for rule in rules:
            if folded(rule["phrase"]) in folded(row["description"]) and _other_fit(row, rule):
                yield row | _filled(rule)
                break
        else:
            yield row


def prepared_loop(rows: list[Cells], rules: list[Cells]) -> Iterator[Cells]:
    phrases = [(folded(rule["phrase"]), rule) for rule in rules]
    for row in rows:
        text = folded(row["description"])
        for phrase, rule in phrases:
            if phrase in text and _other_fit(row, rule):
                yield row | _filled(rule)
                break
        else:
            yield row


def folded(text: str) -> str:
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(part for part in parts if not unicodedata.combining(part))
    return " ".join(text.lower().split())


def _other_fit(row: Cells, rule: Cells) -> bool:
    amount = row["amount"]
    if amount.startswith("-") != (rule["direction"] == "out"):
        return False
    return not rule["lowest"] or abs(float(amount)) >= float(rule["lowest"])


def _filled(rule: Cells) -> Cells:
    return {name: rule[name] for name in FILLED}


def _read(path: Path) -> list[Cells]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
