"""Rule rows understood: what the cells of the rules table ask for and fill in.

Doc says `!Rule`. Texts (description, IBAN, counterparty, reference), amount, date and the bank's
account are conditions; every other filled column is a substitution. A row that cannot be
understood is told with its column and left out, alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from xl_recon.matching.new_texts import refuse_bad_text
from xl_recon.matching.refusals import Refused, reading
from xl_recon.matching.rule_parts import (
    RuleBlock,
    parts_of,
    rule_blocks,
    substitutions,
)
from xl_recon.matching.rule_sides import SPLIT, Banks, Sides, is_filled, sides
from xl_recon.matching.rule_texts import RuleText, rule_text, text_conditions
from xl_recon.matching.spans import amount_ranges, date_ranges
from xl_recon.records.notice import Notice
from xl_recon.records.rule import (
    AmountIn,
    Condition,
    DateIn,
    FitsExpression,
    Rule,
    RuleRow,
    TextField,
)
from xl_recon.records.settings import Settings

__all__ = ["SPLIT", "UnderstoodRules", "is_rule", "understood"]

_OTHER_TEXTS = tuple(field for field in TextField if field is not TextField.DESCRIPTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderstoodRules:
    """The rules that serve, in table order, and what is to be said of the other rows."""

    rules: tuple[Rule, ...]
    notices: tuple[Notice, ...]


def understood(
    rows: Iterable[RuleRow],
    settings: Settings,
    bank_accounts: frozenset[str] = frozenset(),
    waiting_accounts: frozenset[str] = frozenset(),
) -> UnderstoodRules:
    """Return the rules in these rows.

    `bank_accounts` tells a bank's account from its contra; `waiting_accounts`, those on which
    rows wait for a rule, where these do not decide.
    """
    banks = Banks(charted=bank_accounts, waiting=waiting_accounts)
    rules: list[Rule] = []
    notices: list[Notice] = []
    for block in rule_blocks(rows):
        if block.head is not None and is_rule(block.head):
            try:
                rules.append(_rule(block, block.head, settings, banks))
            except Refused as refused:
                notices.append(_notice(refused, block.head))
        notices += _parts_alone(block)
    return UnderstoodRules(rules=tuple(rules), notices=tuple(notices))


def is_rule(row: RuleRow) -> bool:
    """Whether a row of the rules table is a rule, and switched on."""
    return row.active and row.document.strip().casefold() == "!rule"


def _notice(refused: Refused, head: RuleRow) -> Notice:
    where = head.row if refused.row is None else refused.row
    return Notice(refused.code, where, refused.found, rows=(head.row,), field=refused.field)


def _parts_alone(block: RuleBlock) -> Iterator[Notice]:
    """A notice for each part that no rule above it asks for."""
    head = block.head
    if head is not None and (not head.active or SPLIT in _accounts(head)):
        return
    for part in block.parts:
        if part.active:
            yield Notice("rule.part_alone", part.row, rows=(part.row,), field="document")


def _accounts(row: RuleRow) -> set[str]:
    return {account.strip() for account in (row.debit, row.credit, row.category)}


def _rule(block: RuleBlock, row: RuleRow, settings: Settings, banks: Banks) -> Rule:
    text = _text(row)
    found = sides(row, settings, banks)
    conditions = _conditions(row, text, found)
    has_expression = any(isinstance(it, FitsExpression) for it in conditions)
    parts = parts_of(block, found, settings, has_expression=has_expression)
    with reading("new_text"):
        refuse_bad_text(row.new_text, has_expression=has_expression)
    return Rule(
        row=row.row,
        sheet_row=row.sheet_row,
        name=text.name,
        text=text.text,
        conditions=conditions,
        account="" if parts else found.contra,
        fill=substitutions(row, _OTHER_TEXTS),
        until=row.until,
        colour=row.colour,
        used=row.used,
        last_used=row.last_used,
        new_text=row.new_text.strip(),
        parts=parts,
    )


def _text(row: RuleRow) -> RuleText:
    with reading("description"):
        return rule_text(row.description)


def _conditions(row: RuleRow, text: RuleText, found: Sides) -> tuple[Condition, ...]:
    texts = (*text.conditions, *_other_texts(row))
    facts = _amount_and_date(row, found)
    if not (texts or facts or found.bank):
        raise Refused("rule.no_condition", field="description")
    return (*texts, *found.conditions, *facts)


def _other_texts(row: RuleRow) -> tuple[Condition, ...]:
    filled = dict(row.fill)
    conditions: list[Condition] = []
    for field in _OTHER_TEXTS:
        if is_filled(filled.get(field)):
            with reading(field):
                conditions += text_conditions(str(filled[field]), field)
    return tuple(conditions)


def _amount_and_date(row: RuleRow, found: Sides) -> tuple[Condition, ...]:
    conditions: list[Condition] = []
    amount, day = found.amount, row.date_filter
    if amount is not None and is_filled(amount):
        with reading(found.amount_field):
            conditions.append(AmountIn(amount_ranges(amount)))
    if day is not None and is_filled(day):
        with reading("date"):
            conditions.append(DateIn(date_ranges(day)))
    return tuple(conditions)
