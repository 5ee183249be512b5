from __future__ import annotations

import dataclasses

import pytest

from xl_recon.plan.changes import Table
from xl_recon.records.journal import JournalRow
from xl_recon.records.ledger import Account
from xl_recon.records.rule import RuleRow
from xl_recon.records.settings import Settings
from xl_recon.workbook.layout import LAYOUTS, REPORTS, Kind, TableLayout
from xl_recon.workbook.layout.journal import JOURNAL, RULES
from xl_recon.workbook.layout.masters import ACCOUNTS
from xl_recon.workbook.layout.settings import SETTING_LINES

EACH_LAYOUT = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)
CODES = {
    "account",
    "bank_reference",
    "credit",
    "debit",
    "external_reference",
    "fiscal_code",
    "iban",
    "ibans",
    "invoice",
    "number",
    "reference",
    "vat_code",
    "vat_number",
}


def field_names(record: type) -> set[str]:
    return {field.name for field in dataclasses.fields(record)}


def test_every_table_has_a_layout() -> None:
    assert not set(LAYOUTS) & set(REPORTS)
    assert {*LAYOUTS, *REPORTS} == set(Table)


def test_each_layout_stands_under_its_own_table() -> None:
    assert all(layout.table is table for table, layout in LAYOUTS.items())


def test_tables_and_sheets_have_names_of_their_own() -> None:
    layouts = [*LAYOUTS.values(), *REPORTS.values()]
    assert len({layout.name for layout in layouts}) == len(Table)
    assert len({layout.sheet for layout in layouts}) == len(Table)


@EACH_LAYOUT
def test_names_are_what_a_spreadsheet_accepts(layout: TableLayout) -> None:
    assert layout.name.isidentifier()
    assert len(layout.sheet) <= 31
    assert not set(layout.sheet) & set("[]:*?/\\'")


@EACH_LAYOUT
def test_no_heading_or_field_stands_twice_in_a_table(layout: TableLayout) -> None:
    assert len(set(layout.headers)) == len(layout.columns)
    assert len({column.field for column in layout.columns}) == len(layout.columns)


@EACH_LAYOUT
def test_a_table_needs_some_column_and_never_a_calculated_one(layout: TableLayout) -> None:
    required = [column for column in layout.columns if column.required]
    assert required
    assert not any(column.formula for column in required)


@EACH_LAYOUT
def test_a_purpose_is_one_sentence_that_fits_its_line(layout: TableLayout) -> None:
    assert layout.purpose.endswith(".")
    assert len(layout.purpose) <= 90


@EACH_LAYOUT
def test_a_field_finds_its_heading(layout: TableLayout) -> None:
    assert tuple(layout.header_of(column.field) for column in layout.columns) == layout.headers


@EACH_LAYOUT
def test_codes_are_text_cells(layout: TableLayout) -> None:
    codes = [column for column in layout.columns if column.field in CODES]
    assert {column.kind for column in codes} <= {Kind.CODE}


@EACH_LAYOUT
def test_a_list_of_choices_fits_into_a_cell_check(layout: TableLayout) -> None:
    assert all(len(column.choices) <= 253 for column in layout.columns)


@EACH_LAYOUT
def test_a_tick_is_yes_or_no(layout: TableLayout) -> None:
    ticks = {column.choices for column in layout.columns if column.kind is Kind.YES_NO}
    assert ticks <= {"Sì,No"}


def test_the_journal_has_a_column_for_each_field_of_its_record() -> None:
    assert {column.field for column in JOURNAL.columns} == field_names(JournalRow) - {"row"}


def test_the_rules_have_the_journal_s_columns_and_their_own() -> None:
    assert RULES.headers[: len(JOURNAL.headers)] == JOURNAL.headers
    own = {"until", "active", "new_text", "used", "last_used"}
    assert {column.field for column in RULES.columns[len(JOURNAL.columns) :]} == own
    assert own <= field_names(RuleRow)


def test_no_column_of_a_rule_calculates_itself() -> None:
    assert not any(column.formula for column in RULES.columns)


def test_the_accounts_have_a_column_for_each_field_of_their_record() -> None:
    derived = {"holds_money"}  # told by the kind
    assert field_names(Account) - derived <= {column.field for column in ACCOUNTS.columns}


def test_every_setting_the_program_reads_stands_on_the_sheet_with_its_default() -> None:
    lines = {line.field: line.value for line in SETTING_LINES if line.field}
    words = {True: "Sì", False: "No"}
    assert set(lines) == field_names(Settings) - {"words"}  # they have a line for each list
    assert (lines["tolerance"], lines["charge_ceiling"]) == ("0.00", "50.00")
    for field in ("temporary_account", "missing_account", "bank_account", "customer_reference"):
        assert lines[field] == getattr(Settings(), field)
    assert lines["ignore_pos"] == words[Settings().ignore_pos]
    assert (
        lines["whole_words"] == {True: "parole intere", False: "contiene"}[Settings().whole_words]
    )


def test_a_setting_with_choices_begins_with_one_of_them() -> None:
    for line in SETTING_LINES:
        if line.choices and not line.choices.startswith("="):
            assert line.value in line.choices.split(",")


def test_every_setting_is_explained_in_a_sentence() -> None:
    assert all(line.explanation.endswith(".") for line in SETTING_LINES)
    assert len({line.key for line in SETTING_LINES}) == len(SETTING_LINES)
