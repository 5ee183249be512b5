from __future__ import annotations

from decimal import Decimal

from tests.builders import a_row, a_rule_row
from tests.workflows.desk import RULES, Desk, money_in
from xl_recon.plan.changes import AppendRules, Plan
from xl_recon.workflows.create_rules import (
    of_proposal,
    propose_rules,
    proposed_rules,
    rules_from_rows,
)

PENCILS = a_row(description="Cartoleria Matita 12", debit="6500", vat_code="I81")


def test_a_completed_row_gives_a_rule_and_its_whole_text_as_a_note() -> None:
    (new,) = rules_from_rows(Desk([PENCILS]).workbook, frozenset({1})).rules
    (row,) = new.rows
    assert (row.document, row.description, row.debit) == ("!Rule", "Cartoleria Matita", "6500")
    assert dict(row.fill) == {"vat_code": "I81"}
    assert (new.note, new.sources) == ("Cartoleria Matita 12", (1,))


def test_what_the_rule_would_hit_is_told_apart() -> None:
    rows = [
        PENCILS,
        a_row(description="Cartoleria Matita 13", debit="6500"),
        a_row(description="Cartoleria Matita 14", debit="6400"),
        a_row(description="Cartoleria Matita 15"),
        money_in(description="Cartoleria Matita 16"),
    ]
    (new,) = rules_from_rows(Desk(rows).workbook, frozenset({1})).rules
    assert (new.right, new.different, new.waiting) == ((1, 2), (3,), (4,))


def test_each_of_several_rules_has_its_own_hits() -> None:
    rows = [PENCILS, a_row(description="Libreria Carta", debit="6500"), PENCILS]
    first, last = rules_from_rows(Desk(rows).workbook, frozenset({1, 2})).rules
    assert (first.right, last.right) == ((1, 3), (2,))


def test_a_composed_entry_gives_a_rule_that_splits_whichever_row_of_it_is_meant() -> None:
    rows = [
        a_row(description="Assicurazione Polare", debit="", amount=Decimal("10.00")),
        a_row(description="Quota", debit="6400", credit="", amount=Decimal("4.00")),
        a_row(description="Quota", debit="6500", credit="", amount=Decimal("6.00")),
    ]
    desk = Desk(rows)
    found = [rules_from_rows(desk.workbook, frozenset({row})).rules for row in (1, 2, 3)]
    assert found[0] == found[1] == found[2]
    ((new,), *_) = found
    assert [row.document for row in new.rows] == ["!Rule", "!RuleSplit", "!RuleSplit"]


def test_a_row_that_waits_gives_no_rule_and_is_told() -> None:
    made = rules_from_rows(Desk([a_row()]).workbook, frozenset({1}))
    assert made.rules == ()
    assert [(it.code, it.rows) for it in made.notices] == [("create.waiting", (1,))]


def test_a_rule_that_is_there_already_is_not_made_again() -> None:
    desk = Desk([PENCILS])
    desk.write(propose_rules(rules_from_rows(desk.workbook, frozenset({1})).rules))
    made = rules_from_rows(desk.workbook, frozenset({1}))
    assert made.rules == ()
    assert [it.code for it in made.notices] == ["create.known"]


def test_new_rules_come_below_the_others_with_their_notes() -> None:
    desk = Desk([PENCILS], [a_rule_row()])
    desk.write(propose_rules(rules_from_rows(desk.workbook, frozenset({1})).rules))
    assert desk.column(RULES, "Descrizione") == ["luce", "Cartoleria Matita"]
    (note,) = desk.store.notes[RULES]
    assert (note.header, note.row, note.text) == ("Descrizione", 2, "Cartoleria Matita 12")


def test_a_note_that_says_nothing_more_is_left_out() -> None:
    desk = Desk([a_row(description="Cartoleria Matita", debit="6500")])
    plan = propose_rules(rules_from_rows(desk.workbook, frozenset({1})).rules)
    assert [it.notes for it in plan.changes if isinstance(it, AppendRules)] == [("",)]


def test_of_a_row_with_a_new_text_the_bank_s_tells_the_rule() -> None:
    rule = a_rule_row(description="matita", debit="6500", new_text="Cancelleria")
    row = a_row(
        description="Cancelleria", notes="Cartoleria Matita 12", debit="6500", rule="matita"
    )
    (new,) = rules_from_rows(Desk([row], [rule]).workbook, frozenset({1})).rules
    assert new.rows[0].description == "Cartoleria Matita"


def test_no_rules_are_no_change() -> None:
    assert propose_rules(()) == Plan()


def test_rows_completed_alike_propose_a_rule_with_its_precision() -> None:
    rows = [a_row(description=f"Cartoleria Matita {n}", debit="6500") for n in range(4)]
    (proposal,) = proposed_rules(Desk([*rows, a_row(description="Cartoleria Matita 9")]).workbook)
    assert (proposal.right, proposal.hits, proposal.waiting) == (4, 4, 1)


def test_a_proposal_that_was_added_is_not_made_again() -> None:
    rows = [a_row(description=f"Cartoleria Matita {n}", debit="6500") for n in range(4)]
    desk = Desk(rows)
    new = [of_proposal(it) for it in proposed_rules(desk.workbook)]
    assert [it.right for it in new] == [(1, 2, 3, 4)]
    desk.write(propose_rules(new))
    assert proposed_rules(desk.workbook) == ()


def test_too_few_rows_propose_nothing() -> None:
    desk = Desk([PENCILS, PENCILS])
    assert proposed_rules(desk.workbook) == ()
    assert len(proposed_rules(desk.workbook, fewest=2)) == 1


def test_undo_takes_the_new_rules_away() -> None:
    desk = Desk([PENCILS], [a_rule_row()])
    before = desk.snapshot()
    desk.write(propose_rules(rules_from_rows(desk.workbook, frozenset({1})).rules))
    assert desk.undo().notices == ()
    assert desk.snapshot() == before
