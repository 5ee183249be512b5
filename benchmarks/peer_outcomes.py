"""What each program made of the rows, beside what we made of them.

`python -m benchmarks.peer_outcomes OURS.xlsx FILE…` prints a line a file: rows matched, rows on
which account, VAT code, cost centre or link differ from ours, how many of our rows have another
account or none there, and the first rows that differ.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ledgers import MOMENT
from benchmarks.peer_inputs import BANK, columns
from xl_recon.plan.changes import Table
from xl_recon.workbook.file_store import FileStore

SHOWN = 3
_HLEDGER_HEAD = re.compile(r"\S+ \((?P<reference>\w+)\) .*?(?:  ; (?P<tags>.*))?")
_BEANCOUNT_META = re.compile(r'  (?P<name>reference|vat|cc|link): "(?P<value>.*)"')
_BEANCOUNT_CONTRA = re.compile(r"  Expenses:A(?P<account>\d+)\b.*")


@dataclass(frozen=True, slots=True)
class Completion:
    """What a rule gave a row."""

    account: str
    vat_code: str = ""
    cc1: str = ""
    link: str = ""


Outcome = Mapping[str, Completion]  # reference: what the row got; rows without rule are not in it


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a program's outcome agrees with ours."""

    matched: int
    differing: int
    other_account: int  # of our rows
    examples: str


def compared(ours: Outcome, theirs: Outcome) -> Comparison:
    differing = [it for it in ours.keys() | theirs.keys() if ours.get(it) != theirs.get(it)]
    shown = (
        f"{it}: ours {ours.get(it)}, there {theirs.get(it)}" for it in sorted(differing)[:SHOWN]
    )
    other = sum(it not in theirs or theirs[it].account != ours[it].account for it in ours)
    return Comparison(len(theirs), len(differing), other, "; ".join(shown))


def outcome(path: Path) -> Outcome:
    return dict(READERS[path.suffix](path))


def _workbook(path: Path) -> Iterator[tuple[str, Completion]]:
    names = ("external_reference", "debit", "credit", "vat_code", "cc1", "link")
    rows = columns(FileStore(path, moment=MOMENT), Table.JOURNAL, names)
    for cells in rows:
        reference, debit, credit, *fill = (str(cell or "") for cell in cells)
        if reference and "[CA]" not in {debit, credit}:  # parts of a split have no reference
            yield reference, Completion(credit if debit == BANK else debit, *fill)


def _table(path: Path) -> Iterator[tuple[str, Completion]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["account"]:
                fill = (row[name] for name in ("account", "vat_code", "cc1", "link"))
                yield row["reference"], Completion(*fill)


def _hledger(path: Path) -> Iterator[tuple[str, Completion]]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        head, _, contra = block.strip().split("\n") if block.strip() else ("", "", "")
        found = _HLEDGER_HEAD.fullmatch(head)
        account = contra.split()[0] if contra else "unknown"
        if found and account != "unknown":
            pairs = (tag.partition(":") for tag in (found["tags"] or "").split(", "))
            yield found["reference"], _completion(account, {name: it for name, _, it in pairs})


def _beancount(path: Path) -> Iterator[tuple[str, Completion]]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        tags = {it["name"]: it["value"] for it in map(_BEANCOUNT_META.fullmatch, lines) if it}
        contra = next(filter(None, map(_BEANCOUNT_CONTRA.fullmatch, lines)), None)
        if contra:
            yield tags["reference"], _completion(contra["account"], tags)


def _completion(account: str, tags: Mapping[str, str]) -> Completion:
    return Completion(account, *(tags.get(name, "") for name in ("vat", "cc", "link")))


READERS: dict[str, Callable[[Path], Iterator[tuple[str, Completion]]]] = {
    ".xlsx": _workbook,
    ".csv": _table,
    ".journal": _hledger,
    ".beancount": _beancount,
}


if __name__ == "__main__":
    reference_outcome = outcome(Path(sys.argv[1]))
    for file in sys.argv[2:]:
        it = compared(reference_outcome, outcome(Path(file)))
        print(it.matched, it.differing, it.other_account, it.examples, sep="\t")
