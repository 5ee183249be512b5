from __future__ import annotations

from decimal import Decimal

from tests.builders import a_candidate, a_rule
from xl_recon.matching.filing import FiledRules, filed_rules
from xl_recon.records.rule import (
    AmountIn,
    Condition,
    FitsExpression,
    HasAllWords,
    HasAnyPhrase,
    HasPhrase,
    LacksPhrases,
    MovesMoney,
    OnAccount,
    Range,
    TextField,
)

OUT = a_candidate(money_in=False, account="1020", amount=Decimal(5))


def filed(*conditions: tuple[Condition, ...]) -> FiledRules:
    return filed_rules([a_rule(row=row, conditions=it) for row, it in enumerate(conditions, 1)])


def fitting(library: FiledRules, *phrases: str) -> list[int]:
    found = {library.fields[0].phrases.index(phrase) for phrase in phrases}
    return sorted(library.money_out.fitting(OUT, found))


def test_a_phrase_of_many_rules_is_looked_for_once() -> None:
    library = filed((HasPhrase("Luce"),), (HasAllWords(("gas", "LUCE")),))
    assert library.fields[0].phrases == ("luce", "gas")


def test_a_rule_for_money_in_does_not_stand_among_those_for_money_out() -> None:
    library = filed(
        (HasPhrase("luce"), MovesMoney(money_in=True)),
        (HasPhrase("luce"), MovesMoney(money_in=False)),
        (HasPhrase("luce"),),
    )
    assert fitting(library, "luce") == [1, 2]


def test_rules_without_text_are_met_by_account_and_amount() -> None:
    five, six = (AmountIn((Range(Decimal(it), Decimal(it)),)) for it in (5, 6))
    library = filed((OnAccount("1020"),), (OnAccount("1030"),), (five,), (six,), (five, six))
    assert fitting(library) == [0, 2]


def test_every_word_is_asked_for_wherever_the_rule_is_filed() -> None:
    library = filed((HasAllWords(("azienda", "sa", "lugano", "gas")),), (HasPhrase("sa"),))
    assert fitting(library, "sa", "azienda", "lugano") == [1]
    assert fitting(library, "sa", "azienda", "lugano", "gas") == [0, 1]


def test_one_of_several_is_enough_beside_a_word() -> None:
    library = filed((HasPhrase("rossi"), HasAnyPhrase(("affitto", "pigione"))))
    assert fitting(library, "rossi") == []
    assert fitting(library, "rossi", "pigione") == [0]


def test_a_rule_with_a_negated_word_is_left_where_it_occurs() -> None:
    library = filed((HasPhrase("rossi"), LacksPhrases(("rimborso", "storno"))))
    assert fitting(library, "rossi") == [0]
    assert fitting(library, "rossi", "storno") == []


def test_negated_words_alone_meet_every_row_without_them() -> None:
    library = filed((LacksPhrases(("rimborso",)),))
    assert fitting(library) == [0]
    assert fitting(library, "rimborso") == []


def test_a_negated_blank_holds_for_no_row() -> None:
    assert fitting(filed((LacksPhrases(("",)),))) == []
    assert fitting(filed((LacksPhrases((" ",), TextField.IBAN),))) == []


def test_an_expression_is_met_by_the_text_that_it_cannot_do_without() -> None:
    library = filed((FitsExpression(r"luce \d*"),))
    row = OUT._replace(description="Bolletta luce")
    assert library.fields[0].phrases == ("luce",)
    assert library.money_out.fitting(row, {0}) == []
    assert library.money_out.fitting(row._replace(description="luce 3"), {0}) == [0]
    assert library.money_out.fitting(row._replace(description="luce 3"), set()) == []


def test_fields_that_no_rule_looks_at_have_no_search() -> None:
    library = filed((HasPhrase("luce"),), (HasPhrase("rossi", TextField.COUNTERPARTY),))
    assert [it.field for it in library.fields] == [TextField.DESCRIPTION, TextField.COUNTERPARTY]
    assert [it.first for it in library.fields] == [0, 1]
