from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from tests.builders import a_candidate, a_rule
from xl_recon.matching.explanation import reasons
from xl_recon.plan.changes import Table
from xl_recon.records.journal import Candidate
from xl_recon.records.rule import (
    AmountIn,
    Condition,
    DateIn,
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
from xl_recon.records.rule_health import HealthFinding, HealthKind
from xl_recon.ui.rule_words import RuleWords
from xl_recon.ui.voice import Language, Voice

ROW = a_candidate(description="EMAIL Bolletta", amount=Decimal("120.50"), account="1030")
SPANS = (Range(lowest=Decimal(200)),)
DAYS = (Range(date(2026, 1, 1), date(2026, 12, 31)),)


def words(language: Language = Language.ITALIAN) -> RuleWords:
    return RuleWords(Voice(language), lambda table: 10 if table is Table.RULES else 5)


def said(
    *conditions: Condition,
    row: Candidate = ROW,
    whole_words: bool = False,
    until: date | None = None,
) -> Iterator[str]:
    rule = a_rule(conditions=(HasPhrase("bolletta"), *conditions), until=until)
    found = reasons(row, [rule], whole_words=whole_words)
    (judged,) = found.fitting or found.nearest
    return map(words().verdict, judged.verdicts[1:])


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        (HasPhrase("AIL"), "«AIL» dentro EMAIL"),
        (HasPhrase("email"), "c'è «email»"),
        (HasPhrase(""), "qualsiasi testo"),
        (HasPhrase("luce"), "manca la parola «luce»"),
        (HasPhrase("luce enel"), "manca il testo «luce enel»"),
        (HasPhrase("rossi", TextField.COUNTERPARTY), "manca la parola «rossi» (Controparte)"),
        (HasAnyPhrase(("bar", "email")), "c'è «email»"),
        (HasAnyPhrase(("bar", "gas")), "non c'è nessuno di questi testi: «bar», «gas»"),
        (LacksPhrases(("gas",)), "non c'è «gas», e non deve esserci"),
        (LacksPhrases(("ail",)), "c'è «ail» (EMAIL), e non deve esserci"),
        (FitsExpression("E.AIL"), "l'espressione /E.AIL/ corrisponde"),
        (FitsExpression(r"\d"), r"l'espressione /\d/ non corrisponde"),
        (MovesMoney(money_in=False), "il denaro esce"),
        (MovesMoney(money_in=True), "il denaro esce, la regola è per entrate"),
        (OnAccount("1030"), "conto 1030"),
        (OnAccount("1020"), "conto 1030 invece di 1020"),
        (AmountIn(SPANS), "importo 120.50 invece di [!>=200.00]"),
        (DateIn(DAYS), "data 2025-01-31 invece di [!>=2026-01-01 !<=2026-12-31]"),
    ],
)
def test_a_condition_is_said_in_plain_words(condition: Condition, sentence: str) -> None:
    assert list(said(condition)) == [sentence]


def test_money_that_comes_in_is_said_as_such() -> None:
    row = ROW._replace(money_in=True)
    assert list(said(MovesMoney(money_in=False), row=row)) == [
        "il denaro entra, la regola è per uscite"
    ]


def test_what_the_row_lacks_is_said() -> None:
    row = ROW._replace(amount=None, date=None, account="")
    assert list(said(OnAccount("1020"), AmountIn(SPANS), DateIn(DAYS), row=row)) == [
        "nessun conto bancario invece di 1020",
        "manca l'importo, la regola chiede [!>=200.00]",
        "manca la data, la regola chiede [!>=2026-01-01 !<=2026-12-31]",
    ]


def test_a_word_of_its_own_is_asked_for_where_whole_words_count() -> None:
    assert list(said(HasAllWords(("AIL",)), whole_words=True)) == [
        "«AIL» c'è solo dentro EMAIL, e valgono solo le parole intere"
    ]


def test_the_end_of_a_rule_is_said() -> None:
    assert list(said(until=date(2025, 1, 1))) == ["data 2025-01-31, dopo la Fine 2025-01-01"]
    assert list(said(until=date(2025, 2, 1))) == ["data non oltre la Fine 2025-02-01"]


def test_a_finding_names_worksheet_rows_as_its_proof() -> None:
    finding = HealthFinding(
        kind=HealthKind.SHADOWED, rule=3, label="Luce", others=(1,), rows=(1, 2, 3, 7), count=9
    )
    assert words().finding(finding) == (
        "Regola alla riga 12 «Luce»: non può mai servire, perché la regola alla riga 10 prende "
        "già tutte le righe che andrebbero bene a questa. Spostarla più in alto o toglierla. "
        "Prova: Registrazioni, righe 5-7, 11 e ancora 5."
    )


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", [it for it in HealthKind if it is not HealthKind.REFUSED])
def test_every_kind_of_finding_has_its_words(kind: HealthKind, language: Language) -> None:
    told = words(language)
    finding = HealthFinding(kind=kind, rule=3, label="Luce", until=date(2025, 1, 31), rows=(1,))
    assert "12" in told.finding(finding)
    assert told.kind(finding)
