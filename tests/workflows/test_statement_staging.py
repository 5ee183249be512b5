"""From a bank's file to the sheet: what is read, recognised, said by hand, taken away again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from tests.workflows.statement_desk import (
    ADVANCE,
    CHARGE,
    COLLECTIVE,
    DAY,
    MONTH,
    SETTLED,
    STRANGER,
    TRANSFER,
    UNKNOWN,
    StatementDesk,
    a_file,
    a_month,
    paid_in,
    verdicts,
)
from xl_recon.errors import AccountNeeded, UnknownParty
from xl_recon.plan.booking import Per
from xl_recon.plan.changes import Table
from xl_recon.records.money import Money
from xl_recon.records.reconciliation import StagedKind, Verdict
from xl_recon.records.statement import LineDetail
from xl_recon.workflows.statement_confirming import proofs

GREEN, BLACK, RED, GREY = Verdict.GREEN, Verdict.BLACK, Verdict.RED, Verdict.GREY


def test_a_file_comes_onto_the_sheet_recognised_and_nothing_is_booked() -> None:
    desk = StatementDesk()
    reading = desk.read()
    assert verdicts(reading.worked) == [GREEN, GREEN, RED, BLACK]
    assert desk.colours() == ["verde", "verde", "rosso", "nero"]
    assert desk.states() == ["aperto"]
    assert desk.journal() == []


def test_the_sheet_tells_the_statement_and_its_proof() -> None:
    desk = StatementDesk()
    reading = desk.read()
    (proof,) = proofs(desk.workbook.open_statements(), reading.worked)
    assert (proof.statement.bank, proof.statement.file) == ("1020", "febbraio.xml")
    assert proof.left_over == 0
    assert proof.listed == Decimal("930.20")


def test_balances_that_do_not_hold_leave_a_difference() -> None:
    desk = StatementDesk()
    lines = a_month()
    reading = desk.read(a_file(replace(lines, lines=lines.lines[1:])))
    (proof,) = proofs(desk.workbook.open_statements(), reading.worked)
    assert proof.left_over == Decimal("1850.00")


def test_a_statement_without_balances_is_not_proved() -> None:
    desk = StatementDesk()
    reading = desk.read(a_file(replace(a_month(), opening_balance=None)))
    (proof,) = proofs(desk.workbook.open_statements(), reading.worked)
    assert proof.left_over is None


def test_a_file_on_the_sheet_is_not_read_twice() -> None:
    desk = StatementDesk()
    desk.read()
    again = desk.read()
    assert again.worked == ()
    assert [it.code for it in again.plan.notices] == ["staged.same_file_open"]
    assert len(desk.colours()) == 4


def test_lines_of_the_sheet_do_not_come_back_in_another_file() -> None:
    desk = StatementDesk()
    desk.read()
    more = paid_in("-20.00", "Canone carta")
    reading = desk.read(a_file(a_month((*MONTH, more)), name="due.xml", digest="d2"))
    assert [it.line.description for it in reading.worked] == ["Canone carta"]
    (_, second) = desk.workbook.open_statements()
    assert second.unlisted == Decimal("930.20")
    (proof,) = proofs((second,), reading.worked)
    assert proof.left_over == 0


def test_a_line_that_two_files_of_one_reading_hold_comes_once() -> None:
    desk = StatementDesk()
    first = a_file(a_month((SETTLED, CHARGE)))
    second = a_file(a_month((SETTLED, CHARGE, ADVANCE)), name="due.xml", digest="d2")
    reading = desk.read(first, second)
    assert len(reading.worked) == 3
    (proof,) = proofs(desk.workbook.open_statements(), reading.worked)
    assert proof.left_over == 0


def test_a_line_that_may_be_booked_is_red_until_a_person_says_it_is_new() -> None:
    desk = StatementDesk()
    desk.read(a_file(a_month((CHARGE,))))
    desk.confirm()
    told = replace(CHARGE, description="Commissione mensile", booking_date=DAY)
    reading = desk.read(
        a_file(a_month((told,), opening="500.00", identifier="MAR"), name="b.xml", digest="d2")
    )
    assert verdicts(reading.worked) == [RED]
    assert desk.column("Estratto_conto", "Dubbio") == ["other_words|2026-02-27|Spese tenuta conto"]
    desk.assign(1, is_new=True)
    assert desk.colours() == ["verde"]
    assert desk.confirm(2).unseen == ()


def test_card_payments_are_counted_and_not_listed_where_the_switch_says_so() -> None:
    desk = StatementDesk()
    card = paid_in("-12.00", "POS Chiosco Fontana")
    reading = desk.read(a_file(a_month((CHARGE, card))), ignore_pos=True)
    assert len(reading.worked) == 1
    (statement,) = desk.workbook.open_statements()
    assert (statement.card_payments, statement.unlisted) == (1, Decimal("-12.00"))
    assert proofs((statement,), reading.worked)[0].left_over == 0


def test_a_word_of_the_settings_makes_a_card_payment() -> None:
    desk = StatementDesk()
    desk.add(Table.SETTINGS, key=["Parole POS"], value=["+distributore"])
    card = paid_in("-12.00", "Acquisto", name="Distributore Fontana", iban=STRANGER)
    reading = desk.read(a_file(a_month((CHARGE, card))), ignore_pos=True)
    assert [it.line.description for it in reading.worked] == ["Spese tenuta conto"]
    (statement,) = desk.workbook.open_statements()
    assert (statement.card_payments, statement.unlisted) == (1, Decimal("-12.00"))


def test_card_payments_that_are_wanted_are_listed_whatever_the_setting_says() -> None:
    desk = StatementDesk()
    desk.add(Table.SETTINGS, key=["Ignora POS"], value=["Sì"])
    card = paid_in("-12.00", "POS Chiosco Fontana")
    assert len(desk.read(a_file(a_month((CHARGE, card))), ignore_pos=False).worked) == 2
    assert desk.colours() == ["verde", "verde"]


def test_parts_of_a_collective_movement_are_lines_of_one_entry() -> None:
    desk = StatementDesk()
    reading = desk.read(a_file(a_month((COLLECTIVE,))))
    assert [(it.line.entry, it.line.amount.amount) for it in reading.worked] == [
        (1, Decimal("-10.00")),
        (1, Decimal("-5.00")),
    ]
    whole = StatementDesk().read(a_file(a_month((COLLECTIVE,))), per=Per.ENTRY)
    assert [it.line.amount.amount for it in whole.worked] == [Decimal("-15.00")]


def test_parts_that_do_not_give_the_whole_leave_the_line_whole() -> None:
    desk = StatementDesk()
    parts = tuple(
        LineDetail(amount=Money(Decimal(amount), "CHF"), description=text)
        for amount, text in (("-10.00", "Uno"), ("-4.00", "Due"))
    )
    line = paid_in("-15.00", "Ordine collettivo", details=parts)
    reading = desk.read(a_file(a_month((line,))))
    assert [it.line.amount.amount for it in reading.worked] == [Decimal("-15.00")]


def test_a_statement_whose_account_cannot_be_told_is_an_error() -> None:
    with pytest.raises(AccountNeeded):
        StatementDesk().read(a_file(a_month(account="CH0000000000000000009")))


def test_an_own_transfer_is_grey() -> None:
    assert verdicts(StatementDesk().read(a_file(a_month((TRANSFER,)))).worked) == [GREY]


def test_what_a_person_says_is_written_and_recognised_at_once() -> None:
    desk = StatementDesk()
    desk.read()
    found = desk.assign(3, party="f1")
    assert verdicts(found.worked) == [GREEN, GREEN, BLACK, BLACK]
    assert desk.column("Estratto_conto", "Controparte")[2] == "Legnami Valdorata SA"
    assert desk.workbook.staged_lines()[2].choice.party == "Legnami Valdorata SA"


def test_saying_what_the_program_proposes_makes_it_a_persons_word() -> None:
    desk = StatementDesk()
    desk.read()
    desk.assign(1, party="C1")
    assert desk.workbook.staged_lines()[0].choice.party == "Panetteria Spiga d'Oro Sagl"
    desk.assign(1, clear=True)
    assert desk.workbook.staged_lines()[0].choice.party == ""
    assert desk.colours()[0] == "verde"


def test_nobody_of_that_name_is_an_error_with_the_likely_ones() -> None:
    desk = StatementDesk()
    desk.read()
    with pytest.raises(UnknownParty) as error:
        desk.assign(3, party="Legnami Valdorada")
    assert "Legnami Valdorata SA" in error.value.proposals


def test_a_row_to_be_deleted_is_red_no_longer() -> None:
    desk = StatementDesk()
    desk.read()
    desk.assign(3, delete=True)
    assert desk.column("Estratto_conto", "Elimina")[2] == "Sì"
    assert desk.workbook.staged_lines()[2].choice.delete


def test_a_second_look_changes_nothing() -> None:
    desk = StatementDesk()
    desk.read()
    desk.assign(3, kind=StagedKind.WITHOUT_DOCUMENT, account="6000")
    before = desk.snapshot()
    assert desk.recognise().plan.changes == ()
    assert desk.snapshot() == before


def test_a_new_document_is_found_at_the_next_look() -> None:
    desk = StatementDesk()
    desk.read()
    desk.document("A-1", "R-77", "Legnami Valdorata SA", 700.0)
    desk.recognise()
    assert desk.colours() == ["verde", "verde", "rosso", "verde"]


def test_a_party_that_got_the_iban_clears_the_row() -> None:
    desk = StatementDesk()
    desk.read()
    desk.add(Table.PARTIES, code=["F2"], name=["Rivista Il Tornio"], ibans=[STRANGER])
    desk.recognise()
    assert desk.colours()[2] == "nero"


def test_cancelling_leaves_no_trace_but_the_log() -> None:
    desk = StatementDesk()
    before = desk.snapshot()
    desk.read()
    desk.clear()
    desk.cancel()
    assert desk.snapshot() == before
    assert desk.states() == ["annullato"]
    assert desk.read().worked


def test_days_of_two_statements_of_one_account_are_one_period() -> None:
    desk = StatementDesk()
    next_day = DAY + timedelta(days=1)
    second = paid_in("-7.00", "Spese invio", day=next_day)
    first = a_month((CHARGE,), opening="100.00", identifier="A")
    later = a_month((second,), opening="95.50", identifier="B")
    reading = desk.read(a_file(first, later))
    (statement,) = desk.workbook.open_statements()
    assert (statement.start, statement.end) == (DAY, next_day)
    assert proofs((statement,), reading.worked)[0].left_over == 0


def test_unknown_lines_stay_where_others_are_decided() -> None:
    desk = StatementDesk()
    desk.read(a_file(a_month((UNKNOWN, UNKNOWN))))
    desk.assign(1, kind=StagedKind.WITHOUT_DOCUMENT, account="6000")
    assert desk.colours() == ["verde", "rosso"]


def test_a_line_without_currency_has_its_accounts() -> None:
    """Else it would pay documents in any currency."""
    desk = StatementDesk()
    for row in desk.store.by_hand("Conti").rows:
        row["Valuta"] = "CHF"
    desk.set("Documenti", 1, "Valuta", "EUR")
    bare = replace(SETTLED, amount=Money(SETTLED.amount.amount, ""))
    desk.read(a_file(replace(a_month((bare,)), currency="")))
    assert desk.column("Estratto_conto", "Valuta") == ["CHF"]
    assert desk.colours() == ["nero"]


def test_an_import_counts_its_lines() -> None:
    desk = StatementDesk()
    desk.read()
    assert desk.column("Importazioni", "Righe") == [len(MONTH)]
