"""Saved profiles as they stand on their sheet: `1 Data = data; 2 Testo = descrizione`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from xl_recon.plan.changes import TableRow
from xl_recon.records.statement_profile import (
    SHAPE_MARK,
    SIGNATURE_BAR,
    ColumnChoice,
    ColumnUse,
    DamagedProfile,
    DateStyle,
    ReadingChoice,
    SavedProfiles,
    StatementProfile,
)
from xl_recon.workbook.layout.profile_words import (
    DATE_WORDS,
    DELIMITER_WORDS,
    MARK_WORDS,
    SHAPE_WORDS,
    SIGN_WORDS,
    USE_WORDS,
)
from xl_recon.workbook.tables import Table, fold

Value = TypeVar("Value")

FIELDS = (
    "profile", "bank", "signature", "columns",
    "delimiter", "decimal_mark", "date_format", "sign", "encoding",
)  # fmt: skip
_PIECE = re.compile(r"\s*(?:(\d{1,3})(?!\d))?\s*(.*?)\s*=\s*([^=]+?)\s*", re.DOTALL)
_NOT_IN_A_HEADING = re.compile(r"[;=\s]+")
_MONEY = {ColumnUse.AMOUNT, ColumnUse.CREDIT, ColumnUse.DEBIT}
_LONGEST_ODD_TEXT = 80
_DATE_LETTERS = str.maketrans("gmaty", "dmyty")  # gg/mm/aaaa, tt.mm.jjjj, dd-mm-yyyy


class BadProfileCell(ValueError):
    """A cell of a profile that means nothing."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(f"{field}: {text}")
        self.field, self.text = field, text


def saved_profiles(table: Table) -> SavedProfiles:
    """Return the profiles of the sheet; of two with one name the first."""
    columns = table.columns(FIELDS)
    profiles: dict[str, StatementProfile] = {}
    damaged: list[DamagedProfile] = []
    for row in range(1, columns.height + 1):
        cells = {name: str(columns.value(name, row)).strip() for name in FIELDS}
        if not any(cells.values()):
            continue
        try:
            profile = profile_from(cells, row)
            _refuse_twice(profile, profiles)
            profiles[fold(profile.name)] = profile
        except BadProfileCell as bad:
            damaged.append(
                DamagedProfile(row=row, name=cells["profile"], field=bad.field, text=bad.text)
            )
    return SavedProfiles(profiles=tuple(profiles.values()), damaged=tuple(damaged))


def profile_from(cells: Mapping[str, str], row: int | None = None) -> StatementProfile:
    """Return the profile that the cells of a row say, or raise `BadProfileCell`."""
    for name in ("profile", "signature", "columns"):
        if not cells.get(name, "").strip():
            raise BadProfileCell(name, "")
    choice = ReadingChoice(
        columns=column_choices(cells["columns"]),
        decimal_mark=_of_word(MARK_WORDS, cells, "decimal_mark") or "",
        date_style=date_style(cells.get("date_format", "")),
        turned=_of_word(SIGN_WORDS, cells, "sign"),
        complete=True,
    )
    _refuse_useless(choice, cells["columns"])
    return StatementProfile(
        name=cells["profile"].strip(),
        bank=cells.get("bank", "").strip(),
        signature=_signature_from(cells["signature"]),
        choice=choice,
        delimiter=_of_word(DELIMITER_WORDS, cells, "delimiter") or "",
        encoding=cells.get("encoding", "").strip(),
        row=row,
    )


def profile_row(profile: StatementProfile) -> TableRow:
    """Return the cells of a profile's row."""
    choice = profile.choice
    cells = {
        "profile": profile.name,
        "bank": profile.bank,
        "signature": _signature_text(profile.signature),
        "columns": "; ".join(map(_column_text, choice.columns)),
        "delimiter": DELIMITER_WORDS.get(profile.delimiter, profile.delimiter),
        "decimal_mark": MARK_WORDS.get(choice.decimal_mark, ""),
        "date_format": DATE_WORDS[choice.date_style] if choice.date_style else "",
        "sign": "" if choice.turned is None else SIGN_WORDS[choice.turned],
        "encoding": profile.encoding,
    }
    return TableRow(cells=tuple(cells.items()))


def column_choices(text: str) -> tuple[ColumnChoice, ...]:
    """Return what is said column by column, or raise `BadProfileCell` at the first odd piece."""
    return tuple(map(column_choice, filter(str.strip, text.split(";"))))


def column_choice(text: str) -> ColumnChoice:
    """Return one column and its uses.

    >>> column_choice("2 Valuta = data valuta").uses
    (<ColumnUse.VALUE_DATE: 'value_date'>,)
    """
    found = _PIECE.fullmatch(text)
    if not found or not (found[1] or found[2]):
        raise BadProfileCell("columns", text.strip()[:_LONGEST_ODD_TEXT])
    place = int(found[1]) if found[1] else None
    return ColumnChoice(heading=found[2], place=place, uses=tuple(_uses(found[3])))


def date_style(text: str) -> DateStyle | None:
    """Return the order of day, month and year: in words, or as `gg/mm/aaaa`.

    >>> date_style("mm/gg/aaaa"), date_style("")
    (<DateStyle.MONTH_FIRST: 'mdy'>, None)
    """
    if not text.strip():
        return None
    words = {fold(word): style for style, word in DATE_WORDS.items()}
    letters = fold(text).translate(_DATE_LETTERS)
    order = "".join(dict.fromkeys(letter for letter in letters if letter in "dmy"))
    known = {style.value: style for style in DateStyle}
    found = words.get(fold(text)) or known.get(order)
    if found is None:
        raise BadProfileCell("date_format", text.strip()[:_LONGEST_ODD_TEXT])
    return found


def _refuse_twice(profile: StatementProfile, profiles: Mapping[str, StatementProfile]) -> None:
    if fold(profile.name) in profiles:
        raise BadProfileCell("profile", profile.name)


def _refuse_useless(choice: ReadingChoice, written: str) -> None:
    """Without a day or an amount nothing can be read; no column has two amounts."""
    uses = [use for column in choice.columns for use in column.uses]
    odd = [use for use in (*_MONEY, ColumnUse.DATE, ColumnUse.BALANCE) if uses.count(use) > 1]
    if ColumnUse.DATE not in uses or _MONEY.isdisjoint(uses) or odd:
        raise BadProfileCell("columns", written[:_LONGEST_ODD_TEXT])


def _uses(text: str) -> Iterator[ColumnUse]:
    words = {fold(word): use for use, word in USE_WORDS.items()}
    words |= {fold(use.value): use for use in ColumnUse}
    for word in text.split("+"):
        if fold(word) not in words:
            raise BadProfileCell("columns", word.strip()[:_LONGEST_ODD_TEXT])
        yield words[fold(word)]


def _column_text(column: ColumnChoice) -> str:
    heading = _NOT_IN_A_HEADING.sub(" ", column.heading).strip()
    uses = " + ".join(USE_WORDS[use] for use in column.uses)
    return f"{column.place or ''} {heading}".strip() + f" = {uses}"


def _of_word(words: Mapping[Value, str], cells: Mapping[str, str], field: str) -> Value | None:
    """The value of a word; the value itself, as typed, will do as well."""
    text = cells.get(field, "")
    if not text.strip():
        return None
    for value, word in words.items():
        if fold(word) == fold(text) != "" or text.strip() == str(value).strip():
            return value
    raise BadProfileCell(field, text.strip()[:_LONGEST_ODD_TEXT])


def _signature_text(signature: str) -> str:
    return _translated(signature, SHAPE_WORDS)


def _signature_from(text: str) -> str:
    return _translated(text.strip(), {word: kind for kind, word in SHAPE_WORDS.items()})


def _translated(signature: str, words: Mapping[str, str]) -> str:
    if not signature.startswith(SHAPE_MARK):
        return signature
    kinds = signature.removeprefix(SHAPE_MARK).split(SIGNATURE_BAR)
    return SHAPE_MARK + SIGNATURE_BAR.join(words.get(kind, kind) for kind in kinds)
