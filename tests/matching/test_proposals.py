from __future__ import annotations

from time import perf_counter
from typing import Any

from tests.builders import a_row, a_rule
from xl_recon.matching.proposals import Proposal, proposals
from xl_recon.records.journal import JournalRow
from xl_recon.records.rule import HasPhrase, Rule
from xl_recon.records.settings import Settings

BANKS = frozenset({"1020", "1021"})


def paid(count: int, name: str = "Lumenia", **fields: Any) -> list[JournalRow]:
    """Completed rows of one party, each of a month and with a number of its own."""
    made = {"debit": "6400", "credit": "1020"} | fields
    return [
        a_row(description=f"Addebito {name} fattura {place}77 del {place:02}.01.2026", **made)
        for place in range(1, count + 1)
    ]


def proposed(
    rows: list[JournalRow], rules: tuple[Rule, ...] = (), fewest: int = 3
) -> tuple[Proposal, ...]:
    return proposals(rows, rules, Settings(), BANKS, fewest)


def test_rows_that_share_words_and_an_account_propose_a_rule() -> None:
    (proposal,) = proposed(paid(5, vat_code="I81", cc1="AMM"))
    rule = proposal.rule
    assert (rule.document, rule.description) == ("!Rule", "Lumenia")
    assert (rule.debit, rule.credit) == ("6400", "1020")
    assert rule.fill == (("vat_code", "I81"), ("cc1", "AMM"))
    assert (proposal.right, proposal.hits, proposal.rows) == (5, 5, (1, 2, 3, 4, 5))


def test_words_said_once_are_no_part_of_the_proposal() -> None:
    rows = [a_row(description=f"Lumenia {word}", debit="6400") for word in ("uno", "due", "tre")]
    assert [it.rule.description for it in proposed(rows)] == ["Lumenia"]


def test_money_in_has_the_bank_on_the_other_side() -> None:
    (proposal,) = proposed(paid(3, debit="1020", credit="3400"))
    assert (proposal.rule.debit, proposal.rule.credit) == ("1020", "3400")


def test_rows_of_two_banks_propose_a_rule_for_any_bank() -> None:
    (proposal,) = proposed(paid(2) + paid(2, credit="1021"))
    assert (proposal.rule.credit, proposal.right) == ("", 4)


def test_too_few_rows_propose_nothing() -> None:
    assert proposed(paid(2)) == ()


def test_two_rows_are_enough_where_the_user_says_so_but_never_one() -> None:
    assert len(proposed(paid(2), fewest=2)) == 1
    assert proposed(paid(1), fewest=1) == ()


def test_one_row_in_ten_may_differ() -> None:
    (proposal,) = proposed(paid(18) + paid(2, debit="6500"))
    assert (proposal.right, proposal.hits) == (18, 20)


def test_an_imprecise_text_is_not_proposed() -> None:
    assert proposed(paid(17) + paid(3, debit="6500")) == ()


def test_another_vat_code_counts_against_a_proposal() -> None:
    assert proposed(paid(5, vat_code="I81") + paid(4, vat_code="M81")) == ()


def test_what_a_rule_covers_already_is_not_proposed() -> None:
    rule = a_rule(conditions=(HasPhrase("lumenia"),), account="6400")
    assert proposed(paid(5), rules=(rule,)) == ()


def test_waiting_rows_that_would_be_completed_are_counted() -> None:
    waiting = paid(4, debit="[CA]") + paid(2, debit="1020", credit="[CA]")
    (proposal,) = proposed(paid(3) + waiting)
    assert (proposal.right, proposal.waiting) == (3, 4)


def test_the_most_useful_proposal_comes_first() -> None:
    rows = [*paid(3, "Valfredda"), *paid(6), *paid(3, "Montalba", debit="6500")]
    rows += paid(9, "Montalba", debit="[CA]")
    assert [it.rule.description for it in proposed(rows)] == ["Montalba", "Lumenia", "Valfredda"]


def test_a_proposal_that_adds_nothing_to_another_is_left_out() -> None:
    rows = [a_row(description="Lumenia", debit="6400") for _ in range(5)]
    rows += [a_row(description="Lumenia Valfredda", debit="6400") for _ in range(3)]
    assert [it.rule.description for it in proposed(rows)] == ["Lumenia"]


def test_rows_without_a_bank_or_with_parts_are_passed_over() -> None:
    assert proposed(paid(5, credit="2000") + paid(5, debit="")) == ()


def test_texts_without_a_telling_word_propose_nothing() -> None:
    rows = [a_row(description="Bonifico 12.01.2026", debit="6400") for _ in range(5)]
    assert proposed(rows) == ()


def test_the_places_of_the_journal_are_told_where_rows_know_theirs() -> None:
    rows = [a_row(description="Lumenia", debit="6400", row=place) for place in (11, 14, 19)]
    assert proposed(rows)[0].rows == (11, 14, 19)


def test_cost_grows_with_the_rows_and_no_faster() -> None:
    def seconds(parties: int) -> float:
        names = [f"{chr(97 + it // 26 % 26)}{chr(97 + it % 26)}{'o' * 3}" for it in range(parties)]
        rows = [row for it in range(parties) for row in paid(10, names[it % 676] * (1 + it // 676))]
        start = perf_counter()
        assert proposed(rows)
        return perf_counter() - start

    small = max(seconds(100), 0.02)
    assert seconds(800) < 40 * small
