from __future__ import annotations

import pytest

from tests.builders import a_row
from tests.workflows.desk import (
    FIRST,
    GAS,
    JOURNAL,
    LIGHT,
    RULES,
    Desk,
    a_desk,
)
from xl_recon.errors import BadDecision, PreviewOutdated
from xl_recon.workbook.layout.settings import SETTING_KEYS

PREVIEW = "Anteprima"
KEY = SETTING_KEYS["temporary_account"]


def refused(desk: Desk) -> tuple[int, str, str]:
    before = desk.snapshot()
    with pytest.raises(BadDecision) as caught:
        desk.confirmation()
    assert desk.snapshot() == before
    return caught.value.row, caught.value.written, caught.value.found


def outdated(desk: Desk) -> tuple[str, object]:
    with pytest.raises(PreviewOutdated) as caught:
        desk.confirmation()
    return caught.value.table, caught.value.row


@pytest.mark.parametrize(
    ("row", "decided", "found"),
    [
        (1, {"apply": "forse"}, ("forse", "not a choice")),
        (1, {"apply": "1.5"}, ("1.5", "not a choice")),
        (1, {"apply": FIRST + 9}, (f"{FIRST + 9}", "no such rule")),
        (1, {"apply": "0"}, ("0", "no such rule")),
        (1, {"apply": FIRST + 2}, (f"{FIRST + 2}", "other direction")),
        (1, {"keep": "forse"}, ("forse", "not yes or no")),
        (1, {"account": "6500"}, ("6500", "beside a rule")),
        (1, {"vat_code": "I81"}, ("I81", "beside a rule")),
        (1, {"apply": None, "account": "6500"}, ("6500", "beside a rule")),
        (3, {"apply": FIRST, "account": "6500"}, ("6500", "beside a rule")),
        (3, {"apply": "Sì"}, ("Cartoleria Matita 12", "account needed")),
        (3, {"cc1": "U1"}, ("U1", "account needed")),
        (3, {"account": "9999"}, ("9999", "no such account")),
        (3, {"account": "[CA]"}, ("[CA]", "not booked")),
        (3, {"account": "[]"}, ("[]", "not booked")),
        (3, {"account": "1020"}, ("1020", "bank itself")),
        (3, {"account": "6500", "words": "gomma"}, ("gomma", "words elsewhere")),
        (3, {"account": "6500", "words": "[Nome]"}, ("[Nome]", "text needed")),
        (3, {"account": "6500", "words": "/(/"}, ("/(/", "rule.bad_expression")),
    ],
)
def test_a_decision_that_means_nothing_is_refused(
    row: int, decided: dict[str, str | int | None], found: tuple[str, str]
) -> None:
    desk = a_desk()
    desk.decide(row, **decided)
    assert refused(desk)[1:] == found


def test_a_number_of_any_length_is_refused() -> None:
    desk = a_desk()
    desk.decide(1, apply="9" * 5000)
    assert refused(desk)[2] == "no such rule"


def test_no_sets_aside_whatever_else_stands_in_the_line() -> None:
    desk = a_desk()
    desk.decide(1, apply="No", account="9999", keep="Sì")
    desk.confirm()
    assert desk.column(JOURNAL, "Conto Dare")[0] == "[CA]"


def test_a_row_that_stands_twice_in_the_preview_is_refused() -> None:
    desk = a_desk()
    table = desk.store.by_hand(PREVIEW)
    table.rows.append(dict(table.rows[0]))
    table.fills.append(dict(table.fills[0]))
    assert refused(desk) == (FIRST + 3, "Incasso", "row twice")


def test_a_cell_of_the_journal_that_changed_is_told_with_its_row() -> None:
    desk = a_desk()
    desk.set(JOURNAL, 3, "Importo", 11)
    assert outdated(desk) == (JOURNAL, FIRST + 2)


def test_of_several_rows_that_changed_the_topmost_is_told() -> None:
    desk = a_desk()
    table = desk.store.by_hand(JOURNAL)
    table.rows.insert(0, table.blank() | {"Descrizione": "nuova"})
    table.fills.insert(0, dict(table.fills[0]))
    assert outdated(desk) == (JOURNAL, FIRST)


def test_a_journal_sorted_meanwhile_is_told() -> None:
    desk = a_desk()
    desk.store.by_hand(JOURNAL).rows.reverse()
    assert outdated(desk)[0] == JOURNAL


def test_a_row_that_was_deleted_meanwhile_is_told() -> None:
    desk = a_desk()
    table = desk.store.by_hand(JOURNAL)
    del table.rows[-1], table.fills[-1]
    assert outdated(desk) == (JOURNAL, FIRST + 2)


def test_a_cell_that_no_rule_looks_at_may_change() -> None:
    desk = a_desk()
    desk.set(JOURNAL, 1, "Scadenza", 45_000)
    assert desk.confirmation().changes


def test_a_rule_that_changed_is_told_with_its_row() -> None:
    desk = a_desk()
    desk.set(RULES, 1, "Conto Dare", "6500")
    assert outdated(desk) == (RULES, FIRST)


def test_a_rule_that_was_not_proposed_is_told_without_a_row() -> None:
    desk = Desk([a_row()], [LIGHT, GAS])
    desk.preview()
    desk.set(RULES, 2, "Conto Dare", "6400")
    assert outdated(desk) == (RULES, "")


def test_rules_sorted_meanwhile_are_told() -> None:
    desk = a_desk()
    desk.store.by_hand(RULES).rows.reverse()
    assert outdated(desk)[0] == RULES


def test_how_often_a_rule_was_used_does_not_count() -> None:
    desk = a_desk()
    desk.set(RULES, 1, "Usata", 7)
    desk.confirm()
    assert desk.column(RULES, "Usata") == [8, None, 1]


def test_another_temporary_account_is_told() -> None:
    desk = a_desk()
    settings = desk.store.by_hand("Impostazioni")
    settings.rows = [settings.blank() | {"Chiave": KEY, "Valore": "[CP]"}]
    assert outdated(desk) == ("Impostazioni", "")


def test_choices_to_keep_that_contradict_each_other_are_refused() -> None:
    desk = Desk([a_row(), a_row(description="gas")], [LIGHT, GAS])
    desk.preview()
    desk.decide(1, apply=FIRST + 1, keep="Sì")
    desk.decide(2, apply=FIRST, keep="Sì")
    assert refused(desk)[2] == "before each other"


def test_the_same_words_with_another_account_are_refused_with_the_first_row() -> None:
    desk = Desk([a_row(description=f"Cartoleria {name}") for name in ("Matita", "Gomma")])
    desk.preview()
    desk.decide(1, account="6500", words="cartoleria")
    desk.decide(2, account="6400", words="Cartoleria")
    assert refused(desk) == (FIRST + 1, "Cartoleria", f"otherwise in row {FIRST}")
