"""Typical records, varied by field: a test names only what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from xl_recon.records.journal import Candidate, JournalRow
from xl_recon.records.money import Money
from xl_recon.records.rule import HasPhrase, Rule, RuleRow
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import Statement, StatementLine

_DAY = date(2025, 1, 31)
_SOURCE = SourceRef("estratto.xml")
_ROW = JournalRow(
    date=_DAY, description="Bolletta luce", debit="[CA]", credit="1020", amount=Decimal("10.00")
)
_RULE = Rule(row=1, text="luce", conditions=(HasPhrase("luce"),), account="6400")
_RULE_ROW = RuleRow(row=1, document="!Rule", description="luce", debit="6400")
_LINE = StatementLine(
    booking_date=_DAY, amount=Money(Decimal("-10.00")), description="Bolletta luce", source=_SOURCE
)
_STATEMENT = Statement(
    account="CH0000000000000000001", currency="EUR", lines=(_LINE,), source=_SOURCE
)
_CANDIDATE = Candidate(1, _DAY, "Bolletta luce", Decimal("10.00"), "1020", money_in=False)


def a_row(**fields: Any) -> JournalRow:
    return replace(_ROW, **fields)


def a_rule(**fields: Any) -> Rule:
    return replace(_RULE, **fields)


def a_rule_row(**fields: Any) -> RuleRow:
    return replace(_RULE_ROW, **fields)


def a_line(**fields: Any) -> StatementLine:
    return replace(_LINE, **fields)


def a_statement(**fields: Any) -> Statement:
    return replace(_STATEMENT, **fields)


def a_candidate(**fields: Any) -> Candidate:
    return _CANDIDATE._replace(**fields)
