"""What the peers are given: the rows and rules of a seeded workbook, as the files they read.

`python -m benchmarks.peer_inputs FOLDER ROWS RULES` writes the workbook, `bank.csv` (its
movements), `rules.csv` (its rules for peers written in Python) and `hledger.rules` (the same as
`if` blocks), all read from the workbook, so that nobody is given other rows or rules than we are.
Then a workbook of the same rows with `mixed` rules, and in `earlier` other rows of the same payees
for a peer that learns.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from benchmarks.ledgers import MOMENT, build
from xl_recon.plan.changes import Table
from xl_recon.workbook.file_store import FileStore
from xl_recon.workbook.layout import LAYOUTS
from xl_recon.workbook.store import CellValue

BANK_CSV, RULES_CSV, HLEDGER_RULES = "bank.csv", "rules.csv", "hledger.rules"
PLAIN_BOOK, MIXED_BOOK, EARLIER = "plain.xlsx", "mixed.xlsx", "earlier"
BANK = "1020"
EARLIER_SEED = 8
_BOUND = re.compile(r"\[!>=(10*)\]")
# hledger's regular expressions are POSIX extended ones.
_SPECIAL = re.compile(r"([][.^$*+?(){}|\\])")
_HEAD = """\
skip 1
fields date, description, amount, reference
account1 assets:bank
amount1 %amount
code %reference
account2 unknown
"""


@dataclass(frozen=True, slots=True)
class Movement:
    """A row of the bank's file; money out is negative."""

    date: str
    description: str
    amount: str
    reference: str


@dataclass(frozen=True, slots=True)
class PeerRule:
    """A rule of one phrase; `lowest` is blank where any amount will do."""

    phrase: str
    direction: str  # in, out
    lowest: str
    account: str
    vat_code: str
    cc1: str
    link: str


def prepare(folder: Path, rows: int, rules: int) -> None:
    """Write all that the benchmark needs."""
    write_inputs(build(folder / PLAIN_BOOK, rows, rules), folder)
    build(folder / MIXED_BOOK, rows, rules, mixed=True)
    earlier = folder / EARLIER
    earlier.mkdir()
    write_inputs(build(earlier / PLAIN_BOOK, rows, rules, EARLIER_SEED), earlier)


def write_inputs(book: Path, folder: Path) -> None:
    """Write the peers' files for the rows and rules of a workbook."""
    store = FileStore(book, moment=MOMENT)
    rules = list(_rules(store))
    _write_csv(folder / BANK_CSV, Movement, _movements(store))
    _write_csv(folder / RULES_CSV, PeerRule, rules)
    # Of hledger's blocks the last one that fits wins, of our rules the first.
    blocks = (_if_block(rule) for rule in reversed(rules))
    (folder / HLEDGER_RULES).write_text("\n".join((_HEAD, *blocks)), encoding="utf-8")


def columns(
    store: FileStore, table: Table, names: Sequence[str]
) -> Iterator[tuple[CellValue, ...]]:
    """Yield the rows of some columns of a table."""
    layout = LAYOUTS[table]
    headers = [layout.header_of(name) for name in names]
    content = store.read(layout.name, headers)
    return zip(*(content.columns[header] for header in headers), strict=True)


def _movements(store: FileStore) -> Iterator[Movement]:
    names = ("date", "description", "amount", "external_reference", "debit")
    for day, text, amount, reference, debit in columns(store, Table.JOURNAL, names):
        sign = "" if debit == BANK else "-"
        yield Movement(f"{day:%Y-%m-%d}", str(text), f"{sign}{amount:.2f}", str(reference))


def _rules(store: FileStore) -> Iterator[PeerRule]:
    names = ("description", "amount", "debit", "credit", "vat_code", "cc1", "link")
    for text, amount, debit, credit, *fill in columns(store, Table.RULES, names):
        vat_code, cc1, link = (str(value or "") for value in fill)
        direction, account = ("out", debit) if debit else ("in", credit)
        lowest = _lowest(str(amount or ""))
        yield PeerRule(str(text), direction, lowest, str(account), vat_code, cc1, link)


def _lowest(condition: str) -> str:
    bound = _BOUND.fullmatch(condition)
    if condition and not bound:
        raise SystemExit(f"{condition}: no bound that all peers can be given")
    return bound[1] if bound else ""


def _if_block(rule: PeerRule) -> str:
    phrase = _SPECIAL.sub(r"\\\1", rule.phrase)
    matchers = [f"%description {phrase}", _direction(rule)]
    if rule.lowest:  # a power of ten: as many digits at least
        matchers.append(f"%amount ^-?[1-9][0-9]{{{len(rule.lowest) - 1},}}[.]")
    tags = {"vat": rule.vat_code, "cc": rule.cc1, "link": rule.link}
    # Always assigned: else the comment of another block that fits would stay.
    comment = ", ".join(f"{name}:{value}" for name, value in tags.items() if value)
    lines = ("if", "\n& ".join(matchers), f" account2 {rule.account}", f" comment {comment}")
    return "\n".join(lines) + "\n"


def _direction(rule: PeerRule) -> str:
    return "%amount ^-" if rule.direction == "out" else "%amount ^[^-]"


def _write_csv(
    path: Path, kind: type[Movement | PeerRule], rows: Iterable[Movement | PeerRule]
) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(field.name for field in fields(kind))
        writer.writerows(map(astuple, rows))


if __name__ == "__main__":
    prepare(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
