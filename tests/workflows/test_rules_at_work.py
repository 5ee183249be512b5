from __future__ import annotations

from tests.builders import a_row, a_rule_row
from tests.workflows.paper_workbook import PaperWorkbook
from xl_recon.records.journal import JournalRow
from xl_recon.records.rule import RuleRow
from xl_recon.workflows.rules_at_work import PastRow, rules_at_work


def past(row: JournalRow, *rules: RuleRow) -> list[PastRow]:
    return list(rules_at_work(PaperWorkbook([row], *rules)).past_rows())


def test_a_waiting_row_has_no_account_yet() -> None:
    (row,) = past(a_row(vat_code="I81"))
    assert (row.waiting, row.account, row.vat_code) == (True, "", "I81")


def test_the_contra_account_of_a_completed_row_is_thought_away() -> None:
    (paid,) = past(a_row(debit="6400"))
    (received,) = past(a_row(debit="1020", credit="3200"))
    assert (paid.account, paid.candidate.money_in) == ("6400", False)
    assert (received.account, received.candidate.money_in) == ("3200", True)


def test_between_two_banks_the_rule_tells_else_the_payer_s_statement_brought_it() -> None:
    transfer = a_row(debit="1020", credit="1030", rule="luce")
    (by_rule,) = past(transfer, a_rule_row(debit="1020", credit="1030", description="luce"))
    (unknown,) = past(transfer)
    assert (unknown.candidate.account, unknown.account) == ("1030", "1020")
    assert by_rule.candidate.account == "1030"
    (received,) = past(transfer, a_rule_row(debit="", credit="1030"))
    assert (received.candidate.account, received.account) == ("1020", "1030")


def test_the_head_of_a_split_has_only_its_bank() -> None:
    (head,) = past(a_row(debit="", rule="affitto"))
    assert (head.candidate.account, head.account) == ("1020", "")


def test_other_columns_are_read_only_where_a_rule_asks_for_them() -> None:
    row = a_row(debit="6400", counterparty="Rossi Srl")
    plain = rules_at_work(PaperWorkbook([row], a_rule_row()))
    asking = rules_at_work(PaperWorkbook([row], a_rule_row(fill=(("counterparty", "rossi"),))))
    assert "counterparty" not in plain.journal.by_field
    assert next(plain.past_rows()).candidate.counterparty == ""
    assert next(asking.past_rows()).candidate.counterparty == "Rossi Srl"


def test_a_rule_can_be_taken_as_if_it_were_on() -> None:
    workbook = PaperWorkbook([a_row()], a_rule_row(row=3, active=False))
    assert rules_at_work(workbook).rules == ()
    assert [rule.row for rule in rules_at_work(workbook, frozenset({3})).rules] == [3]
