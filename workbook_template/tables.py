"""A sheet with one table: title, headings, body, and how it prints."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.comments import Comment
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table as SheetTable
from openpyxl.worksheet.table import TableColumn, TableFormula, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from workbook_template.palette import (
    NUMBER_FORMATS,
    PAPER,
    QUIET,
    Group,
    alignment_of,
    bottom_line,
    font,
    group_of,
    solid,
)
from workbook_template.starting_rows import RULE_COLOURS, STARTING_ROWS, Row
from xl_recon.plan.changes import Table
from xl_recon.workbook.layout import Column, TableLayout

_HEADER_ROW = 4
_STATEMENT_HEADER_ROW = 11  # its head stands above the table
_READABLE_WIDTH = 280  # characters that one page may hold; wider sheets take two
# Columns that a rule hardly ever fills: folded away behind the outline's plus sign.
_FOLDED = {
    Table.RULES: frozenset(
        {
            "value_date",
            "invoice",
            "vat_amount_type",
            "cc2",
            "cc3",
            "segment",
            "due_date",
            "external_reference",
            "iban",
            "counterparty",
            "status",
            "rule",
            "batch",
            "id",
        }
    )
}
_FROZEN = {
    Table.JOURNAL: 5,
    Table.RULES: 5,
    Table.SETTINGS: 1,
    Table.STAGED_STATEMENT: 3,
    Table.PARTIES: 2,
    Table.ACCOUNTS: 2,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSheet:
    """A table as it stands on its sheet.

    A table without rows has one blank row, as Excel wants it: it holds the formats, lists and
    formulas that new rows take over.
    """

    layout: TableLayout
    sheet: Worksheet
    header_row: int
    height: int

    @property
    def first(self) -> int:
        """The worksheet row of the body's first row."""
        return self.header_row + 1

    @property
    def last(self) -> int:
        """The worksheet row of the body's last row."""
        return self.header_row + self.height

    def letter(self, field: str) -> str:
        """The letter of a field's column."""
        names = [column.field for column in self.layout.columns]
        return get_column_letter(names.index(field) + 1)

    def body_of(self, field: str) -> str:
        """The body cells of one column."""
        letter = self.letter(field)
        return f"{letter}{self.first}:{letter}{self.last}"

    @property
    def body(self) -> str:
        """All body cells."""
        return f"A{self.first}:{get_column_letter(len(self.layout.columns))}{self.last}"

    @property
    def reference(self) -> str:
        """The whole table, headings included."""
        return f"A{self.header_row}:{get_column_letter(len(self.layout.columns))}{self.last}"


def add_table_sheet(workbook: Workbook, layout: TableLayout) -> TableSheet:
    """Add the sheet of a table with what a new workbook holds."""
    rows = STARTING_ROWS.get(layout.table, ())
    placed = TableSheet(
        layout=layout,
        sheet=workbook.create_sheet(layout.sheet),
        header_row=_header_row(layout.table),
        height=max(len(rows), 1),
    )
    _write_title(placed, group_of(layout.table))
    _write_headings(placed, group_of(layout.table))
    _write_body(placed, rows)
    _paint_rules(placed)
    placed.sheet.add_table(_sheet_table(placed))
    _set_view(placed, group_of(layout.table))
    _set_print(placed)
    return placed


def _header_row(table: Table) -> int:
    return _STATEMENT_HEADER_ROW if table is Table.STAGED_STATEMENT else _HEADER_ROW


def _write_title(placed: TableSheet, group: Group) -> None:
    sheet = placed.sheet
    sheet["A1"] = placed.layout.sheet
    sheet["A1"].font = font(size=18, bold=True, colour=group.dark)
    sheet["A1"].alignment = Alignment(vertical="center")
    sheet["A2"] = placed.layout.purpose
    sheet["A2"].font = font(colour=QUIET)
    sheet["A2"].alignment = Alignment(vertical="top")
    for row, height in ((1, 30), (2, 20), (3, 8), (placed.header_row, 24)):
        sheet.row_dimensions[row].height = height


def _write_headings(placed: TableSheet, group: Group) -> None:
    for number, column in enumerate(placed.layout.columns, 1):
        cell = placed.sheet.cell(placed.header_row, number, column.header)
        cell.font = font(bold=True, colour=PAPER)
        cell.fill = solid(group.dark if column.required else group.light)
        cell.alignment = Alignment(
            horizontal=alignment_of(column).horizontal,
            vertical="center",
            indent=alignment_of(column).indent,
        )
        if column.note:
            cell.comment = Comment(column.note, "xl_recon", height=_note_height(column), width=260)
        dimension = placed.sheet.column_dimensions[get_column_letter(number)]
        dimension.width = _width(column)
        if _is_folded(placed, column):
            dimension.outlineLevel, dimension.hidden = 1, True
        elif column.hidden:
            dimension.hidden = True


def _is_folded(placed: TableSheet, column: Column) -> bool:
    return column.field in _FOLDED.get(placed.layout.table, ())


def _note_height(column: Column) -> int:
    return 30 + 18 * (len(column.note) // 38)


def _width(column: Column) -> float:
    """Wide enough for the heading beside its filter button."""
    return max(column.width, len(column.header) + 5)


def _write_body(placed: TableSheet, rows: tuple[Row, ...]) -> None:
    for offset in range(placed.height):
        row = rows[offset] if rows else {}
        for number, column in enumerate(placed.layout.columns, 1):
            cell = placed.sheet.cell(placed.first + offset, number)
            cell.number_format = NUMBER_FORMATS[column.kind]
            cell.font = font()
            cell.alignment = alignment_of(column)
            cell.border = bottom_line()
            value = f"={column.formula}" if column.formula else row.get(column.field)
            # Not `or None`: a rate of 0 % is a rate.
            cell.value = None if value == "" else value
            if isinstance(value, str) and not column.formula and value:
                cell.data_type = "s"


def _paint_rules(placed: TableSheet) -> None:
    if placed.layout.table is not Table.RULES:
        return
    for offset, colour in enumerate(RULE_COLOURS):
        for cell in placed.sheet[placed.first + offset]:
            cell.fill = solid(colour)


def _sheet_table(placed: TableSheet) -> SheetTable:
    name = placed.layout.name
    table = SheetTable(name=name, displayName=name, ref=placed.reference)
    # Stripes would fight with the rules' colours; the lines are in the cells, which LibreOffice
    # shows too.
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    table.autoFilter = AutoFilter(ref=placed.reference)
    table.tableColumns = [
        _table_column(number, column) for number, column in enumerate(placed.layout.columns, 1)
    ]
    return table


def _table_column(number: int, column: Column) -> TableColumn:
    formula = TableFormula(attr_text=column.formula) if column.formula else None
    return TableColumn(id=number, name=column.header, calculatedColumnFormula=formula)


def _set_view(placed: TableSheet, group: Group) -> None:
    sheet = placed.sheet
    frozen = get_column_letter(_FROZEN.get(placed.layout.table, 0) + 1)
    sheet.freeze_panes = f"{frozen}{placed.first}"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    sheet.sheet_properties.tabColor = group.dark
    sheet.sheet_state = "hidden" if placed.layout.hidden else "visible"


def _set_print(placed: TableSheet) -> None:
    sheet = placed.sheet
    columns = placed.layout.columns
    set_page(sheet)
    sheet.print_title_rows = f"{placed.header_row}:{placed.header_row}"
    shown = sum(_width(column) for column in columns if not _is_folded(placed, column))
    sheet.page_setup.fitToWidth = 1 + int(shown // _READABLE_WIDTH)


def set_page(sheet: Worksheet, *, across: bool = True) -> None:
    """Print as wide as the page, with the sheet's name and page numbers."""
    sheet.page_setup.orientation = "landscape" if across else "portrait"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.footer = 0.5, 0.75, 0.35
    footer = HeaderFooterItem()
    footer.left.text, footer.right.text = "&F · &A", "Pagina &P di &N"
    footer.left.size = footer.right.size = 9
    sheet.HeaderFooter.oddFooter = footer
