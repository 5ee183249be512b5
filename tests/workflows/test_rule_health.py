from __future__ import annotations

from datetime import date

from tests.builders import a_row, a_rule_row
from tests.workflows.paper_workbook import PaperWorkbook
from xl_recon.records.rule_health import HealthKind
from xl_recon.workflows.rule_health import rule_health

TODAY = date(2025, 2, 1)


def test_findings_come_in_the_order_of_the_rules_table() -> None:
    rules = [
        a_rule_row(row=1, description="gas"),
        a_rule_row(row=2, amount_filter="molto"),
        a_rule_row(row=3, debit="6499"),
    ]
    found = rule_health(PaperWorkbook([a_row(), a_row(debit="6400")], *rules), TODAY)
    assert [(it.rule, it.kind) for it in found] == [
        (1, HealthKind.NEVER_USED),
        (2, HealthKind.REFUSED),
        (3, HealthKind.UNKNOWN_ACCOUNT),
    ]
    assert found[1].notice is not None
    assert found[2].rows == (1, 2)  # a completed row counts as well


def test_vat_codes_are_checked_where_there_is_a_table_of_them() -> None:
    rule = a_rule_row(fill=(("vat_code", "I99"),))
    without, filled, empty = (
        PaperWorkbook([a_row()], rule, vat_codes=codes) for codes in (None, ["I81"], [])
    )
    assert rule_health(without, TODAY) == rule_health(empty, TODAY) == ()
    assert [it.kind for it in rule_health(filled, TODAY)] == [HealthKind.UNKNOWN_VAT_CODE]


def test_a_remark_on_a_rule_that_serves_is_no_finding() -> None:
    workbook = PaperWorkbook([a_row()], a_rule_row(new_text="Luce"))
    assert rule_health(workbook, TODAY) == ()
