"""Profili estratto: how a bank's table is read, shown, corrected, saved and taken elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from xl_recon.errors import BadDocument, ProfileExists, ReadingNeeded, UnfitReading
from xl_recon.plan.changes import AppendRecords, Change, Plan, SetCells, Table
from xl_recon.readers.document import Document
from xl_recon.readers.statements import read_statements
from xl_recon.readers.text import decoded
from xl_recon.records.notice import Notice
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import Statement
from xl_recon.records.statement_profile import (
    OPEN_CHOICE,
    ReadingChoice,
    ReadingOption,
    StatementProfile,
    TableReading,
)
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.profile_table import FIELDS, BadProfileCell, profile_from, profile_row
from xl_recon.workbook.tables import fold

_BECAUSE = "Profili estratto"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTable:
    """A table as it is read and, where that was corrected, as it would be without."""

    account: str
    currency: str
    reading: TableReading
    uncorrected: TableReading | None = None
    contradicted: bool = False  # the balances prove the uncorrected reading
    without_effect: bool = False


def shown_tables(
    document: Document,
    profiles: Sequence[StatementProfile] = (),
    choice: ReadingChoice = OPEN_CHOICE,
) -> tuple[ShownTable, ...]:
    """Return how a document's tables are read, or raise `UnfitReading` where it has none."""
    statements = read_statements(document, profiles, choice).statements
    free = statements
    if replace(choice, reading=None).says_something:
        free = read_statements(document, profiles).statements
    shown = tuple(_shown(statements, free))
    if not shown:
        raise UnfitReading(document.name, "no table")
    return shown


def saved_reading(
    document: Document, name: str, bank: str, choice: ReadingChoice = OPEN_CHOICE
) -> StatementProfile:
    """Return a document's reading as a profile.

    Raise `ReadingNeeded` where two readings are equally good, `UnfitReading` where the balances
    prove another one.
    """
    tables = shown_tables(document, (), choice)
    main = max(tables, key=lambda table: table.reading.rows)
    if main.reading.options:
        raise ReadingNeeded(document.name, len(main.reading.options), main.reading.options)
    if main.contradicted:
        raise UnfitReading(document.name, "another reading proved")
    is_text = bool(main.reading.delimiter)
    return StatementProfile(
        name=name,
        bank=bank,
        signature=main.reading.signature,
        choice=main.reading.choice,
        delimiter=main.reading.delimiter,
        encoding=decoded(document.head).encoding if is_text else "",
    )


def propose_profiles(
    workbook: JournalWorkbook, profiles: Iterable[StatementProfile], *, replacing: bool = False
) -> Plan:
    """Return the rows to be added or changed.

    Raise `ProfileExists` where a profile of that name, or for that table, says something else and
    is not to be replaced.
    """
    known = list(workbook.profiles().profiles)
    added: list[StatementProfile] = []
    changes: list[Change] = []
    for profile in profiles:
        found = _known(profile, known)
        if found is None:
            added.append(profile)
            known.append(profile)
        elif profile_row(found) != profile_row(profile):
            if not replacing or found.row is None:
                raise ProfileExists(found.name)
            changes += _changed(workbook, found.row, profile)
    rows = tuple(map(profile_row, added))
    new = AppendRecords(table=Table.STATEMENT_PROFILES, rows=rows, because=_BECAUSE)
    return Plan(changes=(*changes, *((new,) if rows else ())))


def damaged_profiles(workbook: JournalWorkbook) -> tuple[Notice, ...]:
    """Return a notice for each saved profile that cannot be used."""
    return tuple(
        Notice(
            "check.profile_damaged" if bad.field != "profile" else "check.profile_name",
            Table.STATEMENT_PROFILES.value,
            bad.text or bad.name,
            rows=(bad.row,),
        )
        for bad in workbook.profiles().damaged
    )


def profiles_json(profiles: Iterable[StatementProfile]) -> str:
    """Return profiles as a text to be kept in a file: the cells of their rows."""
    rows = [dict(profile_row(profile).cells) for profile in profiles]
    return json.dumps({"profiles": rows}, ensure_ascii=False, indent=2) + "\n"


def profiles_in(document: Document) -> tuple[StatementProfile, ...]:
    """Return the profiles that `profiles_json` wrote, or raise `BadDocument`."""
    source = SourceRef(document.name)
    try:
        rows = json.loads(document.content)["profiles"]
        return tuple(
            profile_from({name: str(row.get(name) or "") for name in FIELDS}) for row in rows
        )
    except BadProfileCell as bad:
        raise BadDocument(source, f"bad profile {bad.text}") from bad
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as broken:
        raise BadDocument(source, "no profiles in it") from broken


def open_question(document: str, statements: Iterable[Statement]) -> ReadingNeeded | None:
    """Return what a person has to decide before a document's lines may be entered."""
    for statement in statements:
        if statement.table and statement.table.options:
            options = statement.table.options
            return ReadingNeeded(document, len(options), options)
    return None


def option_object(option: ReadingOption) -> dict[str, object]:
    """Return one of several readings as JSON has it."""
    return {
        "reading": option.number,
        "columns": option.columns,
        "decimal_mark": option.decimal_mark,
        "dates": option.date_style.value,
        "sign": "turned" if option.turned else "normal",
        "line": option.line,
        "date": option.day.isoformat() if option.day else None,
        "amount": None if option.amount is None else f"{option.amount:f}",
    }


def _shown(statements: Sequence[Statement], free: Sequence[Statement]) -> Iterator[ShownTable]:
    """Yield each table once, however many accounts are in it."""
    seen: set[str] = set()
    for statement in statements:
        reading = statement.table
        if reading is None or reading.signature in seen:
            continue
        seen.add(reading.signature)
        before = [one for one in free if one.table and one.table.signature == reading.signature]
        same = free is statements or not before
        after = _alike(statements, reading)
        yield ShownTable(
            account=statement.account,
            currency=statement.currency,
            reading=reading,
            uncorrected=None if same else before[0].table,
            contradicted=not same and _contradicts(before, after),
            without_effect=not same and [s.lines for s in before] == [s.lines for s in after],
        )


def _alike(statements: Iterable[Statement], reading: TableReading) -> list[Statement]:
    return [one for one in statements if one.table and one.table.signature == reading.signature]


def _contradicts(proved: Sequence[Statement], corrected: Sequence[Statement]) -> bool:
    """Whether balances prove lines that the correction would change."""
    tables = [(one.table, other.table) for one, other in zip(proved, corrected, strict=False)]
    lost = [
        other.tested > 0
        for one, other in tables
        if one and other and one.is_proved and not other.is_proved
    ]
    # Balances that are not looked at say nothing of the days.
    return any(lost) or (bool(lost) and _amounts(proved) != _amounts(corrected))


def _amounts(statements: Iterable[Statement]) -> list[Decimal]:
    return [line.amount.amount for each in statements for line in each.lines]


def _known(profile: StatementProfile, known: Iterable[StatementProfile]) -> StatementProfile | None:
    """The profile of the same name, else the one that would take its tables away."""
    by_name = {fold(other.name): other for other in known}
    same_table = (other for other in known if other.signature == profile.signature)
    return by_name.get(fold(profile.name)) or next(same_table, None)


def _changed(workbook: JournalWorkbook, row: int, profile: StatementProfile) -> Iterator[SetCells]:
    """Yield the cells that differ from what stands on the sheet, as it was typed there."""
    table = Table.STATEMENT_PROFILES
    columns = workbook.columns(table, FIELDS)
    for field, value in profile_row(profile).cells:
        before = columns.value(field, row)
        if before != value:
            yield SetCells(
                table=table, field=field, rows=(row,), before=before, after=value, because=_BECAUSE
            )
