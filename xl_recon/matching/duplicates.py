"""Which movements the journal already holds: once and only once.

Two movements can be the same only on one account, one day and one amount, so everything is decided
inside such a group. There a real bank reference speaks first; where one side lacks it, the dates
and the text do. Each journal row hides one line only: of n equal lines, with k in the journal,
n - k are new.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, cast

from xl_recon.matching.folding import folded
from xl_recon.records.journal import Columns

# What the journal is read for; the order is that of a `Movement` after its two accounts.
JOURNAL_FIELDS = (
    "debit",
    "credit",
    "date",
    "amount",
    "value_date",
    "description",
    "external_reference",
    "notes",
)

_NO_REFERENCE = {"NONREF", "NOREF", "NOTPROVIDED", "NOT PROVIDED", "N/A", "NA", "NONE", "UNKNOWN"}


class Movement(NamedTuple):
    """What a statement line, or the journal row it became, says of one bank account.

    A tuple, like `Candidate`: an errand makes one for each row of the journal.
    """

    account: str
    date: dt.date | None
    amount: Decimal  # signed: money in is positive
    value_date: dt.date | None = None
    text: str = ""
    reference: str = ""
    moved_text: str = (
        ""  # the journal's notes: a rule that rewrites the text moves the bank's there
    )
    row: int = 0  # place in the journal's body; 0 while it is only proposed


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether a movement is new; `row` holds it or, when it is new, looks like it."""

    is_new: bool
    row: int | None = None

    @property
    def is_doubtful(self) -> bool:
        """New by its text, but another row of that account, day and amount is still unexplained."""
        return self.is_new and self.row is not None


_NEW = Finding(is_new=True)
_Place = tuple[str, dt.date | None, Decimal]
_Key = tuple[object, ...]


def real_reference(text: str) -> str:
    """Return a bank reference made comparable, blank for what banks write instead of one.

    >>> real_reference(" ab12 "), real_reference("NONREF"), real_reference("000000")
    ('AB12', '', '')
    """
    reference = "".join(text.upper().split())
    unreal = text.strip().upper() in _NO_REFERENCE or not reference.strip("0-/.")
    return "" if unreal else reference


def journal_movements(journal: Columns, accounts: Collection[str]) -> Iterator[Movement]:
    """Yield what the journal's rows say of these bank accounts.

    Only the side of the bank account counts, so a row that a rule has completed is still known;
    parts of a collective movement hold the account in brackets and are passed over.
    """
    for row, line in enumerate(zip(*_columns(journal), strict=True), 1):
        debit, credit, date, amount, value_date, text, reference, notes = line
        if amount is None:
            continue
        if debit in accounts:
            yield Movement(debit, date, amount, value_date, text, reference, notes, row)
        if credit in accounts:
            yield Movement(credit, date, -amount, value_date, text, reference, notes, row)


_Days = Sequence[dt.date | None]
_Texts = Sequence[str]
_Amounts = Sequence[Decimal | None]
_Line = tuple[_Texts, _Texts, _Days, _Amounts, _Days, _Texts, _Texts, _Texts]


def _columns(journal: Columns) -> _Line:
    # The workbook room gives each column the kind of value its field has.
    return cast("_Line", tuple(map(journal.column, JOURNAL_FIELDS)))


class KnownMovements:
    """The movements a journal holds, or is about to, filed by account, day and amount."""

    def __init__(self, movements: Iterable[Movement] = ()) -> None:
        self._filed: dict[_Place, list[Movement]] = defaultdict(list)
        self.add(movements)

    def add(self, movements: Iterable[Movement]) -> None:
        """File more movements: those another document has just brought."""
        for movement in movements:
            self._filed[movement[:3]].append(movement)

    def compare(self, movements: Sequence[Movement]) -> tuple[Finding, ...]:
        """Return a finding for each movement of one document, in order.

        The movements are not compared with each other: two equal payments are two payments.
        """
        findings = [_NEW] * len(movements)
        for place, positions in _grouped(movements).items():
            known = self._filed.get(place)
            if known:
                found = _findings([movements[position] for position in positions], known)
                for position, finding in zip(positions, found, strict=True):
                    findings[position] = finding
        return tuple(findings)


def _grouped(movements: Sequence[Movement]) -> Mapping[_Place, list[int]]:
    groups: dict[_Place, list[int]] = defaultdict(list)
    for position, movement in enumerate(movements):
        groups[movement[:3]].append(position)
    return groups


def _findings(lines: Sequence[Movement], known: Sequence[Movement]) -> Iterator[Finding]:
    holders = _holders(lines, known)
    taken = set(holders)
    unexplained = (place for place in range(len(known)) if place not in taken)
    for holder in holders:
        if holder is not None:
            yield Finding(is_new=False, row=known[holder].row)
        else:
            place = next(unexplained, None)
            yield _NEW if place is None else Finding(is_new=True, row=known[place].row)


def _holders(lines: Sequence[Movement], known: Sequence[Movement]) -> list[int | None]:
    """Return the place in `known` that holds each line; the closest likeness chooses first."""
    filed = _filed(known)
    taken: set[int] = set()
    holders: list[int | None] = [None] * len(lines)
    for likenesses in zip(*map(_likenesses, lines), strict=True):
        for position, key in enumerate(likenesses):
            if holders[position] is None and key in filed:
                holders[position] = _first_free(filed[key], taken)
    return holders


def _filed(known: Sequence[Movement]) -> dict[_Key | None, list[int]]:
    filed: dict[_Key | None, list[int]] = defaultdict(list)
    for place in reversed(range(len(known))):
        for key in _labels(known[place]):
            filed[key].append(place)
    return filed


def _first_free(places: list[int], taken: set[int]) -> int | None:
    while places:
        place = places.pop()
        if place not in taken:
            taken.add(place)
            return place
    return None


def _labels(row: Movement) -> Iterator[_Key]:
    """Yield all that a row can be recognised by."""
    reference = real_reference(row.reference)
    has_reference = bool(reference)
    if has_reference:
        yield (reference,)
    for text in {_comparable(row.text), _comparable(row.moved_text or row.text)}:
        if has_reference:
            yield (reference, text)
        yield (text, row.value_date, has_reference)
        yield (text, "any day", has_reference)


def _likenesses(line: Movement) -> tuple[_Key | None, ...]:
    """Return what a line is looked up by, the surest first.

    Two different references are two payments, whatever the text. A missing value date fits any.
    """
    reference = real_reference(line.reference)
    text = _comparable(line.text)
    undated = "any day" if line.value_date is None else None
    return (
        (reference, text) if reference else None,
        (reference,) if reference else None,
        (text, line.value_date, False),
        None if reference else (text, line.value_date, True),
        (text, undated, False),
        None if reference else (text, undated, True),
    )


def _comparable(text: str) -> str:
    """Return a text as it reads back from a sheet, which drops control characters."""
    if not text.isprintable():
        text = "".join(mark for mark in text if mark.isprintable() or mark.isspace())
    return folded(text)
