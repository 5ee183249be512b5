"""Lines of a statement in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from tests.fake_store import FakeStore
from xl_recon.plan.confirmation import Worked
from xl_recon.records.money import Money
from xl_recon.records.notice import Notice
from xl_recon.records.open_statement import OpenStatement
from xl_recon.records.reconciliation import Choice, Recognition, StagedLine, Verdict
from xl_recon.ui.staged_sheet import StagedView, reason, reason_on_the_sheet
from xl_recon.ui.voice import Language, Voice
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.statement_confirming import Proof

LINE = StagedLine(
    batch=1,
    number=1,
    entry=1,
    bank="1020",
    date=dt.date(2026, 2, 27),
    amount=Money(Decimal("-12.50"), "CHF"),
    description="Abbonamento",
    row=1,
)
RED = Worked(line=LINE, recognition=Recognition(verdict=Verdict.RED))
DOUBT = Notice("staged.same_words", "2026-01-12", "Bolletta")


def a_view(language: Language = Language.ITALIAN) -> StagedView:
    return StagedView(JournalWorkbook(FakeStore()), Voice(language))


def told(*worked: Worked) -> list[str]:
    return list(a_view().summary(worked))


def test_reasons_stand_one_after_the_other() -> None:
    found = Recognition(verdict=Verdict.RED, reasons=(DOUBT, Notice("unheard", "", "altro")))
    assert reason_on_the_sheet(found) == (
        "forse già in Registrazioni: 12.01.2026, «Bolletta»; altro"
    )
    assert "perhaps in the journal" in reason(found, Voice(Language.ENGLISH))


def test_red_rows_are_named_with_what_to_do() -> None:
    lines = told(RED, Worked(line=replace(LINE, row=4), recognition=RED.recognition))
    assert lines[0] == "0 verdi, 0 nere, 2 rosse, 0 grigie."
    assert lines[1].startswith("2 righe rosse: 5, 8. Scrivere la controparte")


def test_a_row_to_be_deleted_has_no_colour_any_more() -> None:
    deleted = replace(RED, line=replace(LINE, choice=Choice(delete=True)))
    assert told(deleted) == [
        "0 verdi, 0 nere, 0 rosse, 0 grigie.",
        "1 riga da eliminare: 5.",
        "Niente di rosso: si può confermare l'importazione.",
    ]
    assert "da eliminare" in next(iter(a_view().lines([deleted])))


def test_of_many_lines_the_first_are_told() -> None:
    lines = list(a_view().lines([RED] * 70))
    assert lines[0] == "  riga 5  27.02.2026        -12,50  Abbonamento: rossa"
    assert lines[-1] == "  … e ancora 10 righe (tutte con --json)."


def a_proof(**fields: Decimal | None) -> Proof:
    statement = OpenStatement(batch=1, file="a.xml", bank="1020", **fields)  # type: ignore[arg-type]
    return Proof(statement=statement, listed=Decimal("5.00"), unbooked=Decimal(0))


def test_the_proof_holds_or_does_not_or_cannot_be_made() -> None:
    view = a_view(Language.ENGLISH)
    opening = Decimal("10.00")
    assert "it adds up" in view.proof(a_proof(opening=opening, closing=Decimal("15.00")))
    assert "difference 1.00" in view.proof(a_proof(opening=opening, closing=Decimal("16.00")))
    assert "no balances" in view.proof(a_proof(opening=opening))


def test_what_is_not_booked_is_told_with_the_proof() -> None:
    proof = replace(a_proof(), unbooked=Decimal("-3.00"))
    assert [*a_view().proved(proof)][1].startswith("Conto 1020: righe per -3,00 non registrate")
    assert len([*a_view().proved(a_proof())]) == 1
