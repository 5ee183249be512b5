from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_row
from xl_recon.matching.duplicates import KnownMovements
from xl_recon.matching.movements import (
    JOURNAL_FIELDS,
    Movement,
    journal_movements,
    real_reference,
)
from xl_recon.records.journal import Columns, JournalRow
from xl_recon.records.question import Doubt

DAY = date(2025, 1, 31)
PAID = Movement("1020", DAY, Decimal("-10.00"), DAY, "Bolletta luce")


def journal_of(*rows: JournalRow) -> Columns:
    return Columns(
        len(rows), {name: [getattr(row, name) for row in rows] for name in JOURNAL_FIELDS}
    )


def said_by(*rows: JournalRow, account: str = "1020") -> list[Movement]:
    return list(journal_movements(journal_of(*rows), {account}, {}))


def new_among(lines: Sequence[Movement], known: Sequence[Movement]) -> list[bool]:
    return [finding.is_new for finding in KnownMovements(known).compare(lines)]


@pytest.mark.parametrize(
    "text", ["", "NONREF", "notprovided", "Not Provided", "0000", " - ", "N/A"]
)
def test_what_banks_write_instead_of_a_reference_is_none(text: str) -> None:
    assert real_reference(text) == ""


def test_the_side_of_the_bank_account_gives_the_sign() -> None:
    rows = a_row(debit="1020", credit="3000"), a_row(debit="6400", credit="1020")
    assert [movement.amount for movement in said_by(*rows)] == [Decimal("10.00"), Decimal("-10.00")]


def test_a_transfer_is_a_movement_of_either_account() -> None:
    rows = journal_of(a_row(debit="1030", credit="1020"))
    movements = journal_movements(rows, {"1020", "1030"}, {})
    assert {(each.account, each.amount) for each in movements} == {
        ("1030", Decimal("10.00")),
        ("1020", Decimal("-10.00")),
    }


def test_other_accounts_and_rows_without_amount_say_nothing() -> None:
    assert said_by(a_row(credit="1030"), a_row(amount=None), a_row(credit="[1020]")) == []


def test_a_row_that_a_rule_completed_is_still_known() -> None:
    completed = a_row(debit="6400", value_date=DAY, vat_code="IP22", rule="luce")
    assert new_among([PAID], said_by(completed)) == [False]


def test_a_text_that_a_rule_moved_into_the_notes_is_still_known() -> None:
    rewritten = a_row(description="Energia 01/2025", notes="Bolletta luce", value_date=DAY)
    assert new_among([PAID], said_by(rewritten)) == [False]


def test_a_row_counts_once_though_both_its_texts_fit() -> None:
    row = a_row(description="bolletta LUCE", notes="Bolletta luce", value_date=DAY)
    assert new_among([PAID, PAID], said_by(row)) == [False, True]


def test_case_and_blanks_and_control_characters_make_no_difference() -> None:
    wrapped = PAID._replace(text="Bolletta \x07\n  LUCE")
    assert new_among([wrapped], [PAID]) == [False]


@pytest.mark.parametrize(
    "changed",
    [
        {"account": "1030"},
        {"date": date(2025, 2, 1)},
        {"value_date": date(2025, 2, 1)},
        {"amount": Decimal("10.00")},
        {"text": "Bolletta gas"},
    ],
)
def test_another_account_day_sign_or_text_is_another_payment(changed: dict[str, Any]) -> None:
    assert new_among([PAID._replace(**changed)], [PAID]) == [True]


def test_an_amount_is_the_same_however_many_zeros_it_shows() -> None:
    assert new_among([PAID._replace(amount=Decimal(-10))], [PAID]) == [False]


def test_the_same_reference_is_the_same_payment_whatever_the_text() -> None:
    known = PAID._replace(reference="ab 1", text="Energia")
    assert new_among([PAID._replace(reference="AB1")], [known]) == [False]


def test_another_reference_is_another_payment_though_the_text_is_equal() -> None:
    finding = KnownMovements([PAID._replace(reference="A1", row=4)]).compare(
        [PAID._replace(reference="A2")]
    )[0]
    assert (finding.is_new, finding.is_doubtful, finding.row) == (True, True, 4)


def test_of_lines_that_share_a_reference_the_equal_text_is_the_known_one() -> None:
    fee = PAID._replace(reference="A1", text="Commissione")
    known = PAID._replace(reference="A1")
    assert new_among([fee, known], [known]) == [True, False]


@pytest.mark.parametrize(("line", "row"), [("A1", ""), ("", "A1"), ("NONREF", "A1")])
def test_where_one_side_lacks_the_reference_the_text_decides(line: str, row: str) -> None:
    known = [PAID._replace(reference=row)]
    assert new_among([PAID._replace(reference=line)], known) == [False]


@pytest.mark.parametrize(("line", "row"), [(None, DAY), (DAY, None), (None, None)])
def test_a_missing_value_date_fits_any(line: date | None, row: date | None) -> None:
    known = [PAID._replace(value_date=row)]
    assert new_among([PAID._replace(value_date=line)], known) == [False]


def test_neither_value_date_nor_reference_need_be_given() -> None:
    bare = PAID._replace(value_date=None)
    assert new_among([bare], [PAID._replace(reference="A1")]) == [False]
    assert new_among([PAID], [bare._replace(reference="A1")]) == [False]


def test_an_equal_amount_on_the_same_day_with_other_words_is_a_question() -> None:
    finding = KnownMovements([PAID._replace(text="Addebito energia", row=12)]).compare([PAID])[0]
    assert (finding.is_doubtful, finding.row) == (True, 12)


def test_a_row_that_holds_another_line_raises_no_question() -> None:
    other = PAID._replace(text="Bolletta gas")
    findings = KnownMovements([PAID]).compare([PAID, other])
    assert [finding.is_doubtful for finding in findings] == [False, False]


def test_what_a_document_brought_is_known_to_the_next() -> None:
    known = KnownMovements()
    assert known.compare([PAID, PAID])[1].is_new
    known.add([PAID])
    assert [finding.is_new for finding in known.compare([PAID, PAID])] == [False, True]


movements = st.builds(
    Movement,
    account=st.just("1020"),
    date=st.sampled_from([DAY, date(2025, 2, 1)]),
    amount=st.sampled_from([Decimal("-10.00"), Decimal("5.00")]),
    value_date=st.sampled_from([None, DAY]),
    text=st.sampled_from(["luce", "gas"]),
    reference=st.sampled_from(["", "A1", "A2"]),
)


shuffled = st.lists(movements, max_size=12).flatmap(
    lambda lines: st.tuples(st.just(lines), st.permutations(lines))
)


@given(shuffled)
def test_a_document_is_wholly_known_to_itself_in_any_order(
    orders: tuple[list[Movement], list[Movement]],
) -> None:
    lines, known = orders
    assert not any(new_among(lines, known))


@given(st.lists(movements, max_size=12), st.lists(movements, max_size=12))
def test_a_journal_row_hides_one_line_only(lines: list[Movement], known: list[Movement]) -> None:
    rows = [movement._replace(row=place) for place, movement in enumerate(known, 1)]
    findings = KnownMovements(rows).compare(lines)
    used = [finding.row for finding in findings if finding.row is not None]
    assert len(used) == len(set(used))


@given(st.lists(movements, max_size=12), st.lists(movements, max_size=12), movements)
def test_a_fuller_journal_never_makes_more_lines_new(
    lines: list[Movement], known: list[Movement], more: Movement
) -> None:
    assert sum(new_among(lines, [*known, more])) <= sum(new_among(lines, known))


def test_a_hundred_thousand_alike_take_no_more_than_seconds() -> None:
    known = [PAID._replace(reference=f"R{number}") for number in range(100_000)]
    lines = [PAID._replace(reference=f"R{number}") for number in range(75_000, 125_000)]
    begun = time.perf_counter()
    assert sum(new_among(lines, known)) == 25_000
    assert time.perf_counter() - begun < 20


NEXT_WEEK = date(2025, 2, 7)


def findings_of(
    *lines: Movement, known: Sequence[Movement], proved: frozenset[date] = frozenset()
) -> list[tuple[bool, object]]:
    found = KnownMovements(known).compare(lines, proved)
    return [(finding.is_new, finding.doubt) for finding in found]


def test_a_payment_booked_some_days_later_is_a_question() -> None:
    authorised = PAID._replace(date=date(2025, 2, 5), text="BOLLETTA LUCE SPA", row=3)
    lines = [PAID._replace(amount=Decimal(-1)), PAID._replace(date=NEXT_WEEK)]
    assert findings_of(*lines, known=[authorised]) == [(True, None), (True, Doubt.OTHER_DAY)]


def test_a_row_that_holds_one_line_is_not_asked_about_for_another_day() -> None:
    lines = [PAID, PAID._replace(date=date(2025, 2, 1))]
    assert findings_of(*lines, known=[PAID]) == [(False, None), (True, None)]


def test_one_family_of_formats_is_asked_about_no_other_day() -> None:
    row = PAID._replace(family="camt", row=3)
    line = PAID._replace(family="camt", date=date(2025, 2, 1), value_date=DAY)
    assert findings_of(line, known=[row]) == [(True, None)]


def test_on_a_day_that_balances_prove_the_amount_is_enough() -> None:
    lines = [PAID._replace(text="Energia"), PAID._replace(text="Gas")]
    found = KnownMovements([PAID]).compare(lines, {DAY})
    assert [(each.is_new, each.by_balance) for each in found] == [(False, True), (True, False)]


def test_a_line_without_a_day_is_only_compared_with_its_like() -> None:
    undated = PAID._replace(date=None)
    assert findings_of(undated, known=[PAID]) == [(True, None)]
    assert findings_of(undated, PAID, known=[undated]) == [(False, None), (True, None)]


@given(st.lists(movements, max_size=12), st.lists(movements, max_size=12))
def test_no_row_is_asked_about_twice(lines: list[Movement], known: list[Movement]) -> None:
    rows = [movement._replace(row=place) for place, movement in enumerate(known, 1)]
    asked = [it.row for it in KnownMovements(rows).compare(lines) if it.is_doubtful]
    assert len(asked) == len(set(asked))
