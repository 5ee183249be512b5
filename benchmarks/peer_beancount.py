"""The peer: a beangulp importer whose rules are a list of compiled expressions tried in order.

`PEER_PYTHON -m benchmarks.peer_beancount BANK.csv RULES.csv OUT.beancount`, with an interpreter
that has beancount and beangulp; ours has neither.
"""

from __future__ import annotations

import csv
import re
import sys
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import beangulp  # type: ignore[import-not-found]
from beancount.core import amount, data  # type: ignore[import-not-found]
from beancount.parser import printer  # type: ignore[import-not-found]

BANK = "Assets:Bank"
PREFIX = "Expenses:A"  # a name begins with a letter, our accounts with a digit


@dataclass(frozen=True)
class Rule:
    pattern: re.Pattern[str]
    money_in: bool
    lowest: Decimal
    account: str
    meta: dict[str, str]

    def fits(self, text: str, value: Decimal) -> bool:
        return (
            self.pattern.search(text) is not None
            and (value > 0) == self.money_in
            and abs(value) >= self.lowest
        )


class BankImporter(beangulp.Importer):  # type: ignore[misc]
    def __init__(self, rules: list[Rule]) -> None:
        self.rules = rules

    def identify(self, filepath: str) -> bool:
        return filepath.endswith(".csv")

    def account(self, _filepath: str) -> str:
        return BANK

    def extract(self, filepath: str, _existing: Any) -> list[Any]:
        with Path(filepath).open(encoding="utf-8", newline="") as file:
            return [self.entry(filepath, n, row) for n, row in enumerate(csv.DictReader(file), 2)]

    def entry(self, filepath: str, line: int, row: dict[str, str]) -> Any:
        value, text = Decimal(row["amount"]), row["description"]
        rule = next((rule for rule in self.rules if rule.fits(text, value)), None)
        filled = rule.meta if rule else {}
        meta = data.new_metadata(filepath, line, {"reference": row["reference"]} | filled)
        postings = [_posting(BANK, value)]
        if rule:
            postings.append(_posting(rule.account, -value))
        day = date.fromisoformat(row["date"])
        nothing = data.EMPTY_SET
        return data.Transaction(meta, day, "*", None, text, nothing, nothing, postings)


def read_rules(path: str) -> list[Rule]:
    with Path(path).open(encoding="utf-8", newline="") as file:
        return [_rule(cells) for cells in csv.DictReader(file)]


def write_entries(entries: list[Any], path: str) -> None:
    with Path(path).open("w", encoding="utf-8") as file:
        printer.print_entries(entries, file=file)


def _rule(cells: dict[str, str]) -> Rule:
    meta = {"vat": cells["vat_code"], "cc": cells["cc1"], "link": cells["link"]}
    return Rule(
        re.compile(re.escape(cells["phrase"]), re.IGNORECASE),
        cells["direction"] == "in",
        Decimal(cells["lowest"] or 0),
        PREFIX + cells["account"],
        {name: value for name, value in meta.items() if value},
    )


def _posting(account: str, value: Decimal) -> Any:
    return data.Posting(account, amount.Amount(value, "EUR"), None, None, None, None)


def main() -> None:
    source, rules, target = sys.argv[1:4]
    write_entries(BankImporter(read_rules(rules)).extract(source, []), target)


if __name__ == "__main__":
    main()
