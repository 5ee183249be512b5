"""Another kind of thing: smart_importer learns accounts from booked entries, it has no rules.

`PEER_PYTHON -m benchmarks.peer_smart_importer BANK.csv BOOKED.csv OUT.beancount`: BOOKED.csv is
what `peer_loop` wrote for other rows of the same payees; its entries with an account are learnt.
"""

from __future__ import annotations

import csv
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from beancount.core import data  # type: ignore[import-not-found]
from smart_importer import PredictPostings  # type: ignore[import-not-found]

from benchmarks.peer_beancount import BANK, PREFIX, BankImporter, Rule, write_entries

# The rule stays out of these: what the importer itself would book without any.
_NO_RULES: list[Rule] = []


def main() -> None:
    source, booked, target = sys.argv[1:4]
    importer = PredictPostings().wrap(BankImporter(_NO_RULES))
    write_entries(importer.extract(source, learnt(booked)), target)


def learnt(path: str) -> list[Any]:
    """Return the booked entries, and an opening of each account they name."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["account"]]
    accounts = sorted({PREFIX + row["account"] for row in rows} | {BANK})
    first = date.fromisoformat(rows[0]["date"])
    opened = [data.Open(data.new_metadata(path, 0), first, it, None, None) for it in accounts]
    booker = BankImporter(_NO_RULES)
    return [*opened, *(_booked(booker.entry(path, n, row), row) for n, row in enumerate(rows, 2))]


def _booked(entry: Any, row: dict[str, str]) -> Any:
    contra = entry.postings[0]._replace(
        account=PREFIX + row["account"],
        units=data.Amount(-Decimal(row["amount"]), "EUR"),
    )
    return entry._replace(postings=[*entry.postings, contra])


if __name__ == "__main__":
    main()
