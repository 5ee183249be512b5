from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from workbook_template.build import TEMPLATE, built
from workbook_template.entry_checks import LISTS
from workbook_template.palette import GROUPS, NUMBER_FORMATS
from workbook_template.start_sheet import SHEET as START
from workbook_template.starting_rows import BANK_IBANS, STARTING_ROWS
from xl_recon.plan.changes import Table
from xl_recon.records.reference import is_iban
from xl_recon.workbook.layout import LAYOUTS, Kind, TableLayout
from xl_recon.workbook.layout.journal import JOURNAL
from xl_recon.workbook.layout.masters import DOCUMENTS

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / ".." / "shared" / "prototypes" / "xsd" / "ooxml" / "sml.xsd"
EACH_LAYOUT = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)
CHECKED_PARTS = re.compile(r"xl/(worksheets/sheet|tables/table|comments/comment|styles|workbook)")


@pytest.fixture(scope="module")
def template() -> openpyxl.Workbook:
    return openpyxl.load_workbook(TEMPLATE)


def rows_of(sheet: Worksheet, layout: TableLayout) -> list[tuple[Any, ...]]:
    """The cells of the table's body."""
    return list(sheet[sheet.tables[layout.name].ref])[1:]


def body_of(sheet: Worksheet, layout: TableLayout, field: str) -> str:
    """The body of one column, as a reference."""
    cells = [row[layout.columns.index(layout.column(field))] for row in rows_of(sheet, layout)]
    return ":".join(dict.fromkeys((cells[0].coordinate, cells[-1].coordinate)))


def nothing_or(value: str | float | None) -> str | float | None:
    return None if value == "" else value


def test_the_kept_file_is_what_the_script_builds() -> None:
    assert TEMPLATE.read_bytes() == built()


def test_sheets_stand_in_the_order_of_the_layouts(template: openpyxl.Workbook) -> None:
    assert template.sheetnames == [START, *(layout.sheet for layout in LAYOUTS.values())]


def test_only_the_log_of_changes_is_hidden(template: openpyxl.Workbook) -> None:
    hidden = [sheet.title for sheet in template.worksheets if sheet.sheet_state != "visible"]
    assert hidden == ["Modifiche"]


def test_every_table_belongs_to_one_group() -> None:
    assert sorted(table for tables in GROUPS.values() for table in tables) == sorted(LAYOUTS)


@EACH_LAYOUT
def test_a_sheet_holds_its_table_with_the_headings(
    template: openpyxl.Workbook, layout: TableLayout
) -> None:
    table = template[layout.sheet].tables[layout.name]
    assert tuple(column.name for column in table.tableColumns) == layout.headers
    first_row = next(iter(template[layout.sheet][table.ref]))
    assert tuple(cell.value for cell in first_row) == layout.headers


@EACH_LAYOUT
def test_every_body_cell_has_its_kind_s_format(
    template: openpyxl.Workbook, layout: TableLayout
) -> None:
    for row in rows_of(template[layout.sheet], layout):
        formats = [cell.number_format for cell in row]
        assert formats == [NUMBER_FORMATS[column.kind] for column in layout.columns]


@EACH_LAYOUT
def test_the_body_holds_the_starting_rows_or_one_blank_row(
    template: openpyxl.Workbook, layout: TableLayout
) -> None:
    rows = rows_of(template[layout.sheet], layout)
    starting = STARTING_ROWS.get(layout.table, ())
    assert len(rows) == max(len(starting), 1)
    for row, expected in zip(rows, starting or ({},), strict=True):
        for cell, column in zip(row, layout.columns, strict=True):
            formula = f"={column.formula}" if column.formula else None
            assert cell.value == (formula or nothing_or(expected.get(column.field)))


@EACH_LAYOUT
def test_a_text_that_looks_like_a_formula_is_a_text(
    template: openpyxl.Workbook, layout: TableLayout
) -> None:
    for row in rows_of(template[layout.sheet], layout):
        for cell, column in zip(row, layout.columns, strict=True):
            assert cell.data_type != "f" or column.formula


@EACH_LAYOUT
def test_lists_cover_the_whole_body(template: openpyxl.Workbook, layout: TableLayout) -> None:
    sheet = template[layout.sheet]
    listed = {
        str(check.sqref): check.formula1
        for check in sheet.data_validations.dataValidation
        if check.type == "list"
    }
    for column in layout.columns:
        if column.choices:
            written = column.choices if column.choices[0] == "=" else f'"{column.choices}"'
            assert listed[body_of(sheet, layout, column.field)] == written


def test_formulas_hold_no_result_that_could_grow_old() -> None:
    with zipfile.ZipFile(TEMPLATE) as package:
        for name in package.namelist():
            assert not re.search(rb"</f><v>[^<]", package.read(name)), name


def test_excel_marks_no_account_number_as_a_mistake() -> None:
    with zipfile.ZipFile(TEMPLATE) as package:
        quiet = [b'numberStoredAsText="1"' in package.read(name) for name in package.namelist()]
    assert sum(quiet) == len(LAYOUTS)


@EACH_LAYOUT
def test_messages_are_short_enough_for_excel(
    template: openpyxl.Workbook, layout: TableLayout
) -> None:
    for check in template[layout.sheet].data_validations.dataValidation:
        assert len(check.errorTitle or "") <= 32
        assert len(check.error or "") <= 225


def test_every_list_of_the_layouts_has_a_name(template: openpyxl.Workbook) -> None:
    used = {
        column.choices[1:]
        for layout in LAYOUTS.values()
        for column in layout.columns
        if column.choices.startswith("=")
    }
    assert used == set(LISTS)
    assert used <= set(template.defined_names)


@EACH_LAYOUT
def test_a_sheet_prints_readably(template: openpyxl.Workbook, layout: TableLayout) -> None:
    sheet = template[layout.sheet]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    header = sheet.tables[layout.name].ref.split(":")[0].removeprefix("A")
    assert sheet.print_title_rows == f"${header}:${header}"
    assert sheet.freeze_panes is not None
    assert sheet.freeze_panes.endswith(str(int(header) + 1))


def test_highlights_cover_the_whole_body(template: openpyxl.Workbook) -> None:
    areas = {str(area.sqref) for area in template[JOURNAL.sheet].conditional_formatting}
    rows = rows_of(template[JOURNAL.sheet], JOURNAL)
    assert f"{rows[0][0].coordinate}:{rows[-1][-1].coordinate}" in areas
    assert body_of(template[JOURNAL.sheet], JOURNAL, "status") in areas


def test_ibans_of_the_bank_accounts_are_valid() -> None:
    assert all(is_iban(number) for number in BANK_IBANS.values())


def test_accounts_and_codes_that_are_named_exist() -> None:
    accounts = {row["number"] for row in STARTING_ROWS[Table.ACCOUNTS]}
    codes = {row["code"] for row in STARTING_ROWS[Table.VAT_CODES]}
    rules = STARTING_ROWS[Table.RULES]
    named = {row["account"] for row in STARTING_ROWS[Table.VAT_CODES]}
    named |= {row.get(side, "") for row in rules for side in ("debit", "credit")}
    assert named - {""} <= accounts
    used = {row["vat_code"] for row in (*STARTING_ROWS[Table.ACCOUNTS],)}
    used |= {row.get("vat_code", "") for row in rules}
    assert used - {""} <= codes


def test_example_rules_are_active_and_each_has_its_colour(template: openpyxl.Workbook) -> None:
    layout = LAYOUTS[Table.RULES]
    rows = rows_of(template[layout.sheet], layout)
    colours = [{cell.fill.fgColor.rgb for cell in row} for row in rows]
    assert all(len(colour) == 1 for colour in colours)
    assert len(set.union(*colours)) == len(rows)


@pytest.mark.parametrize("part", ["worksheets/sheet", "tables/table", "comments/comment"])
def test_parts_are_there_to_be_checked(part: str) -> None:
    with zipfile.ZipFile(TEMPLATE) as package:
        assert any(name.startswith(f"xl/{part}") for name in package.namelist())


@pytest.mark.skipif(not SCHEMA.exists(), reason="the ECMA-376 schemas are not beside the project")
def test_every_part_is_valid_by_the_ecma_schemas() -> None:
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    with zipfile.ZipFile(TEMPLATE) as package:
        for name in filter(CHECKED_PARTS.match, package.namelist()):
            root = etree.fromstring(package.read(name))
            assert schema.validate(root), (name, schema.error_log)


SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
NEEDS_LIBREOFFICE = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def filled() -> bytes:
    """The template with three entries, a document half paid, and cells that ask for results."""
    workbook = openpyxl.load_workbook(TEMPLATE)
    _enter(
        workbook,
        JOURNAL,
        (
            {"description": "Incasso", "debit": "1020", "credit": "3200", "amount": 100},
            {"description": "Affitto", "debit": "6000", "credit": "1020", "amount": 30.5},
            {"description": "Ignoto", "debit": "[CA]", "credit": "1020", "amount": 5},
        ),
    )
    _enter(workbook, DOCUMENTS, ({"key": "F-1", "total": 80},))
    _enter(workbook, LAYOUTS[Table.SETTLEMENTS], ({"document": "F-1", "amount": 30},))
    for row, name in enumerate(LISTS, 60):
        workbook[START][f"B{row}"] = f"=COUNTA({name})"
    made = BytesIO()
    workbook.save(made)
    return made.getvalue()


def _enter(
    workbook: openpyxl.Workbook, layout: TableLayout, rows: tuple[dict[str, str | float], ...]
) -> None:
    sheet = workbook[layout.sheet]
    table = sheet.tables[layout.name]
    first = rows_of(sheet, layout)[0][0].row
    for offset, row in enumerate(rows):
        for number, column in enumerate(layout.columns, 1):
            formula = f"={column.formula}" if column.formula else None
            sheet.cell(first + offset, number, formula or row.get(column.field))
    last = rows_of(sheet, layout)[0][-1].column_letter
    table.ref = f"A{first - 1}:{last}{first + len(rows) - 1}"
    assert table.autoFilter is not None
    table.autoFilter.ref = table.ref


@pytest.fixture(scope="module")
def calculated(tmp_path_factory: pytest.TempPathFactory) -> CalamineWorkbook:
    """The filled template as LibreOffice calculates it."""
    return calculated_by_libreoffice(filled(), tmp_path_factory.mktemp("libreoffice"))


def calculated_by_libreoffice(content: bytes, folder: Path) -> CalamineWorkbook:
    source = folder / "in" / "prova.xlsx"
    source.parent.mkdir(parents=True)
    source.write_bytes(content)
    profile = (folder / "profile").as_uri()
    command = [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    subprocess.run(  # noqa: S603 - our own file, a program found on the path
        [*command, "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), str(source)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return CalamineWorkbook.from_path(str(folder / "prova.xlsx"))


def sheet_rows(workbook: CalamineWorkbook, sheet: str) -> list[list[Any]]:
    return workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def values_of(workbook: CalamineWorkbook, layout: TableLayout, field: str) -> list[Any]:
    rows = sheet_rows(workbook, layout.sheet)
    start = rows.index(next(row for row in rows if row[0] == layout.headers[0])) + 1
    column = layout.columns.index(layout.column(field))
    return [row[column] for row in rows[start:]]


@NEEDS_LIBREOFFICE
def test_no_formula_fails_in_libreoffice(calculated: CalamineWorkbook) -> None:
    for layout in LAYOUTS.values():
        shown = {str(value) for row in sheet_rows(calculated, layout.sheet) for value in row}
        assert not {value for value in shown if value.startswith(("#", "Err:"))}


@NEEDS_LIBREOFFICE
def test_a_row_with_the_temporary_account_is_to_be_completed(calculated: CalamineWorkbook) -> None:
    status = values_of(calculated, JOURNAL, "status")
    assert status == ["Completata", "Completata", "Da completare"]


@NEEDS_LIBREOFFICE
def test_the_first_sheet_counts_rows_and_shows_the_balance(calculated: CalamineWorkbook) -> None:
    figures = sheet_rows(calculated, START)[5]
    assert [figures[column] for column in (1, 3, 5, 7)] == [3, 1, 64.5, 4]


@NEEDS_LIBREOFFICE
def test_accounts_show_their_balance(calculated: CalamineWorkbook) -> None:
    accounts = LAYOUTS[Table.ACCOUNTS]
    balances = dict(
        zip(
            values_of(calculated, accounts, "number"),
            values_of(calculated, accounts, "balance"),
            strict=True,
        )
    )
    assert (balances["1020"], balances["3200"], balances["6000"]) == (64.5, -100, 30.5)
    assert sum(balances.values()) == -5  # what waits on the temporary account


@NEEDS_LIBREOFFICE
def test_a_document_shows_what_is_left_to_pay(calculated: CalamineWorkbook) -> None:
    assert values_of(calculated, DOCUMENTS, "residual") == [50]


@NEEDS_LIBREOFFICE
def test_lists_are_as_long_as_their_tables(calculated: CalamineWorkbook) -> None:
    counts = [row[1] for row in sheet_rows(calculated, START)[59 : 59 + len(LISTS)]]
    expected = [Table.ACCOUNTS, Table.VAT_CODES, Table.COST_CENTRES]
    assert counts == [*(len(STARTING_ROWS[table]) for table in expected), 0, 0]


def test_code_cells_keep_an_account_number_as_text(template: openpyxl.Workbook) -> None:
    accounts = LAYOUTS[Table.ACCOUNTS]
    assert accounts.column("number").kind is Kind.CODE
    numbers = [row[0].value for row in rows_of(template[accounts.sheet], accounts)]
    assert all(isinstance(number, str) for number in numbers)


@EACH_LAYOUT
def test_columns_for_the_programs_own_use_are_hidden(
    template: openpyxl.Workbook, layout: TableLayout
) -> None:
    dimensions = template[layout.sheet].column_dimensions
    columns = zip(map(get_column_letter, count(1)), layout.columns, strict=False)
    own = [letter for letter, column in columns if column.hidden]
    assert all(dimensions[letter].hidden for letter in own)
