"""A QIF text as sections of records: a letter begins each line, `^` ends a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_TYPE = re.compile(r"!\s*Type\s*:?\s*(.*)", re.IGNORECASE)
_SECURITIES = {"invst", "port"}
# Lists that move no money; of an unknown name is an account, which programs call in their language.
_LISTS = {
    *("cat", "class", "memorized", "security", "prices", "budget", "tag", "template", "bill"),
    *("invitem", "mem", "category", "payee", "loan", "template2"),
}
_BRACKETED = re.compile(r"\[(.+)\]")
_OPENING = re.compile(
    r"(?i)(?:opening|starting|initial|beginning) balance|saldo (?:iniziale|inicial|anterior)"
    r"|solde (?:initial|d.ouverture)|(?:er.ffnungs|anfangs)(?:saldo|bestand)|sold ini.ial"
)


class Kind(Enum):
    """What a section holds."""

    ACCOUNTS = auto()
    MOVEMENTS = auto()
    SECURITIES = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a record."""

    letter: str
    text: str


@dataclass(slots=True)
class Split:
    """A part of a movement."""

    category: str
    memo: str = ""
    amount: str = ""


@dataclass(slots=True)
class Record:
    """What stands up to a `^`; of each letter the first text counts."""

    line: int
    texts: dict[str, str] = field(default_factory=dict)
    splits: list[Split] = field(default_factory=list)

    def text(self, *letters: str) -> str:
        """The text of the first of these letters that has one."""
        return next((self.texts[letter] for letter in letters if letter in self.texts), "")

    @property
    def amount(self) -> str:
        """The amount as written; `U` says the same with more digits."""
        return self.text("T", "U")

    @property
    def is_movement(self) -> bool:
        """Whether it has both a day and an amount."""
        return "D" in self.texts and bool(self.amount)

    @property
    def own_account(self) -> str:
        """The account in brackets that a transfer names, as the opening balance does its own."""
        found = _BRACKETED.fullmatch(self.text("L"))
        return found[1] if found else ""

    @property
    def is_opening(self) -> bool:
        """Whether by its words it tells what was in the account at the beginning."""
        return bool(_OPENING.fullmatch(self.text("P", "M")))


@dataclass(slots=True)
class Section:
    """The records under one heading."""

    kind: Kind
    account: str = ""
    type: str = ""
    records: list[Record] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections:
    """All sections of a text, and whether its last record is closed."""

    found: tuple[Section, ...]
    is_whole: bool


def sections(text: str) -> Sections:
    """Return the sections in their order."""
    reading = _Reading()
    for number, line in enumerate(_LINE_BREAK.split(text), 1):
        reading.take(line.strip(), number)
    reading.end_record(is_closed=False)
    return Sections(found=tuple(reading.sections), is_whole=reading.is_whole)


def parts(record: Record) -> Iterator[str]:
    """Return the amounts that a record writes."""
    yield from filter(None, (record.amount, *(split.amount for split in record.splits)))


class _Reading:
    """The sections read so far, and the record that is not at its end."""

    def __init__(self) -> None:
        # A few programs write no heading at all.
        self.sections = [Section(Kind.MOVEMENTS)]
        self.is_whole = True
        self._account = ""
        self._record: Record | None = None

    def take(self, line: str, number: int) -> None:
        if line.startswith("!"):
            self.end_record(is_closed=True)
            self._begin_section(line)
        elif line.startswith("^"):
            self.end_record(is_closed=True)
        elif line and (self._record or not line.startswith("#")):
            if self._record is None:
                self._record = Record(number)
            _add(self._record, Field(line[0].upper(), line[1:].strip()))

    def end_record(self, *, is_closed: bool) -> None:
        record, self._record = self._record, None
        if record is None or not record.texts:
            return
        section = self.sections[-1]
        section.records.append(record)
        self.is_whole = is_closed or section.kind is not Kind.MOVEMENTS
        if section.kind is Kind.ACCOUNTS and "N" in record.texts:
            self._account = record.texts["N"]

    def _begin_section(self, heading: str) -> None:
        if len(self.sections) == 1:  # words before the first heading are no movements
            self.sections[0].records = [it for it in self.sections[0].records if it.is_movement]
        if found := _TYPE.match(heading):
            kind = _kind(found[1])
            self.sections.append(Section(kind, self._account, found[1].strip()))
        elif heading.casefold().startswith("!account"):
            self.sections.append(Section(Kind.ACCOUNTS))
        elif heading.casefold().startswith("!clear"):  # the list of accounts ends
            self._account = ""


def _kind(name: str) -> Kind:
    plain = name.strip().casefold()
    if plain.partition(":")[0] in _SECURITIES:
        return Kind.SECURITIES
    return Kind.OTHER if plain in _LISTS else Kind.MOVEMENTS


def _add(record: Record, read: Field) -> None:
    match read.letter:
        case "S":
            record.splits.append(Split(category=read.text))
        case "E" if record.splits:
            record.splits[-1].memo = record.splits[-1].memo or read.text
        case "$" if record.splits:
            record.splits[-1].amount = record.splits[-1].amount or read.text
        case _ if read.text:
            record.texts.setdefault(read.letter, read.text)
        case _:
            pass
