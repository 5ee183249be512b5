from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from tests.builders import a_row, a_rule_row
from xl_recon.plan.changes import Plan, SetCells, Table
from xl_recon.records.journal import Columns, JournalRow
from xl_recon.records.ledger import Account
from xl_recon.records.rule import RuleRow
from xl_recon.records.settings import Settings
from xl_recon.workflows.apply_rules import propose_completion

TODAY = date(2025, 2, 1)


class PaperWorkbook:
    """A workbook of lists; a column that nobody asked for is not there."""

    def __init__(self, rows: Sequence[JournalRow], *rules: RuleRow) -> None:
        self.rows = rows
        self.rules = rules
        self.lacking: set[tuple[Table, str]] = set()

    def settings(self) -> Settings:
        return Settings()

    def accounts(self) -> tuple[Account, ...]:
        return (Account(number="1020", iban="CH0000000000000000001"), Account(number="6400"))

    def rule_rows(self) -> tuple[RuleRow, ...]:
        return self.rules

    def has_column(self, name: Table, field: str) -> bool:
        return (name, field) not in self.lacking

    def journal(self, fields: Sequence[str]) -> Columns:
        columns = {name: [getattr(row, name) for row in self.rows] for name in fields}
        return Columns(len(self.rows), columns)


def filled(plan: Plan, field: str) -> dict[int, object]:
    return {
        row: change.after
        for change in plan.changes
        if isinstance(change, SetCells) and change.table is Table.JOURNAL and change.field == field
        for row in change.rows
    }


def left(plan: Plan) -> list[str]:
    return [notice.detail for notice in plan.notices if notice.code == "rules.rows_left"]


def test_a_rule_takes_the_place_of_the_temporary_account() -> None:
    plan = propose_completion(PaperWorkbook([a_row()], a_rule_row()), TODAY)
    assert filled(plan, "debit") == {1: "6400"}
    assert left(plan) == []


def test_the_columns_a_rule_fills_are_read_and_filled() -> None:
    rule = a_rule_row(fill=(("vat_code", "IP22"), ("due_date", TODAY)))
    plan = propose_completion(PaperWorkbook([a_row()], rule), TODAY)
    assert (filled(plan, "vat_code"), filled(plan, "due_date")) == ({1: "IP22"}, {1: TODAY})


def test_rows_without_a_rule_are_counted() -> None:
    rows = [a_row(description="Affitto"), a_row(), a_row(debit="6000", description="Affitto")]
    assert left(propose_completion(PaperWorkbook(rows, a_rule_row()), TODAY)) == ["1"]


def test_only_the_rows_asked_for_are_completed() -> None:
    workbook = PaperWorkbook([a_row(), a_row(), a_row()], a_rule_row())
    plan = propose_completion(workbook, TODAY, rows=frozenset({2}))
    assert filled(plan, "debit") == {2: "6400"}
    assert left(plan) == ["2"]


def test_only_rows_of_the_account_asked_for_are_completed() -> None:
    workbook = PaperWorkbook([a_row(), a_row(credit="1030")], a_rule_row())
    assert filled(propose_completion(workbook, TODAY, account="1030"), "debit") == {2: "6400"}


def test_a_rule_that_is_refused_is_told() -> None:
    refused = a_rule_row(description="", debit="", credit="")
    plan = propose_completion(PaperWorkbook([a_row(amount=Decimal(1))], refused), TODAY)
    assert plan.changes == ()
    assert [notice.code.split(".")[0] for notice in plan.notices] == ["rule", "rules"]


def test_without_a_column_for_notes_the_bank_s_text_stays_and_it_is_told() -> None:
    workbook = PaperWorkbook([a_row()], a_rule_row(new_text="Luce"))
    workbook.lacking.add((Table.JOURNAL, "notes"))
    plan = propose_completion(workbook, TODAY)
    assert (filled(plan, "debit"), filled(plan, "description")) == ({1: "6400"}, {})
    assert [notice.code for notice in plan.notices] == ["rule.text_without_notes"]


def test_a_mark_of_a_rule_that_fits_another_row_gives_way() -> None:
    rules = a_rule_row(), a_rule_row(row=2, description="gas")
    plan = propose_completion(PaperWorkbook([a_row(rule="gas"), a_row(rule="Anna")], *rules), TODAY)
    assert filled(plan, "rule") == {1: "luce"}
