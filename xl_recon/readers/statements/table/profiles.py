"""Tables read as a saved profile or a user says; each use is proved anew."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from xl_recon.errors import UnfitReading
from xl_recon.readers.statements.table.alternatives import (
    alternatives_of,
    options_of,
)
from xl_recon.readers.statements.table.asked import asked_of
from xl_recon.readers.statements.table.choice import Understood, understood
from xl_recon.readers.statements.table.grid import Grid
from xl_recon.readers.statements.table.signature import is_same_signature, signature_of
from xl_recon.readers.statements.table.tables import Table
from xl_recon.readers.statements.table.whole_tables import tables_of
from xl_recon.records.notice import Notice, Severity
from xl_recon.records.statement_profile import (
    SHAPE_MARK,
    ReadingChoice,
    StatementProfile,
    TableWishes,
)

_INFO = Severity.INFO
_SEVERAL = 2
_FULL_PROOF = 4  # balances that follow are no accident
_SAMPLES = 2
_TITLES = 3


def tables_read(grid: Grid, document: str, wishes: TableWishes) -> tuple[Understood, ...]:
    """Return the tables of the grid in which something moves, as the wishes have them."""
    tables = tables_of(grid, document)
    corrected = wishes.choice.columns or replace(wishes.choice, reading=None).says_something
    main = max(tables, key=lambda table: len(table.rows), default=None) if corrected else None
    found = []
    for table in tables:
        is_main = main is not None and signature_of(table) == signature_of(main)
        read = (
            _corrected(table, wishes.choice, document)
            if is_main
            else _usual(table, wishes, document)
        )
        if read and read.lists_movements:
            found.append(_chosen(read, document, wishes.choice.reading))
    return tuple(found)


def _corrected(table: Table, choice: ReadingChoice, document: str) -> Understood | None:
    return understood(table, asked_of(choice, table.headings, document))


def _usual(table: Table, wishes: TableWishes, document: str) -> Understood | None:
    """The table by the profile that knows it, else as it explains itself."""
    signature = signature_of(table) if wishes.profiles else ""
    for profile in wishes.profiles:
        if is_same_signature(profile.signature, signature):
            return _profiled(table, profile, document)
    return understood(table)


def _profiled(table: Table, profile: StatementProfile, document: str) -> Understood | None:
    """The table by its profile, unless that does not fit or the balances prove another reading."""
    try:
        found = _corrected(table, profile.choice, document)
    except UnfitReading:
        found = None
    if found and _is_proved(found):
        return _by(profile, found, Notice("table.profile_used", document, profile.name, _INFO))
    free = understood(table)
    if found is None or not any(found.amounts):
        return _told(free, Notice("table.profile_unfit", document, profile.name))
    if free and _is_proved(free) and _contradicts(free, found):
        return _told(free, Notice("table.profile_contradicted", document, profile.name))
    if free and profile.signature.startswith(SHAPE_MARK) and _differs(found, free):
        return _by(profile, found, Notice("table.profile_by_shape", document, profile.name))
    return _by(profile, found, Notice("table.profile_used", document, profile.name, _INFO))


def _by(profile: StatementProfile, found: Understood, notice: Notice) -> Understood:
    return replace(found, profile=profile.name, notices=(notice,))


def _told(found: Understood | None, notice: Notice) -> Understood | None:
    return found and replace(found, notices=(notice,))


def _is_proved(table: Understood) -> bool:
    return table.is_proved and table.chain.tested >= _FULL_PROOF


def _contradicts(proved: Understood, found: Understood) -> bool:
    """Whether proved balances deny a reading; where it looks at none, they say nothing of days."""
    if found.chain.tested:
        return _differs(proved, found)
    return _amounts(proved) != _amounts(found)


def _amounts(table: Understood) -> list[Decimal]:
    return [amount for amount in table.amounts if amount]


def _differs(one: Understood, other: Understood) -> bool:
    return (one.body.dated, one.days, one.amounts) != (other.body.dated, other.days, other.amounts)


def _chosen(found: Understood, document: str, number: int | None) -> Understood:
    """The reading of that number; where nothing decides and none is given, all are told."""
    alternatives = alternatives_of(found)
    if len(alternatives) < _SEVERAL:
        return found
    if number is None:
        return replace(found, options=options_of(alternatives))
    if not 0 < number <= len(alternatives):
        raise UnfitReading(document, f"no reading {number} of {len(alternatives)}")
    return replace(alternatives[number - 1], profile=found.profile, notices=found.notices)
