from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_rule_row
from xl_recon.matching.rule_rows import understood
from xl_recon.matching.rules import RuleBook
from xl_recon.records.journal import Candidate
from xl_recon.records.rule import Rule, RuleRow
from xl_recon.records.settings import Settings
from xl_recon.records.split import FixedAmount

CHART = frozenset({"1020", "1030"})
WAITING = frozenset({"1020", "2000"})  # rows wait on a supplier's account too
_BAR = re.compile(r"(?<!\S)\|(?!\S)")  # `coffee|restaurant` is one cell


def lines() -> Iterator[tuple[str, list[str]]]:
    for line in Path(__file__).with_name("template_rules.txt").read_text("utf-8").splitlines():
        kind, mark, cells = line.partition(" :: ")
        if mark and not line.startswith("#"):
            yield kind, [cell.strip() for cell in _BAR.split(cells)]


def rule_rows() -> dict[str, list[RuleRow]]:
    """The rows of each rule by the rule's name, from row 1 on."""
    rows: dict[str, list[RuleRow]] = {}
    for kind, cells in lines():
        if kind == "rule":
            name, text, debit, credit, others = cells
            rows[name] = [
                a_rule_row(description=text, debit=debit, credit=credit, **_others(others))
            ]
        elif kind == "part":
            text, debit, credit, amount = cells
            part = a_rule_row(document="!RuleSplit", description=text, debit=debit, credit=credit)
            block = rows[next(reversed(rows))]
            block.append(replace(part, row=len(block) + 1, amount_filter=amount))
    return rows


def _others(written: str) -> dict[str, Any]:
    if not written:
        return {}
    field, _, value = written.partition("=")
    match field:
        case "until":
            return {field: date.fromisoformat(value)}
        case "vat_code":
            return {"fill": ((field, value),)}
        case _:
            return {field: value}


def row_cases() -> Iterator[tuple[str, str, Candidate]]:
    name = ""
    for kind, cells in lines():
        if kind == "rule":
            name = cells[0]
        elif kind in {"takes", "leaves"}:
            day, text, amount, bank, way = cells
            size = Decimal(amount) if amount else None
            yield name, kind, Candidate(1, date.fromisoformat(day), text, size, bank, way == "in")


def rule_called(name: str) -> Rule:
    found = understood(rule_rows()[name], Settings(), CHART, WAITING)
    assert not found.notices
    return found.rules[0]


@pytest.mark.parametrize(("name", "verdict", "row"), list(row_cases()))
def test_a_rule_takes_and_leaves(name: str, verdict: str, row: Candidate) -> None:
    match = RuleBook([rule_called(name)], whole_words=False).match(row)
    assert (match is not None) is (verdict == "takes")


def test_all_ten_are_there_and_each_takes_and_leaves_a_row() -> None:
    names = set(rule_rows())
    assert len(names) == 10
    assert names == {name for name, verdict, _ in row_cases() if verdict == "takes"}
    assert names == {name for name, verdict, _ in row_cases() if verdict == "leaves"}


def test_each_rule_puts_what_its_row_says() -> None:
    assert [rule_called(name).account for name in rule_rows()] == [
        *("6040", "6140", "6400", "", "6510", "6640", "6510", "6300", "6100", "6950")
    ]
    assert rule_called("AIL").fill == (("vat_code", "I81"),)
    assert rule_called("Telefono").name == "Telefono"


def test_the_tenant_s_payment_is_split_in_two() -> None:
    parts = rule_called("inquilino").parts
    assert [(it.text, it.account, it.amount) for it in parts] == [
        ("Affitto", "10002", FixedAmount(Decimal("900.00"))),
        ("Spese", "10002", FixedAmount(Decimal("100.00"))),
    ]
