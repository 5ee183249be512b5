"""What a later document tells of rows that wait in the journal: parts, parties, references."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from xl_recon.plan.admission import Lent
from xl_recon.plan.booking import joined
from xl_recon.plan.changes import Change, InsertRowsBelow, SetCells
from xl_recon.records.journal import Columns, FieldValue
from xl_recon.records.notice import Notice, Severity

# What the journal is read for beside the fields of a movement.
LENT_FIELDS = ("debit", "credit", "description", "document", "invoice", "iban", "counterparty")
_FILLED = ("invoice", "iban", "counterparty")


@dataclass(frozen=True, slots=True, kw_only=True)
class LentRows:
    """The changes to rows that are there, and those that are left as they are."""

    changes: tuple[Change, ...] = ()
    notices: tuple[Notice, ...] = ()


def lent_rows(journal: Columns, lent: Iterable[Lent], temporary_account: str) -> LentRows:
    """Return what rows gain; a row that is completed already is left alone and told."""
    changes: list[Change] = []
    gained: dict[str, list[int]] = defaultdict(list)
    left: dict[str, list[int]] = defaultdict(list)
    for each in {it.row: it for it in lent}.values():
        gains = [*_filled(journal, each), *_parts(journal, each)]
        if journal.value(_contra_field(journal, each), each.row) == temporary_account:
            gains += _told_again(journal, each)
            changes += gains
            gained[each.document] += [each.row] if gains else []
        elif gains:
            left[each.document].append(each.row)
    return LentRows(
        changes=tuple(changes),
        notices=(*_told("import.details_lent", gained), *_told("import.details_left", left)),
    )


def _told(code: str, rows: Mapping[str, Sequence[int]]) -> Iterator[Notice]:
    for document, places in rows.items():
        if places:
            yield Notice(code, document, str(len(places)), Severity.INFO, tuple(places))


def _contra_field(journal: Columns, lent: Lent) -> str:
    """The side that the bank does not stand on."""
    return "credit" if journal.value("debit", lent.row) == lent.bank else "debit"


def _filled(journal: Columns, lent: Lent) -> Iterator[Change]:
    """Fill what is blank; a head of parts has nothing of its own to give."""
    head, *parts = lent.entry
    for name in () if parts else _FILLED:
        before = journal.value(name, lent.row)
        if getattr(head, name) and not before:
            yield _set(lent, name, before, getattr(head, name))


def _told_again(journal: Columns, lent: Lent) -> Iterator[Change]:
    """Add the words, and put the customer in the place of the temporary account."""
    head, *parts = lent.entry
    if parts:
        return
    before = str(journal.value("description", lent.row) or "")
    text = joined(before, head.description)
    if text != before:
        yield _set(lent, "description", before, text)
    side = _contra_field(journal, lent)
    contra = journal.value(side, lent.row)
    if getattr(head, side) != contra:
        yield _set(lent, side, contra, getattr(head, side))


def _parts(journal: Columns, lent: Lent) -> Iterator[Change]:
    """Make the row a head, whose contra account its parts have, and put them below it."""
    _, *parts = lent.entry
    side = _contra_field(journal, lent)
    contra = journal.value(side, lent.row)
    if not parts or not contra:
        return  # the head of parts that are there
    document = str(journal.value("document", lent.row) or "")
    yield _set(lent, side, contra, "")
    yield InsertRowsBelow(
        row=lent.row,
        rows=tuple(replace(part, document=document) for part in parts),
        colours=tuple("" for _ in parts),
        because=lent.document,
    )


def _set(lent: Lent, name: str, before: FieldValue, after: FieldValue) -> SetCells:
    return SetCells(field=name, rows=(lent.row,), before=before, after=after, because=lent.document)
