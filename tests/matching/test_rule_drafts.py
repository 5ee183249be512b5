from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.builders import a_candidate, a_row, a_rule_row
from xl_recon.matching.entries import Entry, composed, contra_account
from xl_recon.matching.rule_drafts import Drafted, RuleDraft, drafts
from xl_recon.matching.rule_rows import understood
from xl_recon.matching.rules import RuleBook
from xl_recon.matching.word_rarity import WordRarity
from xl_recon.records.journal import JournalRow
from xl_recon.records.notice import Notice, Severity
from xl_recon.records.rule import HasPhrase, RuleRow, TextField
from xl_recon.records.settings import Settings

BANKS = frozenset({"1020", "1021"})
RARITY = WordRarity.of([])
INCOME: dict[str, Any] = {"debit": "1020", "credit": "", "amount": Decimal(1000)}


def an_entry(*, colour: str = "", parts: tuple[Entry, ...] = (), **fields: Any) -> Entry:
    """Money out of 1020, completed: row 7 of the journal."""
    paid = {"description": "Bolletta Lumenia 01/2026", "debit": "6400", "credit": "1020", "row": 7}
    return Entry(row=a_row(**(paid | fields)), colour=colour, parts=parts)


def drafted(*entries: Entry, known: tuple[RuleRow, ...] = ()) -> Drafted:
    return drafts(entries, known, RARITY, Settings(), BANKS)


def draft_of(*entries: Entry, known: tuple[RuleRow, ...] = ()) -> RuleDraft:
    (draft,) = drafted(*entries, known=known).drafts
    return draft


def told_of(entry: Entry) -> Notice:
    found = drafted(entry)
    assert found.drafts == ()
    (notice,) = found.notices
    return notice


def a_split(**head: Any) -> Entry:
    """Rent and charges that came in together: 900 and 100 of 1000."""
    parts = (
        an_entry(row=8, debit="", credit="3400", amount=Decimal(900), description="Pigione"),
        an_entry(row=9, debit="", credit="3410", amount=Decimal(100), description="Inquilino Uno"),
    )
    return an_entry(parts=parts, **(INCOME | {"description": "Inquilino Uno"} | head))


def test_a_completed_row_becomes_a_rule() -> None:
    entry = an_entry(
        colour="FFF2CC",
        vat_code="I81",
        cc1="AMM",
        cc3="X",
        segment="TI",
        notes="vista",
        link="[Doc]",
    )
    draft = draft_of(entry)
    assert draft.rows == (
        RuleRow(
            row=1,
            document="!Rule",
            description="Bolletta Lumenia",
            debit="6400",
            credit="1020",
            fill=(
                ("vat_code", "I81"), ("cc1", "AMM"), ("cc3", "X"), ("segment", "TI"),
                ("link", "[Doc]"),
            ),
            colour="FFF2CC",
        ),
    )  # fmt: skip
    assert (draft.note, draft.sources) == ("Bolletta Lumenia 01/2026", (7,))


def test_amount_and_date_are_no_conditions_of_the_new_rule() -> None:
    (head,) = draft_of(an_entry()).rows
    assert (head.amount_filter, head.date_filter, head.until) == (None, None, None)


def test_money_in_keeps_the_bank_on_its_side() -> None:
    (head,) = draft_of(an_entry(debit="1021", credit="3400")).rows
    assert (head.debit, head.credit) == ("1021", "3400")


def test_the_bank_of_a_detail_row_loses_its_brackets() -> None:
    (head,) = draft_of(an_entry(credit="[1020]")).rows
    assert (head.debit, head.credit) == ("6400", "1020")


def test_the_bank_in_the_settings_is_a_bank_too() -> None:
    settings = Settings(bank_account="1090")
    found = drafts([an_entry(credit="1090")], (), RARITY, settings, BANKS)
    assert found.drafts[0].rows[0].credit == "1090"


@pytest.mark.parametrize("link", ["fatture/2026-01.pdf", "https://example.org/[x]", "[a] [b]", ""])
def test_only_a_mark_in_brackets_is_taken_from_the_link(link: str) -> None:
    assert draft_of(an_entry(link=link)).rows[0].fill == ()


@pytest.mark.parametrize(
    "entry",
    [
        an_entry(),
        an_entry(description="Bonifico", counterparty="Lumenia SA"),
        an_entry(description="Bonifico", iban="CH9300762011623852957"),
        a_split(),
    ],
    ids=["description", "counterparty", "iban", "parts"],
)
def test_the_new_rule_takes_the_row_it_came_from(entry: Entry) -> None:
    row, money_in = entry.row, entry.row.debit == "1020"
    book = RuleBook(understood(draft_of(entry).rows, Settings(), BANKS).rules, whole_words=False)
    facts = {"iban": row.iban, "counterparty": row.counterparty, "money_in": money_in}
    assert book.match(a_candidate(description=row.description, account="1020", **facts))


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"debit": "[CA]"}, "create.waiting"),
        ({"debit": "1020", "credit": "[CA]"}, "create.waiting"),
        ({"credit": "2000"}, "create.no_bank"),
        ({"credit": "[A]"}, "create.no_bank"),
        ({"credit": ""}, "create.no_bank"),
        ({"debit": "1021"}, "create.two_banks"),
        ({"debit": ""}, "create.no_parts"),
        ({"description": "Bonifico 12.01.2026 EUR 100.00"}, "create.no_text"),
    ],
)
def test_a_row_that_can_make_no_rule_says_why(fields: dict[str, Any], code: str) -> None:
    notice = told_of(an_entry(**fields))
    assert (notice.code, notice.rows) == (code, (7,))


def test_the_counterparty_serves_where_the_description_tells_nothing() -> None:
    (head,) = draft_of(an_entry(description="Bonifico", counterparty="Lumenia SA")).rows
    assert (head.description, head.fill) == ("", (("counterparty", "Lumenia"),))


def test_the_counterparty_is_understood_as_a_condition() -> None:
    draft = draft_of(an_entry(description="Bonifico", counterparty="Lumenia SA"))
    (rule,) = understood(draft.rows, Settings(), BANKS).rules
    assert HasPhrase("Lumenia", TextField.COUNTERPARTY) in rule.conditions


def test_the_iban_serves_where_nobody_is_named() -> None:
    (head,) = draft_of(an_entry(description="Bonifico", iban="CH9300762011623852957")).rows
    assert (head.description, head.fill) == ("", (("iban", "CH9300762011623852957"),))


def test_a_composed_entry_becomes_a_rule_with_its_parts() -> None:
    head, rent, charges = draft_of(a_split()).rows
    assert (head.document, head.debit, head.credit) == ("!Rule", "1020", "[]")
    assert (head.description, head.amount_filter) == ("Inquilino Uno", None)
    assert [rent.document, charges.document] == ["!RuleSplit", "!RuleSplit"]
    assert [rent.credit, charges.credit] == ["3400", "3410"]
    assert [rent.amount_filter, charges.amount_filter] == [Decimal(900), Decimal(100)]


def test_a_composed_entry_is_understood_as_it_was_written() -> None:
    (rule,) = understood(draft_of(a_split()).rows, Settings(), BANKS).rules
    assert [part.account for part in rule.parts] == ["3400", "3410"]


def test_a_part_keeps_only_a_text_of_its_own() -> None:
    _, rent, charges = draft_of(a_split()).rows
    assert [rent.description, charges.description] == ["Pigione", ""]


def test_a_fee_taken_off_before_stands_against_the_other_parts() -> None:
    parts = (
        an_entry(row=8, debit="", credit="3400", amount=Decimal(1010)),
        an_entry(row=9, debit="6940", credit="", amount=Decimal(10)),
    )
    head, _, fee = draft_of(an_entry(parts=parts, **INCOME)).rows
    assert (head.credit, fee.debit, fee.credit) == ("[]", "6940", "")


def test_parts_that_do_not_add_up_are_told_with_the_difference() -> None:
    notice = told_of(a_split(amount=Decimal("1000.50")))
    assert (notice.code, notice.detail, notice.rows) == ("create.parts_off", "0.50", (7, 8, 9))


def test_rows_that_give_the_same_rule_give_one() -> None:
    next_month = an_entry(description="Bolletta LUMENIA 02/2026", row=12)
    draft = draft_of(an_entry(), next_month)
    assert (draft.rows[0].description, draft.sources) == ("Bolletta Lumenia", (7, 12))
    assert not draft.contradicted


def test_the_same_text_with_other_accounts_is_a_conflict() -> None:
    found = drafted(an_entry(), an_entry(debit="6500", row=12))
    assert [draft.contradicted for draft in found.drafts] == [True, True]
    (notice,) = found.notices
    assert (notice.code, notice.detail, notice.rows) == (
        "create.conflict", "Bolletta Lumenia", (7, 12),
    )  # fmt: skip


def test_money_in_and_out_with_one_text_are_two_rules() -> None:
    found = drafted(an_entry(), an_entry(debit="1020", credit="6400", row=12))
    assert [draft.contradicted for draft in found.drafts] == [False, False]
    assert found.notices == ()


def a_known(**fields: Any) -> RuleRow:
    made = {"description": "bolletta lumenia", "debit": "6400", "credit": "1020", "row": 4}
    return a_rule_row(**(made | fields))


@pytest.mark.parametrize("bank", ["1020", "", "[CA]", "[1020]"])
def test_a_rule_that_is_there_is_not_made_again(bank: str) -> None:
    found = drafted(an_entry(), known=(a_known(credit=bank),))
    assert found.drafts == ()
    assert found.notices == (Notice("create.known", 4, "Bolletta Lumenia", Severity.INFO, (7,)),)


@pytest.mark.parametrize(
    "fields",
    [
        {"amount_filter": "100"},
        {"date_filter": "2025-01-01"},
        {"active": False},
        {"document": "!Auto"},
        {"credit": "1021"},
        {"description": "Bolletta"},
        {"debit": "", "credit": ""},
        {"description": "[Lumenia"},
    ],
    ids=str,
)
def test_a_rule_for_other_rows_does_not_stand_in_the_way(fields: dict[str, Any]) -> None:
    found = drafted(an_entry(), known=(a_known(**fields),))
    assert (len(found.drafts), found.notices) == (1, ())


def test_a_rule_that_says_otherwise_is_told_and_the_new_one_marked() -> None:
    found = drafted(an_entry(), known=(a_known(debit="6500"),))
    assert [draft.contradicted for draft in found.drafts] == [True]
    assert [(it.code, it.where) for it in found.notices] == [("create.contradicts", 4)]


def test_a_split_rule_that_is_there_is_not_made_again() -> None:
    rows = draft_of(a_split()).rows
    assert [it.code for it in drafted(a_split(), known=rows).notices] == ["create.known"]
    assert len(drafted(a_split(), known=rows[:2]).drafts) == 1


def test_new_rules_are_numbered_below_those_of_the_table() -> None:
    found = drafted(a_split(), an_entry(), known=(a_known(description="altro", row=4),))
    assert [row.row for draft in found.drafts for row in draft.rows] == [5, 6, 7, 8]


def joined(*rows: JournalRow) -> tuple[Entry, ...]:
    return composed([Entry(row=row) for row in rows], Settings(), BANKS)


def test_one_sided_rows_below_a_head_are_its_parts() -> None:
    head = a_row(debit="1020", credit="")
    rent, fee = a_row(debit="", credit="3400"), a_row(debit="6940", credit="")
    plain = a_row(debit="6400", credit="1020")
    first, second = joined(head, rent, fee, plain)
    assert [part.row for part in first.parts] == [rent, fee]
    assert (second.row, second.parts) == (plain, ())


def test_a_second_head_begins_an_entry_of_its_own() -> None:
    head, part = a_row(debit="1020", credit=""), a_row(debit="", credit="3400")
    assert [len(entry.parts) for entry in joined(head, part, head, part)] == [1, 1]


@pytest.mark.parametrize("field", [{"document": "B-2"}, {"date": None}], ids=str)
def test_a_row_of_another_document_or_day_is_no_part(field: dict[str, Any]) -> None:
    head, other = a_row(debit="1020", credit=""), a_row(debit="", credit="3400", **field)
    assert [entry.parts for entry in joined(head, other)] == [(), ()]


def test_the_contra_account_of_a_row_that_waits_is_blank() -> None:
    assert contra_account(an_entry().row, Settings(), BANKS) == "6400"
    assert contra_account(an_entry(debit="[CA]").row, Settings(), BANKS) == ""
