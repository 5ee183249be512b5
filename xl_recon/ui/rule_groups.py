"""A completion's changes rule by rule."""

from __future__ import annotations

from dataclasses import dataclass, field

from xl_recon.plan.changes import InsertRowsBelow, PaintRows, Plan, SetCells, Table


@dataclass(slots=True)
class RuleGroup:
    """The cells that one rule changes."""

    rule: int = 0  # its place in the rules table
    cells: list[SetCells] = field(default_factory=list)
    paints: list[PaintRows] = field(default_factory=list)
    parts: dict[int, InsertRowsBelow] = field(default_factory=dict)  # by the row they come below

    @property
    def rows(self) -> list[int]:
        """The journal's rows that it changes, ascending."""
        return sorted({row for change in self.cells for row in change.rows})


def rule_groups(plan: Plan) -> list[RuleGroup]:
    """Return a completion's changes rule by rule, in the plan's order."""
    groups: dict[str, RuleGroup] = {}
    for change in plan.changes:
        match change:
            case SetCells(table=Table.RULES):
                groups.setdefault(change.because, RuleGroup()).rule = change.rows[0]
            case SetCells():
                groups.setdefault(change.because, RuleGroup()).cells.append(change)
            case InsertRowsBelow():
                groups.setdefault(change.because, RuleGroup()).parts[change.row] = change
            case PaintRows():
                groups.setdefault(change.because, RuleGroup()).paints.append(change)
            case _:
                continue
    return list(groups.values())
