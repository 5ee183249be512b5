from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_line, a_row, a_statement
from tests.strategies import cuts_of_one_statement, files_of_lines, lines, statement_of
from xl_recon.errors import AccountNeeded, UnknownAccount
from xl_recon.matching.folding import folded
from xl_recon.plan.changes import AppendRows, Plan
from xl_recon.records.batch import Batch, BatchState, KeptOutcome
from xl_recon.records.journal import Columns, JournalRow
from xl_recon.records.ledger import Account
from xl_recon.records.money import Money
from xl_recon.records.settings import Settings
from xl_recon.records.statement import (
    Balance,
    Counterparty,
    CreditorReference,
    LineDetail,
    LineStatus,
    Statement,
    StatementLine,
)
from xl_recon.workflows.import_statements import ImportOptions, StatementFile, propose_import

BANK = Account(number="1020", iban="CH00 0000 0000 0000 0000 1", currency="EUR")
SAVINGS = Account(number="1030", iban="CH00 0000 0000 0000 0000 2", currency="EUR")
CHART = (BANK, SAVINGS)


class PaperWorkbook:
    """A workbook of lists, which keeps what is applied to it."""

    def __init__(
        self,
        rows: Sequence[JournalRow] = (),
        chart: tuple[Account, ...] = CHART,
        **chosen: Any,
    ) -> None:
        self.rows = list(rows)
        self.chart = chart
        self.chosen = Settings(**chosen)
        self.log: list[Batch] = []
        self.kept: list[KeptOutcome] = []

    def settings(self) -> Settings:
        return self.chosen

    def accounts(self) -> tuple[Account, ...]:
        return self.chart

    def journal(self, fields: Sequence[str]) -> Columns:
        return Columns(
            len(self.rows),
            {name: [getattr(row, name) for row in self.rows] for name in fields},
        )

    def batches(self) -> tuple[Batch, ...]:
        return tuple(self.log)

    def outcomes(self, codes: Collection[str]) -> tuple[KeptOutcome, ...]:
        return tuple(it for it in self.kept if it.code in codes)

    def apply(self, plan: Plan) -> None:
        batch = len(self.log) + 1
        self.log.append(Batch(number=batch, moment=None, command="import"))
        self.rows += [replace(row, batch=batch) for row in rows_of(plan)]
        self.kept += [
            KeptOutcome(batch=batch, code=it.code, reference=it.reference)
            for it in plan.outcomes
            if it.reference
        ]


def rows_of(plan: Plan) -> list[JournalRow]:
    additions = [change for change in plan.changes if isinstance(change, AppendRows)]
    return [row for addition in additions for row in addition.rows]


def a_file(*statements: Statement, name: str = "estratto.xml", digest: str = "") -> StatementFile:
    return StatementFile(name=name, digest=digest or f"digest of {name}", statements=statements)


def file_of(lines: list[StatementLine], name: str = "estratto.xml") -> StatementFile:
    return a_file(statement_of(lines, name), name=name)


def imported(workbook: PaperWorkbook, *files: StatementFile, **chosen: Any) -> Plan:
    plan = propose_import(workbook, files, ImportOptions(**chosen))
    workbook.apply(plan)
    return plan


def balance(amount: str) -> Balance:
    return Balance(amount=Decimal(amount))


def codes(plan: Plan) -> list[str]:
    return [notice.code for notice in plan.notices]


def kept_codes(plan: Plan) -> list[str]:
    return [outcome.code for outcome in plan.outcomes]


def test_money_out_credits_the_bank_against_the_temporary_account() -> None:
    plan = propose_import(PaperWorkbook(), [file_of([a_line()])])
    row = rows_of(plan)[0]
    assert (row.debit, row.credit, row.amount) == ("[CA]", "1020", Decimal("10.00"))


def test_a_file_taken_in_before_brings_nothing() -> None:
    workbook = PaperWorkbook()
    workbook.log = [Batch(number=7, moment=None, command="import", digest="AB12; CD34")]
    plan = propose_import(workbook, [a_file(a_statement(), digest="cd34")])
    assert plan.changes == ()
    assert [(notice.code, notice.detail) for notice in plan.notices] == [("import.same_file", "7")]


@pytest.mark.parametrize("state", [BatchState.UNDONE, BatchState.FAILED])
def test_a_batch_without_effect_does_not_hold_its_file(state: BatchState) -> None:
    workbook = PaperWorkbook()
    workbook.log = [Batch(number=7, moment=None, command="import", digest="ab12", state=state)]
    assert rows_of(propose_import(workbook, [a_file(a_statement(), digest="ab12")]))


def test_a_known_file_is_checked_line_by_line_when_asked_for_again() -> None:
    workbook = PaperWorkbook()
    imported(workbook, file_of([a_line(), a_line()]))
    workbook.log = [Batch(number=1, moment=None, command="import", digest="digest of estratto.xml")]
    del workbook.rows[0]
    again = imported(workbook, file_of([a_line(), a_line()]), again=True)
    assert len(rows_of(again)) == 1


def test_the_same_file_twice_in_one_errand_counts_once() -> None:
    first, copy = a_file(a_statement(), digest="ab"), a_file(a_statement(), digest="ab", name="b")
    plan = propose_import(PaperWorkbook(), [first, copy])
    assert len(rows_of(plan)) == 1
    assert codes(plan) == ["import.same_file"]


def test_a_statement_seen_before_is_told_and_still_counted() -> None:
    workbook = PaperWorkbook()
    known = a_statement(identifier="2025-001")
    imported(workbook, a_file(known))
    longer = a_statement(identifier="2025-001", lines=(a_line(), a_line()))
    plan = imported(workbook, a_file(longer, name="bis.xml"))
    assert codes(plan) == ["import.same_statement", "import.known_lines"]
    assert len(rows_of(plan)) == 1
    assert "import.statement" not in kept_codes(plan)


def test_a_statement_that_two_files_of_an_errand_hold_is_told() -> None:
    files = [a_file(a_statement(identifier="S1"), name=name) for name in ("a.xml", "b.xml")]
    plan = propose_import(PaperWorkbook(), files)
    assert codes(plan) == ["import.same_statement", "import.known_lines"]
    assert kept_codes(plan).count("import.statement") == 1


@given(files_of_lines(1))
def test_importing_twice_adds_once(files: tuple[list[StatementLine]]) -> None:
    workbook = PaperWorkbook()
    assert len(rows_of(imported(workbook, file_of(*files)))) == len(files[0])
    assert rows_of(imported(workbook, file_of(*files, "again.xml"))) == []


def payments(rows: list[JournalRow]) -> Counter[tuple[object, ...]]:
    return Counter(
        (row.date, row.debit, row.amount, folded(row.description), row.external_reference)
        for row in rows
    )


@given(cuts_of_one_statement(), st.booleans())
def test_overlapping_cuts_of_one_statement_add_it_once(
    cuts: tuple[list[StatementLine], ...],
    together: bool,  # noqa: FBT001 - drawn
) -> None:
    whole, earlier, later = cuts
    expected = payments(rows_of(imported(PaperWorkbook(), file_of(whole))))
    pair = (file_of(earlier, "a.xml"), file_of(later, "b.xml"))
    for order in (pair, pair[::-1]):
        workbook = PaperWorkbook()
        plans = (
            [imported(workbook, *order)]
            if together
            else [imported(workbook, file) for file in order]
        )
        assert payments(workbook.rows) == expected
        assert not any(plan.questions for plan in plans)


@given(st.integers(0, 6), st.integers(0, 6))
def test_of_n_equal_lines_the_known_ones_are_not_new(known: int, found: int) -> None:
    workbook = PaperWorkbook()
    imported(workbook, file_of([a_line()] * known))
    plan = imported(workbook, file_of([a_line()] * found, "b.xml"))
    assert len(rows_of(plan)) == max(0, found - known)


@given(st.lists(lines(), max_size=12))
def test_rows_stand_in_the_order_of_the_lines(found: list[StatementLine]) -> None:
    plan = propose_import(PaperWorkbook(), [file_of(found)])
    assert [row.date for row in rows_of(plan)] == [line.booking_date for line in found]


@given(st.lists(lines(), max_size=6), st.lists(lines(), max_size=6))
def test_sorting_keeps_the_order_of_each_day(
    first: list[StatementLine], second: list[StatementLine]
) -> None:
    numbered = [
        a_line(booking_date=line.booking_date, description=f"{position}")
        for position, line in enumerate(first + second)
    ]
    files = [file_of(numbered[: len(first)], "a.xml"), file_of(numbered[len(first) :], "b.xml")]
    plan = propose_import(PaperWorkbook(), files, ImportOptions(sort_by_date=True))
    expected = sorted(numbered, key=lambda line: line.booking_date)
    assert [row.description for row in rows_of(plan)] == [line.description for line in expected]
    assert len(plan.changes) <= 1


def test_each_file_is_an_addition_of_its_own_in_the_order_given() -> None:
    files = [file_of([a_line(description=name)], name) for name in ("b.xml", "a.xml")]
    plan = propose_import(PaperWorkbook(), files)
    assert [change.because for change in plan.changes if isinstance(change, AppendRows)] == [
        "b.xml",
        "a.xml",
    ]


def test_accounts_of_one_file_are_told_apart_by_iban() -> None:
    other = a_statement(account="CH0000000000000000002")
    rows = rows_of(propose_import(PaperWorkbook(), [a_file(a_statement(), other)]))
    assert [row.credit for row in rows] == ["1020", "1030"]


def test_document_numbers_go_on_from_file_to_file() -> None:
    files = [file_of([a_line(), a_line()], "a.xml"), file_of([a_line(description="x")], "b.xml")]
    plan = propose_import(PaperWorkbook(), files, ImportOptions(first_document="9"))
    assert [row.document for row in rows_of(plan)] == ["9", "10", "11"]


def test_equal_lines_of_statements_that_follow_on_are_all_booked() -> None:
    first = a_statement(opening_balance=balance("30"), closing_balance=balance("20"))
    second = a_statement(opening_balance=balance("20"), closing_balance=balance("10"))
    assert len(rows_of(propose_import(PaperWorkbook(), [a_file(first, second)]))) == 2


def test_a_report_of_the_day_so_far_repeats_its_lines() -> None:
    noon = a_statement(opening_balance=balance("30"), closing_balance=balance("20"))
    evening = a_statement(
        lines=(a_line(), a_line()), opening_balance=balance("30"), closing_balance=balance("10")
    )
    assert len(rows_of(propose_import(PaperWorkbook(), [a_file(noon, evening)]))) == 2


def test_a_notification_lends_its_details_and_adds_no_row() -> None:
    parts = (
        LineDetail(amount=Money(Decimal(-4)), description="Ft. 1"),
        LineDetail(amount=Money(Decimal(-6)), description="Ft. 2"),
    )
    bank_says = file_of([a_line(bank_reference="R1")])
    notified = file_of([a_line(bank_reference="R1", details=parts)], "c54.xml")
    plan = propose_import(PaperWorkbook(), [bank_says, notified])
    assert [row.description for row in rows_of(plan)] == ["Bolletta luce", "Ft. 1", "Ft. 2"]
    assert codes(plan) == ["import.known_lines"]


def test_parts_of_a_collective_movement_hide_no_line() -> None:
    parts = (
        LineDetail(amount=Money(Decimal(-4)), description="Ft. 1"),
        LineDetail(amount=Money(Decimal(-6)), description="Ft. 2"),
    )
    workbook = PaperWorkbook()
    imported(workbook, file_of([a_line(details=parts)]))
    single = a_line(amount=Money(Decimal(-4)), description="Ft. 1")
    assert len(rows_of(imported(workbook, file_of([single], "b.xml")))) == 1


def test_a_customer_in_the_reference_is_booked_at_once() -> None:
    chart = (*CHART, Account(number="1100"))
    workbook = PaperWorkbook(chart=chart, customer_reference="qr")
    paid = CreditorReference(kind="QRR", value="0" * 14 + "1100" + "0000231" + "04", valid=True)
    line = a_line(amount=Money(Decimal(10)), reference=paid)
    row = rows_of(propose_import(workbook, [file_of([line])]))[0]
    assert (row.debit, row.credit, row.invoice) == ("1020", "1100", "231")


@pytest.mark.parametrize(("setting", "asked", "count"), [(True, None, 0), (True, False, 1)])
def test_the_users_word_on_card_payments_goes_before_the_settings(
    *, setting: bool, asked: bool | None, count: int
) -> None:
    till = file_of([a_line(counterparty=Counterparty(name="POS Bar"))])
    workbook = PaperWorkbook(ignore_pos=setting)
    plan = propose_import(workbook, [till], ImportOptions(ignore_pos=asked))
    assert len(rows_of(plan)) == count


def test_a_statement_of_no_account_stops_the_errand() -> None:
    nameless = a_file(a_statement(account="XX"), name="x.csv")
    with pytest.raises(AccountNeeded, match=r"x\.csv"):
        propose_import(PaperWorkbook(), [nameless])


def test_an_account_the_chart_lacks_stops_the_errand() -> None:
    with pytest.raises(UnknownAccount):
        propose_import(PaperWorkbook(), [], ImportOptions(account="9999"))


def test_a_new_statement_leaves_its_fingerprint() -> None:
    plan = propose_import(PaperWorkbook(), [a_file(a_statement(identifier="S1"))])
    assert ("import.statement", "1020|S1||||") in [(it.code, it.reference) for it in plan.outcomes]


def test_a_row_completed_by_a_rule_hides_its_line() -> None:
    completed = a_row(debit="6400", description="Energia", notes="Bolletta luce")
    plan = propose_import(PaperWorkbook([completed]), [file_of([a_line()])])
    assert plan.changes == ()
    assert codes(plan) == ["import.known_lines"]


def test_pending_becomes_booked_once() -> None:
    workbook = PaperWorkbook()
    pending = imported(workbook, file_of([a_line(status=LineStatus.PENDING)]))
    booked = imported(workbook, file_of([a_line()], "later.xml"))
    assert (len(rows_of(pending)), len(rows_of(booked))) == (0, 1)
