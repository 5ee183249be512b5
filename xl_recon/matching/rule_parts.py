"""Split rules: a `!Rule` row with `[]` as contra account and the `!RuleSplit` rows below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from xl_recon.matching.new_texts import refuse_bad_text
from xl_recon.matching.part_amounts import part_amount
from xl_recon.matching.refusals import Refused, reading
from xl_recon.matching.rule_sides import SPLIT, AmountFilter, Sides, is_filled, named
from xl_recon.matching.splits import refuse_bad_parts
from xl_recon.records.journal import FieldValue
from xl_recon.records.rule import RuleRow
from xl_recon.records.settings import Settings
from xl_recon.records.split import Part

# What we write ourselves.
_OURS = frozenset({"status", "rule", "batch", "id"})
_OTHER_SIDE = {"debit": "credit", "credit": "debit"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBlock:
    """A rule row and the rows of parts right below it; parts alone have no head."""

    head: RuleRow | None
    parts: tuple[RuleRow, ...] = ()


def rule_blocks(rows: Iterable[RuleRow]) -> Iterator[RuleBlock]:
    """Yield the rules with what belongs to each; a part belongs to the row directly above it."""
    block: RuleBlock | None = None
    last = 0
    for row in rows:
        kind = row.document.strip().casefold()
        if block and kind == "!rulesplit" and row.row == last + 1:
            block = replace(block, parts=(*block.parts, row))
        else:
            if block:
                yield block
            block = _begun(row, kind)
        last = row.row
    if block:
        yield block


def parts_of(
    block: RuleBlock, sides: Sides, settings: Settings, *, has_expression: bool
) -> tuple[Part, ...]:
    """Return the parts of a rule that splits, or raise `Refused`; other rules have none."""
    if sides.contra != SPLIT:
        return ()
    rows = [row for row in block.parts if row.active]
    if not rows:
        raise Refused("rule.no_parts", field=sides.contra_field)
    parts = tuple(_part(row, sides, settings, has_expression=has_expression) for row in rows)
    with reading("amount", rows[0].row):
        refuse_bad_parts(parts)
    return tuple(replace(it, colour=it.colour or _colour(block)) for it in parts)


def substitutions(
    row: RuleRow, conditions: Iterable[str] = ()
) -> tuple[tuple[str, FieldValue], ...]:
    """Return what a row fills in: all but the conditions and what we write ourselves."""
    kept = _OURS.union(conditions)
    return tuple((field, value) for field, value in row.fill if field not in kept)


def _begun(row: RuleRow, kind: str) -> RuleBlock | None:
    match kind:
        case "!rule":
            return RuleBlock(head=row)
        case "!rulesplit":
            return RuleBlock(head=None, parts=(row,))
        case _:
            return None


def _colour(block: RuleBlock) -> str:
    return block.head.colour if block.head else ""


def _part(row: RuleRow, sides: Sides, settings: Settings, *, has_expression: bool) -> Part:
    account, against = _account(row, sides, settings)
    written, field = _amount(row, sides)
    with reading(field, row.row):
        amount = part_amount(written)
    text_field = "new_text" if row.new_text.strip() else "description"
    text: str = getattr(row, text_field).strip()
    with reading(text_field, row.row):
        refuse_bad_text(text, has_expression=has_expression)
    return Part(
        row=row.row,
        sheet_row=row.sheet_row,
        account=account,
        against=against,
        amount=amount,
        text=text,
        fill=substitutions(row),
        colour=row.colour,
    )


def _account(row: RuleRow, sides: Sides, settings: Settings) -> tuple[str, bool]:
    """A part's account, and whether it stands against the others, on the bank's side."""
    if sides.contra_field == "category":
        own, other = named(row.category, settings), ""
    else:
        fields = (sides.contra_field, _OTHER_SIDE[sides.contra_field])
        own, other = (named(getattr(row, field), settings) for field in fields)
    if bool(own) == bool(other) or SPLIT in {own, other}:
        found = f"{row.debit} / {row.credit}" if own and other else own or other
        raise Refused("rule.part_account", found, sides.contra_field, row.row)
    return own or other, bool(other)


def _amount(row: RuleRow, sides: Sides) -> tuple[AmountFilter, str]:
    """What a part takes, as written, and the column it stands in."""
    if sides.contra_field != "category":
        return row.amount_filter, "amount"
    if is_filled(row.income_filter) and is_filled(row.expenses_filter):
        found = f"{row.income_filter} / {row.expenses_filter}"
        raise Refused("rule.both_ways", found, "income", row.row)
    if is_filled(row.income_filter):
        return row.income_filter, "income"
    return row.expenses_filter, "expenses"
