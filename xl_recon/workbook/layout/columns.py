"""What a table of the workbook is made of: columns, kinds of cells, sheets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from xl_recon.plan.changes import Table

# What the user is told at a cell with choices, and at the foot of a printed page.
CHOOSE_ONE = "Scegliere un valore dell'elenco."
NOT_LISTED = "Non è nell'elenco: va bene lo stesso, se è voluto."
PAGE_FOOT = "&L&9 &F · &A&R&9 Pagina &P di &N"


class Kind(StrEnum):
    """What the cells of a column hold, which decides how they read and look."""

    TEXT = "text"
    CODE = "code"  # text cells (format @): accounts, IBANs, references, phrases that begin with +
    DAY = "day"
    MOMENT = "moment"
    MONEY = "money"
    RATE = "rate"
    WHOLE = "whole"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A field of the code and its heading on the sheet."""

    field: str
    header: str
    kind: Kind = Kind.TEXT
    width: int = 12  # characters
    required: bool = False
    aliases: tuple[str, ...] = ()
    choices: str = ""  # a list of values ("Sì,No"), or "=Name" of a defined list
    formula: str = ""  # of a calculated column, without its "="
    note: str = ""  # shown at the heading
    hidden: bool = False  # for the program's own use
    wrap: bool = False  # broken into lines; wide columns of text are so anyway
    strict: bool = True  # False: what is not among the choices is doubted, not refused


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLayout:
    """A worksheet table and the sheet it stands on."""

    table: Table
    name: str
    sheet: str
    purpose: str  # one sentence under the sheet's title
    columns: tuple[Column, ...]
    hidden: bool = False
    shared: tuple[Column, ...] = ()  # fields worked out from several columns: what to call them

    @property
    def headers(self) -> tuple[str, ...]:
        """The headings, left to right."""
        return tuple(column.header for column in self.columns)

    def column(self, field: str) -> Column:
        """The column of a field."""
        return next(column for column in (*self.columns, *self.shared) if column.field == field)

    def header_of(self, field: str) -> str:
        """The heading of a field's column."""
        return self.column(field).header
