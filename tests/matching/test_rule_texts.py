from __future__ import annotations

import pytest

from xl_recon.matching.refusals import Refused
from xl_recon.matching.rule_texts import rule_text, text_conditions
from xl_recon.records.rule import (
    Condition,
    FitsExpression,
    HasAllWords,
    HasAnyPhrase,
    HasPhrase,
    LacksPhrases,
    TextField,
)


@pytest.mark.parametrize(
    ("written", "conditions"),
    [
        ("Swisscom", (HasPhrase("Swisscom"),)),
        ("  pulizie uffici ", (HasPhrase("pulizie uffici"),)),
        ("+Best Insurance 892-948", (HasAllWords(("Best", "Insurance", "892-948")),)),
        ('+"Best Insurance" 892-948', (HasAllWords(("Best Insurance", "892-948")),)),
        ("+ Swisscom", (HasAllWords(("Swisscom",)),)),
        ('+19" monitor', (HasAllWords(('19"', "monitor")),)),
        ('+"a|b" c', (HasAllWords(("a|b", "c")),)),
        ("coffee|restaurant", (HasAnyPhrase(("coffee", "restaurant")),)),
        ("caffè bar | ristorante", (HasAnyPhrase(("caffè bar", "ristorante")),)),
        ("|coffee||", (HasPhrase("coffee"),)),
        ("+Rossi affitto|pigione", (HasAllWords(("Rossi",)), HasAnyPhrase(("affitto", "pigione")))),
        ("+affitto|pigione", (HasAnyPhrase(("affitto", "pigione")),)),
        ("Rossi -rimborso", (HasPhrase("Rossi -rimborso"),)),
        ("1/2", (HasPhrase("1/2"),)),
        ("//", (HasPhrase("//"),)),
        ("/rata/ 3", (HasPhrase("/rata/ 3"),)),
        ("/Rata \\D+|x/", (FitsExpression("Rata \\D+|x"),)),
        ("[Rata] /a|b/", (FitsExpression("a|b"),)),
        ("+Rossi -rimborso", (HasAllWords(("Rossi",)), LacksPhrases(("rimborso",)))),
        (
            '+Rossi -"nota di credito" -x',
            (
                HasAllWords(("Rossi",)),
                LacksPhrases(("nota di credito", "x")),
            ),
        ),
        ("+-rimborso", (LacksPhrases(("rimborso",)),)),
        ("+ -rimborso|storno", (LacksPhrases(("rimborso", "storno")),)),
        ("+a - b -- -.", (HasAllWords(("a", "-", "b", "--", "-.")),)),
        ('+"-rimborso"', (HasAllWords(("-rimborso",)),)),
        ("+a|-b", (HasAnyPhrase(("a", "-b")),)),
        ("+a-b", (HasAllWords(("a-b",)),)),
        ("", ()),
        ("   ", ()),
    ],
)
def test_a_description_asks_for(written: str, conditions: tuple[Condition, ...]) -> None:
    assert rule_text(written).conditions == conditions


@pytest.mark.parametrize(
    ("written", "name", "text"),
    [
        ("[Telefono] Swisscom", "Telefono", "Swisscom"),
        (" [ Telefono ]Swisscom", "Telefono", "Swisscom"),
        ("[Telefono]", "Telefono", ""),
        ("[] Swisscom", "", "Swisscom"),
        ("Swisscom [fibra]", "", "Swisscom [fibra]"),
        ("[Affitto] +Rossi pigione", "Affitto", "+Rossi pigione"),
    ],
)
def test_a_name_in_brackets_in_front_is_no_part_of_the_condition(
    written: str, name: str, text: str
) -> None:
    understood = rule_text(written)
    assert (understood.name, understood.text) == (name, text)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("+", "rule.bad_text"),
        ("+  ", "rule.bad_text"),
        ("|", "rule.bad_text"),
        (" | | ", "rule.bad_text"),
        ("+Rossi | Bianchi", "rule.bad_text"),
        ('+" " Rossi', "rule.bad_text"),
        ("\u200b", "rule.bad_text"),
        ("[Telefono Swisscom", "rule.bad_text"),
        ("[Telefono] [fibra", "rule.bad_text"),
        ('+Rossi -" "x', "rule.bad_text"),
        ("/rata (/", "rule.bad_expression"),
        ("/*/", "rule.bad_expression"),
    ],
)
def test_a_description_that_cannot_be_served_is_refused(written: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        rule_text(written)
    assert refused.value.code == code


def test_other_fields_are_asked_in_the_same_words() -> None:
    assert text_conditions("+Rossi|Verdi -Bianchi", TextField.COUNTERPARTY) == (
        HasAnyPhrase(("Rossi", "Verdi"), TextField.COUNTERPARTY),
        LacksPhrases(("Bianchi",), TextField.COUNTERPARTY),
    )
    assert text_conditions("/^XX/", TextField.IBAN) == (FitsExpression("^XX", TextField.IBAN),)
