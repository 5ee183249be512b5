from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from tests.builders import a_line, a_row, a_statement
from tests.fake_store import FakeStore
from xl_recon.plan.changes import AppendRows, Plan
from xl_recon.records.batch import Stamp
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.frames import journal_frame, statement_frame


def test_a_statement_becomes_a_row_a_line_with_exact_amounts() -> None:
    frame = statement_frame([a_statement(lines=(a_line(), a_line(description="Affitto")))])
    assert list(frame["description"]) == ["Bolletta luce", "Affitto"]
    assert list(frame["amount"]) == [Decimal("-10.00"), Decimal("-10.00")]
    assert frame["booking_date"][0] == date(2025, 1, 31)


def test_no_statement_gives_an_empty_frame_with_its_columns() -> None:
    assert list(statement_frame([]).columns)[:2] == ["account", "status"]


def test_the_journal_becomes_a_frame_by_english_names() -> None:
    workbook = JournalWorkbook(FakeStore())
    plan = Plan((AppendRows(rows=(a_row(),), because="prova"),))
    workbook.apply(plan, Stamp(command="prova", moment=datetime(2025, 2, 1, tzinfo=UTC)))
    frame = journal_frame(workbook)
    [row] = frame.to_dict("records")
    assert (row["debit"], row["amount"], row["date"]) == ("[CA]", Decimal("10.00"), a_row().date)
