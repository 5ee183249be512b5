from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.matching.journal_proof import BankRow, account_proof
from xl_recon.records.day_balances import DayBalance, DayBalances
from xl_recon.records.journal_proof import AccountProof, Cause, StatementGap


def day(number: int) -> date:
    return date(2025, 1 + (number - 1) // 28, 1 + (number - 1) % 28)


def told(opening: str, *days: tuple[int, str], last: int = 0, currency: str = "") -> DayBalances:
    return DayBalances(
        account="1020",
        family="camt",
        currency=currency,
        first=day(days[0][0]),
        last=day(last or days[-1][0]),
        opening=Decimal(opening),
        days=tuple(DayBalance(day(number), Decimal(amount)) for number, amount in days),
    )


def rows(*moved: tuple[int, str]) -> list[BankRow]:
    return [BankRow(day(on), Decimal(amount), row) for row, (on, amount) in enumerate(moved, 1)]


def proof(*moved: tuple[int, str], by: tuple[DayBalances, ...]) -> AccountProof:
    return account_proof("1020", by, rows(*moved))


MONTH = (told("100", (1, "90"), (2, "95"), (5, "75")),)
TRUE_ROWS = ((1, "-10"), (2, "5"), (5, "-20"))


def breaks(found: AccountProof) -> list[tuple[int, str, Cause, tuple[int, ...]]]:
    return [(it.day.day, str(it.difference), it.cause, it.rows) for it in found.breaks]


def test_rows_that_give_each_days_balance_are_proved() -> None:
    found = proof(*TRUE_ROWS, by=MONTH)
    assert (found.breaks, found.gaps, found.proved_until) == ((), (), day(5))


@pytest.mark.parametrize("opening_on", [1, 2])
def test_the_journal_may_hold_the_opening_balance(opening_on: int) -> None:
    month = told("100", (2, "95"), (5, "75"))
    assert proof((opening_on, "100"), (2, "-5"), (5, "-20"), by=(month,)).breaks == ()


def test_a_missing_row_is_told_with_its_day_and_amount() -> None:
    found = proof((1, "-10"), (5, "-20"), by=MONTH)
    assert breaks(found) == [(2, "-5", Cause.MISSING_ROW, ())]
    assert found.proved_until == day(1)


def test_a_row_written_twice_is_named() -> None:
    found = proof(*TRUE_ROWS, (2, "5"), by=MONTH)
    assert breaks(found) == [(2, "5", Cause.EXTRA_ROW, (2, 4))]


def test_a_row_whose_date_was_changed_is_named() -> None:
    found = proof((1, "-10"), (5, "5"), (5, "-20"), by=MONTH)
    assert breaks(found) == [(2, "-5", Cause.MOVED_ROW, (2,))]


def test_a_row_with_its_sides_swapped_is_named() -> None:
    found = proof((1, "-10"), (2, "-5"), (5, "-20"), by=MONTH)
    assert breaks(found) == [(2, "-10", Cause.TURNED_ROW, (2,))]


def test_a_changed_amount_shows_the_rows_of_its_day() -> None:
    found = proof((1, "-10"), (2, "5"), (5, "-21"), by=MONTH)
    assert breaks(found) == [(5, "-1", Cause.MISSING_ROW, (3,))]


def test_each_break_is_told_by_itself() -> None:
    found = proof((1, "-10"), (1, "-3"), (2, "6"), (5, "-20"), by=MONTH)
    assert [it[:2] for it in breaks(found)] == [(1, "-3"), (2, "1")]


def test_a_row_between_two_statements_is_found_on_the_day_before_the_second() -> None:
    second = told("75", (20, "70"))
    found = proof(*TRUE_ROWS, (10, "1"), (20, "-5"), by=(*MONTH, second))
    assert breaks(found) == [(19, "1", Cause.EXTRA_ROW, (4,))]


def test_a_missing_statement_is_told_with_its_days_and_sum() -> None:
    later = told("60", (20, "50"))
    found = proof(*TRUE_ROWS, (20, "-10"), by=(later, *MONTH))
    assert found.gaps == (StatementGap(first=day(6), last=day(19), missing=Decimal(-15)),)
    assert found.breaks == ()


def test_rows_typed_by_hand_fill_a_gap() -> None:
    later = told("60", (20, "50"))
    found = proof(*TRUE_ROWS, (10, "-15"), (20, "-10"), by=(*MONTH, later))
    assert (found.breaks, found.gaps) == ((), ())


def test_a_day_without_movements_needs_no_statement() -> None:
    later = told("75", (20, "70"))
    assert proof(*TRUE_ROWS, (20, "-5"), by=(*MONTH, later)).gaps == ()


def test_the_same_days_in_another_format_change_nothing() -> None:
    part = told("90", (2, "95"), (5, "75"))
    broken = proof((1, "-10"), (5, "-20"), by=(*MONTH, part))
    assert proof(*TRUE_ROWS, by=(*MONTH, part)).breaks == ()
    assert len(broken.breaks) == 1


def test_statements_in_two_currencies_prove_nothing_of_one_account() -> None:
    records = told("1", (1, "2"), currency="EUR"), told("1", (1, "2"), currency="USD")
    found = proof(*TRUE_ROWS, by=records)
    assert (found.currencies, found.breaks, found.proved_until) == (("EUR", "USD"), (), None)


def test_records_without_balances_prove_nothing() -> None:
    bare = DayBalances(account="1020", family="table", first=day(1), last=day(5))
    assert proof(*TRUE_ROWS, by=(bare,)) == AccountProof(account="1020")


moves = st.lists(
    st.tuples(st.integers(1, 60), st.decimals("-99.99", "99.99", places=2).filter(bool)),
    min_size=1,
    max_size=25,
).map(lambda found: sorted(found, key=lambda each: each[0]))


def bank_of(moved: list[tuple[int, Decimal]], opening: Decimal) -> DayBalances:
    balances: dict[int, Decimal] = {}
    balance = opening
    for on, amount in moved:
        balance += amount
        balances[on] = balance
    return told(str(opening), *((on, str(amount)) for on, amount in balances.items()))


@given(moves, st.integers(0, 100))
def test_what_the_bank_told_is_proved_and_any_row_lost_is_found(
    moved: list[tuple[int, Decimal]], place: int
) -> None:
    record = bank_of(moved, Decimal(50))
    whole = [BankRow(day(on), amount, row) for row, (on, amount) in enumerate(moved, 1)]
    lost = whole.pop(place % len(whole))
    assert account_proof("1020", [record], sorted([*whole, lost])).breaks == ()
    found = account_proof("1020", [record], whole)
    opening_like = lost.day == record.days[0].day
    assert opening_like or [(it.day, it.difference) for it in found.breaks] == [
        (lost.day, -lost.amount)
    ]


def test_a_balance_without_any_day_asks_for_no_statement() -> None:
    timeless = DayBalances(account="1020", family="camt", opening=Decimal(7))
    assert proof(*TRUE_ROWS, by=(*MONTH, timeless)).gaps == ()


def test_what_breaks_on_the_first_day_is_proved_until_no_day() -> None:
    assert proof((1, "-9"), by=(told("100", (1, "90")),)).proved_until is None
