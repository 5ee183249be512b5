"""Random rules and rows of few letters and values, so that much fits and overlaps by chance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from tests.builders import a_rule
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

DAYS = [date(2025, 1, day) for day in (1, 2, 3)]
AMOUNTS = [Decimal(1), Decimal("2.50"), Decimal(3)]
LETTERS = "abà -"
_phrases = st.text(LETTERS, max_size=3)
_texts = st.lists(_phrases, max_size=2).map(tuple)
_fields = st.sampled_from([TextField.DESCRIPTION, TextField.DESCRIPTION, TextField.IBAN])
_accounts = st.sampled_from(["1020", "1030"])


def spans(values: Sequence[Decimal | date]) -> st.SearchStrategy[tuple[Range, ...]]:
    bounds = st.none() | st.sampled_from(values)
    exact = st.sampled_from(values).map(lambda value: Range(lowest=value, highest=value))
    half_open = st.builds(Range, bounds, bounds, st.booleans(), st.booleans())
    return st.lists(exact | half_open, min_size=1, max_size=2).map(tuple)


conditions: st.SearchStrategy[Condition] = st.one_of(
    st.builds(HasPhrase, _phrases, _fields),
    st.builds(HasAllWords, _texts, _fields),
    st.builds(HasAnyPhrase, _texts, _fields),
    st.builds(LacksPhrases, _texts, _fields),
    st.builds(FitsExpression, st.sampled_from(["a", "b+", "a.b"]), _fields),
    st.builds(OnAccount, _accounts),
    st.builds(MovesMoney, st.booleans()),
    st.builds(AmountIn, spans(AMOUNTS)),
    st.builds(DateIn, spans(DAYS)),
)
rule_sets = st.lists(
    st.tuples(st.lists(conditions, min_size=1, max_size=3), st.none() | st.sampled_from(DAYS)),
    max_size=6,
).map(
    lambda drawn: [
        a_rule(row=row, conditions=tuple(found), until=until)
        for row, (found, until) in enumerate(drawn, 1)
    ]
)
rows = st.builds(
    Candidate,
    st.just(1),
    st.none() | st.sampled_from(DAYS),
    st.text(LETTERS, max_size=9),
    st.none() | st.sampled_from(AMOUNTS),
    st.sampled_from(["", "1020", "1030"]),
    st.booleans(),
    st.text(LETTERS, max_size=6),
)
