from __future__ import annotations

from typing import Any

from tests.builders import a_candidate, a_rule
from xl_recon.plan.retelling import Retelling, retelling
from xl_recon.records.journal import Candidate, Columns
from xl_recon.records.notice import Notice, Severity
from xl_recon.records.rule import FitsExpression, Rule

RULE = a_rule(new_text="Luce {data:%m/%Y}")


def a_journal(*notes: str | None, text: str = "Bolletta luce") -> Columns:
    return Columns(len(notes), {"description": [text] * len(notes), "notes": notes})


def facts(*texts: str) -> dict[int, Candidate]:
    return {row: a_candidate(row=row, description=text) for row, text in enumerate(texts, 1)}


def told(rule: Rule, journal: Columns) -> Retelling:
    rows = range(1, journal.height + 1)
    return retelling(rule, rows, journal, facts(*map(str, journal.column("description"))))


def cells(rule: Rule, journal: Columns) -> list[tuple[Any, ...]]:
    return [
        (it.field, list(it.rows), it.before, it.after)
        for it in told(rule, journal).changes(rule, journal)
    ]


def test_a_new_text_sends_the_bank_s_to_the_notes() -> None:
    assert cells(RULE, a_journal("")) == [
        ("notes", [1], "", "Bolletta luce"),
        ("description", [1], "Bolletta luce", "Luce 01/2025"),
    ]


def test_rows_with_the_same_texts_change_together() -> None:
    changes = cells(RULE, a_journal("", None, ""))
    assert [(name, rows) for name, rows, _, _ in changes] == [
        ("notes", [1, 3]),
        ("description", [1, 3]),
        ("notes", [2]),
        ("description", [2]),
    ]


def test_where_the_notes_are_filled_the_bank_s_text_stays_and_it_is_told() -> None:
    journal = a_journal("vista", "")
    found = told(RULE, journal)
    assert list(found.texts) == [2]
    assert list(found.notices(RULE)) == [Notice("rule.text_kept", 1, "luce", Severity.INFO, (1,))]


def test_a_text_that_is_the_bank_s_changes_nothing() -> None:
    found = told(a_rule(new_text="{descrizione}"), a_journal("vista", ""))
    assert (found.texts, found.kept) == ({}, [])


def test_a_rule_without_a_text_changes_nothing() -> None:
    assert told(a_rule(), Columns(1, {"description": ["Luce"]})).texts == {}


def test_groups_of_an_expression_may_stand_in_a_text() -> None:
    rule = a_rule(conditions=(FitsExpression(r"luce (\d+)"),), new_text="Bolletta {gruppo:1}")
    assert told(rule, a_journal("", text="luce 77")).texts == {1: "Bolletta 77"}


def test_of_some_rows_only_these_are_told() -> None:
    found = told(RULE, a_journal("", "vista", "", "vista")).of_rows(frozenset({1, 2}))
    assert (list(found.texts), found.kept) == ([1], [2])
