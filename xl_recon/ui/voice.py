"""Sentences in the user's language, made from the same facts in either."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from importlib import import_module
from string import Formatter
from typing import Any

from xl_recon.errors import XlReconError
from xl_recon.plan.changes import Table
from xl_recon.records.notice import Notice
from xl_recon.records.source import SourceRef
from xl_recon.ui.row_numbers import row_ranges
from xl_recon.workbook.layout import ALTERNATIVES, LAYOUTS

FirstRow = Callable[[Table], int]

_VALUE = re.compile(r"(?<![\w.])(?:(\d{4}-\d{2}-\d{2})|(-?\d+\.\d+))(?![\w.]*\w)")
_WIDTHS = {"money": ">12", "account": "<8"}
# The places in a rule's notice that are rows of the rules table, not of the journal.
_OF_RULES = {"rule.outranked", "rules.other_winner"}


class Language(StrEnum):
    """The languages that all sentences are there in."""

    ITALIAN = "it"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """All sentences of one language.

    `sentences` has a key for each message, notice and error (its class name). `found` turns the
    short English keys of errors into words: a pattern and what to say of its groups.
    """

    sentences: Mapping[str, str]
    found: tuple[tuple[str, str], ...]
    tables: Mapping[Table, str]
    asides: Mapping[str, str]  # what a sentence adds when there is something to add
    columns: Mapping[str, str]  # what the log of changes calls by a name of its own
    rows: tuple[str, str]  # one row, several
    thousands: str
    decimal_mark: str
    day: str
    moment: str


class Voice:
    """Speaks one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        name = {Language.ITALIAN: "italian", Language.ENGLISH: "english"}[language]
        self._wording: Wording = import_module(f"xl_recon.ui.{name}").WORDING
        self._formatter = _Facts(self._wording)

    def say(self, key: str, **facts: object) -> str:
        """Return the sentence of a key with these facts in it."""
        return self._formatter.vformat(self._wording.sentences[key], (), facts)

    def knows(self, key: str) -> bool:
        """Whether there is a sentence for a key."""
        return key in self._wording.sentences

    def error(self, error: XlReconError) -> str:
        """Return what happened, where, and what to do now."""
        facts = {name: self._fact(name, value) for name, value in vars(error).items()}
        return self.say(type(error).__name__, **facts)

    def notice(self, notice: Notice, first_row: FirstRow = lambda _: 1) -> str:
        """Return a notice; `first_row` turns places in a table into worksheet rows."""
        table, name = self._table_of(notice)
        journal = first_row(table)
        where, detail = notice.where, notice.detail
        if isinstance(where, int):
            where += first_row(Table.RULES) - 1
        if notice.code in _OF_RULES:
            places = [int(place) + first_row(Table.RULES) - 1 for place in detail.split(", ")]
            detail = row_ranges(places)
        rows = [row + journal - 1 for row in notice.rows]
        return self.say(
            notice.code,
            where=name or self._cell(where, notice.field),
            detail=detail,
            count=len(rows) or _count(detail),
            rows=row_ranges(rows),
            table=name,
        )

    def found(self, text: str) -> str:
        """Return an error's short English key in words, or a general phrase."""
        for pattern, words in self._wording.found:
            hit = re.fullmatch(pattern, text, re.DOTALL)
            if hit:
                return self._formatter.vformat(words, hit.groups(), {})
        return self._wording.sentences["found.other"]

    def table(self, table: Table) -> str:
        """Return a table's name as the user knows it."""
        return self._wording.tables.get(table, table.value)

    def _fact(self, name: str, value: object) -> object:
        return self.found(str(value)) if name == "found" else self._place(value)

    def _place(self, value: object) -> object:
        if isinstance(value, SourceRef):
            if value.position is None:
                return value.document
            return self.say("place", document=value.document, position=value.position)
        return value

    def _cell(self, where: object, field: str) -> object:
        """A place, and the column of the rules table where one is at fault."""
        columns = (*LAYOUTS[Table.RULES].columns, *ALTERNATIVES[Table.RULES].columns)
        header = next((it.header for it in columns if it.field == field), "")
        if not header:
            return self._place(where)
        row = self._formatter.format_field(where, "")
        return f"{row}, {self._formatter.format_field(header, 'column')}"

    def _table_of(self, notice: Notice) -> tuple[Table, str]:
        if isinstance(notice.where, str) and notice.where in set(Table):
            table = Table(notice.where)
            return table, self.table(table)
        return Table.JOURNAL, ""


class _Facts(Formatter):
    """Puts facts into a sentence: amounts and days as one writes them, nouns in their number."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def format_field(self, value: Any, format_spec: str) -> str:
        match value:
            case int() if "|" in format_spec:
                one, many = format_spec.split("|")
                return one if value == 1 else many
            case int() if not format_spec:
                return f"{value:,}".replace(",", self._wording.thousands)
            case Decimal():
                return f"{self._amount(value):{_WIDTHS.get(format_spec, '')}}"
            case dt.datetime():
                return value.strftime(self._wording.moment)
            case dt.date():
                return value.strftime(self._wording.day)
            case _:
                return self._text(str(value), format_spec)

    def _text(self, text: str, spec: str) -> str:
        if spec == "values":
            return _VALUE.sub(self._value, text).replace("+ -", "- ")
        if spec == "column":
            return self._wording.columns.get(text) or self._column(text)
        if spec == "rows":
            return self._wording.rows[not text.isdecimal()].format(text)
        if spec in self._wording.asides:
            return self._wording.asides[spec].format(text) if text else ""
        return f"{text:{_WIDTHS.get(spec, '')}}"

    def _amount(self, value: Decimal) -> str:
        marks = {",": self._wording.thousands, ".": self._wording.decimal_mark}
        return "".join(marks.get(letter, letter) for letter in f"{value:,.2f}")

    def _column(self, header: str) -> str:
        return self._wording.columns[""].format(header)

    def _value(self, hit: re.Match[str]) -> str:
        if hit[1]:
            return dt.date.fromisoformat(hit[1]).strftime(self._wording.day)
        return self._amount(Decimal(hit[2]))


def _count(detail: str) -> int:
    return int(detail) if detail.isdecimal() else 0
