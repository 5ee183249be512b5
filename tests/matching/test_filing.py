from __future__ import annotations

from decimal import Decimal

from tests.builders import a_candidate, a_rule
from xl_recon.matching.filing import FiledRules, filed_rules
from xl_recon.records.rule import (
    AmountIn,
    Condition,
    HasAllWords,
    HasAnyPhrase,
    HasPhrase,
    MovesMoney,
    OnAccount,
    Range,
)

OUT = a_candidate(money_in=False, account="1020", amount=Decimal(5))


def filed(*conditions: tuple[Condition, ...]) -> FiledRules:
    return filed_rules([a_rule(row=row, conditions=it) for row, it in enumerate(conditions, 1)])


def fitting(library: FiledRules, *phrases: str) -> list[int]:
    found = {library.phrases.index(phrase) for phrase in phrases}
    return sorted(library.money_out.fitting(OUT, found))


def test_a_phrase_of_many_rules_is_looked_for_once() -> None:
    library = filed((HasPhrase("Luce"),), (HasAllWords(("gas", "LUCE")),))
    assert library.phrases == ("luce", "gas")


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
