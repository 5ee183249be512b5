from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_row, a_rule, a_rule_row
from xl_recon.matching.candidates import candidates
from xl_recon.matching.rule_rows import understood
from xl_recon.matching.rules import RuleBook, RuleMatch
from xl_recon.plan.changes import PaintRows, Plan, SetCells, Table
from xl_recon.plan.completion import completion_fields, plan_completion
from xl_recon.records.journal import Columns, FieldValue, JournalRow
from xl_recon.records.notice import Notice, Severity
from xl_recon.records.rule import HasPhrase, Rule
from xl_recon.records.settings import Settings

TODAY = date(2025, 6, 1)
FIELDS = (
    *("date", "description", "amount", "debit", "credit", "rule"),
    *("vat_code", "notes", "due_date", "cc1", "status"),
)
WORDS = ("luce", "gas", "acqua")


def a_journal(*rows: JournalRow) -> Columns:
    return Columns(len(rows), {name: [getattr(row, name) for row in rows] for name in FIELDS})


def planned(journal: Columns, *rules: Rule, settings: Settings | None = None) -> Plan:
    settings = settings or Settings()
    matches = RuleBook(rules, whole_words=False).matches(candidates(journal, settings))
    return plan_completion(matches, journal, settings, TODAY)


def cells(plan: Plan, table: Table = Table.JOURNAL) -> list[tuple[Any, ...]]:
    return [
        (it.field, list(it.rows), it.before, it.after)
        for it in plan.changes
        if isinstance(it, SetCells) and it.table is table
    ]


def applied(plan: Plan, journal: Columns) -> Columns:
    columns = {name: list(values) for name, values in journal.by_field.items()}
    for name, rows, before, after in cells(plan):
        for row in rows:
            assert columns[name][row - 1] == before
            columns[name][row - 1] = after
    return Columns(journal.height, columns)


def test_the_temporary_account_is_replaced_on_the_side_where_it_stands() -> None:
    rules = [a_rule(row=1), a_rule(row=2, conditions=(HasPhrase("incasso"),), account="3400")]
    journal = a_journal(
        a_row(debit="[CA]", credit="1020"),
        a_row(debit="1020", credit="[CA]", description="Incasso"),
        a_row(debit="1020", credit="[CA]"),
    )
    assert [it for it in cells(planned(journal, *rules)) if it[0] != "rule"] == [
        ("debit", [1], "[CA]", "6400"),
        ("credit", [3], "[CA]", "6400"),
        ("credit", [2], "[CA]", "3400"),
    ]


def test_rows_with_the_same_change_are_one_change_in_ascending_order() -> None:
    journal = a_journal(a_row(), a_row(description="gas"), a_row(), a_row())
    rule = a_rule()
    backwards = [RuleMatch(row, rule, (), doubtful=False) for row in (4, 1, 3)]
    plan = plan_completion(backwards, journal, Settings(), TODAY)
    assert cells(plan) == [("debit", [1, 3, 4], "[CA]", "6400"), ("rule", [1, 3, 4], "", "luce")]


def test_substitutions_fill_blank_cells_only() -> None:
    day = date(2025, 12, 31)
    rule = a_rule(fill=(("vat_code", "I81"), ("notes", "da pagare"), ("due_date", day)))
    journal = a_journal(
        a_row(notes="vista"), a_row(due_date=date(2025, 7, 1)), a_row(vat_code="I25")
    )
    found = {name: (rows, before) for name, rows, before, _ in cells(planned(journal, rule))}
    assert found["vat_code"] == ([1, 2], "")
    assert found["notes"] == ([2, 3], "")
    assert found["due_date"] == ([1, 3], None)


@pytest.mark.parametrize("side", ["debit", "credit"])
def test_the_bracketed_bank_account_goes(side: str) -> None:
    other = "credit" if side == "debit" else "debit"
    journal = a_journal(a_row(**{side: "[CA]", other: "[1020]"}))
    assert cells(planned(journal, a_rule()))[:2] == [
        (side, [1], "[CA]", "6400"),
        (other, [1], "[1020]", ""),
    ]


@pytest.mark.parametrize("bank", ["1020", "[A]", ""])
def test_any_other_bank_account_stays(bank: str) -> None:
    journal = a_journal(a_row(debit="[CA]", credit=bank))
    assert [it[0] for it in cells(planned(journal, a_rule()))] == ["debit", "rule"]


def test_the_rows_take_the_rule_s_colour() -> None:
    plan = planned(a_journal(a_row(), a_row()), a_rule(row=14, name="Luce", colour="FFF2CC"))
    (paint,) = [it for it in plan.changes if isinstance(it, PaintRows)]
    assert (list(paint.rows), paint.colour, paint.because) == ([1, 2], "FFF2CC", "!Rule 14 «Luce»")


@pytest.mark.parametrize(
    ("name", "text", "label", "because"),
    [
        ("Luce", "luce", "Luce", "!Rule 14 «Luce»"),
        ("", "luce", "luce", "!Rule 14 «luce»"),
        ("", "", "riga 14", "!Rule 14"),
    ],
)
def test_the_row_says_which_rule_did_it(name: str, text: str, label: str, because: str) -> None:
    plan = planned(a_journal(a_row()), a_rule(row=14, name=name, text=text))
    assert cells(plan)[-1] == ("rule", [1], "", label)
    assert {it.because for it in plan.changes} == {because}


def test_a_rule_is_called_by_its_worksheet_row_where_there_is_one() -> None:
    plan = planned(a_journal(a_row()), a_rule(row=14, sheet_row=18, name="", text=""))
    assert cells(plan)[-1] == ("rule", [1], "", "riga 18")
    assert {it.because for it in plan.changes} == {"!Rule 18"}
    assert cells(plan, Table.RULES)[0][1] == [14]


def test_the_mark_of_another_rule_is_replaced_and_a_user_s_word_is_not() -> None:
    winner = a_rule(row=1, name="Luce")
    beaten = a_rule(row=2, name="Elettricità")
    journal = a_journal(
        a_row(rule="Elettricità"), a_row(rule="vedi Anna"), a_row(rule="Luce"), a_row()
    )
    marks = [it for it in cells(planned(journal, winner, beaten)) if it[0] == "rule"]
    assert marks == [("rule", [1], "Elettricità", "Luce"), ("rule", [4], "", "Luce")]


def test_the_rule_counts_its_use() -> None:
    rule = a_rule(row=5, used=7, last_used=date(2025, 1, 2))
    plan = planned(a_journal(a_row(), a_row()), rule)
    assert cells(plan, Table.RULES) == [
        ("used", [5], 7, 9),
        ("last_used", [5], date(2025, 1, 2), TODAY),
    ]


def test_a_rule_used_today_already_keeps_its_day() -> None:
    plan = planned(a_journal(a_row()), a_rule(row=5, last_used=TODAY))
    assert cells(plan, Table.RULES) == [("used", [5], 0, 1)]


@pytest.mark.parametrize(("debit", "credit"), [("6500", "1020"), ("[CA]", "[CA]")])
def test_a_row_that_does_not_wait_never_appears(debit: str, credit: str) -> None:
    match = RuleMatch(1, a_rule(), (), doubtful=True)
    journal = a_journal(a_row(debit=debit, credit=credit))
    assert plan_completion([match], journal, Settings(), TODAY) == Plan()


def test_another_text_may_stand_for_the_temporary_account() -> None:
    journal = a_journal(a_row(debit="[CP]"), a_row(debit="[CA]"))
    plan = planned(journal, a_rule(), settings=Settings(temporary_account="[CP]"))
    assert cells(plan)[0] == ("debit", [1], "[CP]", "6400")


def test_outranked_rules_are_told_once_for_all_rows_that_lost_the_same_ones() -> None:
    rules = [
        a_rule(row=row, conditions=(HasPhrase(word),))
        for row, word in ((3, "luce"), (14, "gas"), (20, "acqua"))
    ]
    texts = ("luce gas acqua", "luce gas", "luce", "Luce, acqua e gas")
    plan = planned(a_journal(*[a_row(description=text) for text in texts]), *rules)
    assert plan.notices == (
        Notice("rule.outranked", 3, "14, 20", Severity.INFO, (1, 4)),
        Notice("rule.outranked", 3, "14", Severity.INFO, (2,)),
    )


def test_doubts_are_told_rule_by_rule() -> None:
    rule = a_rule(row=3, text="AIL", conditions=(HasPhrase("AIL"),))
    texts = ("EMAIL", "AIL", "MAILING")
    plan = planned(a_journal(*[a_row(description=text) for text in texts]), rule)
    assert plan.notices == (Notice("rule.doubtful", 3, "AIL", Severity.WARNING, (1, 3)),)


@pytest.mark.parametrize(
    ("until", "is_told"),
    [
        (date(2025, 6, 1), True),
        (date(2025, 7, 1), True),
        (date(2025, 7, 2), False),
        (date(2025, 5, 31), False),
        (None, False),
    ],
)
def test_a_rule_that_ends_within_thirty_days_is_told(until: date | None, *, is_told: bool) -> None:
    plan = planned(a_journal(a_row()), a_rule(row=3, until=until))
    expected = [Notice("rule.ending", 3, str(until), Severity.INFO)] if is_told else []
    assert list(plan.notices) == expected


def test_the_fields_to_read_are_the_accounts_the_mark_and_what_is_filled() -> None:
    rules = [a_rule(fill=(("cc1", "U1"), ("notes", "x"))), a_rule(fill=(("notes", "y"),))]
    assert completion_fields(rules) == ("debit", "credit", "rule", "cc1", "notes")


ACCOUNTS = st.sampled_from(["[CA]", "1020", "[1020]", "[A]", "6400", ""])
ROWS = st.lists(
    st.builds(
        a_row,
        description=st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join),
        debit=ACCOUNTS,
        credit=ACCOUNTS,
        vat_code=st.sampled_from(["", "I81"]),
        notes=st.sampled_from(["", "vista"]),
        due_date=st.none() | st.just(TODAY),
        rule=st.sampled_from(["", "gas", "vedi Anna"]),
    ),
    max_size=8,
)
FILLS: Sequence[tuple[str, FieldValue]] = (
    ("vat_code", "M81"),
    ("notes", "n"),
    ("due_date", date(2026, 1, 1)),
    ("cc1", "U1"),
)
RULES = st.lists(
    st.tuples(st.sampled_from(WORDS), st.lists(st.sampled_from(FILLS), unique=True)), max_size=5
).map(
    lambda drawn: [
        a_rule(row=row, text=word, conditions=(HasPhrase(word),), account=f"6{row}", fill=(*fill,))
        for row, (word, fill) in enumerate(drawn, 1)
    ]
)


@given(rows=ROWS, rules=RULES)
def test_applying_the_rules_twice_changes_nothing_more(
    rows: list[JournalRow], rules: list[Rule]
) -> None:
    journal = a_journal(*rows)
    assert planned(applied(planned(journal, *rules), journal), *rules).changes == ()


@given(rows=ROWS, rules=RULES)
def test_a_filled_cell_never_changes(rows: list[JournalRow], rules: list[Rule]) -> None:
    journal = a_journal(*rows)
    after = applied(planned(journal, *rules), journal)
    ours = {"[CA]", "[1020]", *WORDS}  # waiting for a rule, or written by one
    for name in FIELDS:
        for before, now in zip(journal.column(name), after.column(name), strict=True):
            assert now == before or before in {"", None} or before in ours


@given(rows=ROWS, rules=RULES)
def test_the_first_fitting_rule_gives_the_account(
    rows: list[JournalRow], rules: list[Rule]
) -> None:
    journal = a_journal(*rows)
    after = applied(planned(journal, *rules), journal)
    for row, debit in zip(rows, after.column("debit"), strict=True):
        waits = row.debit == "[CA]" != row.credit
        fits = [rule.account for rule in rules if rule.text in row.description.split()]
        assert debit == (fits[0] if waits and fits else without_brackets(row, rules))


def without_brackets(row: JournalRow, rules: Iterable[Rule]) -> str:
    """The debit account of a row whose credit side, if any, a rule has completed."""
    completed = row.credit == "[CA]" and any(it.text in row.description for it in rules)
    return "" if row.debit == "[1020]" and completed else row.debit


@given(rows=ROWS, rules=RULES, order=st.randoms())
def test_each_row_is_completed_alike_wherever_it_stands(
    rows: list[JournalRow], rules: list[Rule], order: Random
) -> None:
    places = list(range(len(rows)))
    order.shuffle(places)
    journal, shuffled = a_journal(*rows), a_journal(*[rows[place] for place in places])
    one = applied(planned(journal, *rules), journal)
    other = applied(planned(shuffled, *rules), shuffled)
    for name in FIELDS:
        column = one.column(name)
        # A mark that is ours is known by the rules at work, and these are the same in both.
        assert [column[place] for place in places] == list(other.column(name))


def test_a_rule_row_of_an_office_completes_its_journal_row() -> None:
    rule_row = a_rule_row(
        row=3, description="AIL", debit="6400", credit="2000", fill=(("vat_code", "I81"),)
    )
    rules = understood([rule_row], Settings(), frozenset({"2000"})).rules
    journal = a_journal(a_row(description="AIL LUGANO", debit="[CA]", credit="[2000]"))
    assert cells(planned(journal, *rules)) == [
        ("debit", [1], "[CA]", "6400"),
        ("credit", [1], "[2000]", ""),
        ("vat_code", [1], "", "I81"),
        ("rule", [1], "", "AIL"),
    ]


def test_amounts_are_left_as_they_are() -> None:
    journal = a_journal(a_row(amount=Decimal("-10.00")))
    assert applied(planned(journal, a_rule()), journal).column("amount") == [Decimal("-10.00")]
