from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from time import perf_counter
from typing import Any

import pytest

from tests.builders import a_candidate, a_rule
from xl_recon.matching.rule_health import KnownCodes, health_findings
from xl_recon.records.journal import Candidate
from xl_recon.records.rule import (
    AmountIn,
    Condition,
    FitsExpression,
    HasAllWords,
    HasPhrase,
    OnAccount,
    Range,
    Rule,
)
from xl_recon.records.rule_health import HealthFinding, HealthKind
from xl_recon.records.split import Part, Remainder

NOTHING_KNOWN = KnownCodes()
TODAY = date(2025, 6, 30)
EXACT = AmountIn((Range(Decimal(10), Decimal(10)),))


def rule(row: int, *conditions: Condition | str, **fields: Any) -> Rule:
    found = [HasPhrase(it) if isinstance(it, str) else it for it in conditions]
    text = next((it for it in conditions if isinstance(it, str)), "")
    return a_rule(row=row, text=text, conditions=tuple(found), used=1, **fields)


def journal(*descriptions: str) -> list[Candidate]:
    return [a_candidate(row=row, description=text) for row, text in enumerate(descriptions, 1)]


def findings(
    rules: Sequence[Rule],
    rows: Sequence[Candidate] = (),
    known: KnownCodes = NOTHING_KNOWN,
    *,
    whole_words: bool = False,
) -> tuple[HealthFinding, ...]:
    return health_findings(rules, rows, known, TODAY, whole_words=whole_words)


def kinds(rules: Sequence[Rule], rows: Sequence[Candidate] = ()) -> list[tuple[int, str]]:
    return [(it.rule, it.kind.value) for it in findings(rules, rows)]


def test_rules_that_do_their_work_are_not_told() -> None:
    assert kinds([rule(1, "luce"), rule(2, "acqua")], journal("Bolletta luce", "Acqua")) == []


def test_a_rule_without_past_or_prospects_was_never_used() -> None:
    unused = a_rule(row=3, conditions=(HasPhrase("gas"),))
    assert kinds([unused], journal("luce")) == [(3, "never_used")]
    assert kinds([unused], journal("Gas")) == []
    assert kinds([rule(3, "gas")], journal("luce")) == []


def test_a_rule_covered_by_its_conditions_needs_no_rows_as_a_proof() -> None:
    (found,) = findings([rule(1, "luce"), rule(2, "luce enel")])
    assert (found.kind, found.rule, found.others) == (HealthKind.SHADOWED, 2, (1,))
    assert found.rows == ()


def test_a_rule_that_loses_all_its_rows_is_covered_by_this_journal_only() -> None:
    rules = [rule(1, "bolletta"), rule(2, "enel"), rule(5, "luce")]
    rows = journal("Bolletta luce", "Enel luce", "Enel gas", "Bolletta luce")
    (found,) = findings(rules, rows)
    assert (found.kind, found.rule, found.others) == (HealthKind.SHADOWED_SO_FAR, 5, (1, 2))
    assert (found.rows, found.count) == ((1, 2, 4), 3)


def test_equal_conditions_with_another_account_contradict() -> None:
    rules = [rule(1, "luce", account="6400"), rule(2, "LUCE", account="6500")]
    (found,) = findings(rules, journal("luce"))
    assert (found.kind, found.others, found.rows) == (HealthKind.CONTRADICTING, (1,), (1,))


def test_equal_rules_are_duplicates() -> None:
    assert kinds([rule(1, "luce"), rule(2, " Luce")]) == [(2, "duplicate")]


def test_a_rule_that_has_ended_and_one_about_to_end_are_told() -> None:
    ends = {1: TODAY - timedelta(1), 2: TODAY, 3: TODAY + timedelta(30), 4: TODAY + timedelta(31)}
    rules = [rule(row, f"testo{row}", until=until) for row, until in ends.items()]
    assert kinds(rules) == [(1, "ended"), (2, "ending"), (3, "ending")]


def test_an_ended_rule_is_not_told_to_be_unused_as_well() -> None:
    unused = a_rule(until=TODAY - timedelta(1))
    assert kinds([unused]) == [(1, "ended")]


def test_codes_that_the_tables_lack_are_told() -> None:
    known = KnownCodes(
        accounts=frozenset({"6400", "1020"}),
        vat_codes=frozenset({"I81"}),
        cost_centres=frozenset({"P1"}),
    )
    fill = (("vat_code", "I99"), ("cc1", "-P1"), ("cc2", "P2"), ("notes", "I98"))
    odd = rule(1, "luce", OnAccount("1099"), account="6499", fill=fill)
    fine = rule(2, "gas", account="6400", fill=(("vat_code", "I81"), ("link", "[Doc]")))
    part = Part(row=4, account="6498", amount=Remainder(), fill=(("vat_code", "I97"),))
    split = rule(3, "rata", account="", parts=(part,))
    found = [(it.rule, it.detail) for it in findings([odd, fine, split], known=known)]
    assert found == [(1, "6499"), (1, "1099"), (1, "I99"), (1, "P2"), (3, "6498"), (3, "I97")]


def test_empty_tables_refuse_no_code() -> None:
    assert kinds([rule(1, "luce", fill=(("vat_code", "I99"), ("cc1", "P9")))]) == []


def test_a_mark_in_brackets_is_no_unknown_account() -> None:
    known = KnownCodes(accounts=frozenset({"6400"}))
    assert findings([rule(1, "luce", account="[CA2]")], known=known) == ()


def test_a_text_of_two_letters_is_too_short() -> None:
    assert kinds([rule(1, "FS")]) == [(1, "short_text")]
    assert kinds([rule(1, "FS", EXACT)]) == []
    assert kinds([rule(1, HasAllWords(("FS", "Roma")))]) == []


def test_a_text_of_three_letters_is_too_short_once_it_was_found_inside_a_word() -> None:
    (found,) = findings([rule(1, "AIL")], journal("AIL Lugano", "Email Srl"))
    assert (found.kind, found.rows) == (HealthKind.SHORT_TEXT, (2,))
    assert kinds([rule(1, "AIL")], journal("AIL Lugano")) == []


def test_a_text_that_only_stands_inside_longer_words_is_told() -> None:
    (found,) = findings([rule(1, "AIL")], journal("Email Srl", "Serrail"))
    assert (found.kind, found.detail, found.rows) == (HealthKind.INSIDE_WORDS, "AIL", (1, 2))
    assert findings([rule(1, "AILX")], journal("AILX"), whole_words=True) == ()


def test_a_rule_that_lost_its_good_rows_is_not_said_to_fit_by_chance() -> None:
    rules = [rule(1, "Lugano"), rule(2, "AILA")]
    assert kinds(rules, journal("AILA Lugano", "Mailand")) == []


def test_a_text_in_more_than_half_of_the_journal_is_told() -> None:
    rows = journal(*["Bonifico a favore di Rossi"] * 15, *["Affitto"] * 10)
    (found,) = findings([rule(1, "bonifico")], rows)
    assert (found.kind, found.count, len(found.rows)) == (HealthKind.BROAD_TEXT, 15, 10)
    assert kinds([rule(1, "bonifico", EXACT)], rows) == []
    assert kinds([rule(1, "bonifico")], rows[5:]) == []
    assert kinds([rule(1, "bonifico")], rows[:19]) == []


def test_an_expression_alone_has_no_length() -> None:
    assert kinds([rule(1, FitsExpression(r"a\d"))], journal("a1")) == []


def test_a_rule_without_text_has_none_that_is_too_short() -> None:
    assert kinds([rule(1, OnAccount("1020"))], journal("a1")) == []


@pytest.mark.sweep
def test_a_large_journal_is_judged_in_seconds() -> None:
    rules = [rule(row, f"ditta{row}") for row in range(1, 5_001)]
    rows = journal(*(f"Bonifico ditta{row % 7_000} fattura {row}" for row in range(100_000)))
    started = perf_counter()
    assert len(findings(rules, rows)) > 0
    assert perf_counter() - started < 15


@pytest.mark.sweep
def test_rules_of_one_text_are_held_against_each_other_by_amount() -> None:
    rules = [
        rule(row, "bonifico", AmountIn((Range(Decimal(row), Decimal(row)),)))
        for row in range(1, 5_001)
    ]
    started = perf_counter()
    assert findings(rules) == ()
    assert perf_counter() - started < 15
