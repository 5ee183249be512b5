"""Rows that a plan moves: what it tells, told of the journal as it is once the plan is applied."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from xl_recon.plan.changes import InsertRowsBelow, Plan
from xl_recon.records.notice import Notice
from xl_recon.records.question import Question


def told_afterwards(plan: Plan) -> tuple[Notice, ...]:
    """Return the plan's notices with the journal's rows where the rows put between have them."""
    below = _rows_below(plan)
    if not below:
        return plan.notices
    return tuple(
        replace(it, rows=tuple(row + bisect_left(below, row) for row in it.rows))
        for it in plan.notices
    )


def asked_afterwards(plan: Plan) -> tuple[Question, ...]:
    """Return the plan's questions with the rows likewise."""
    below = _rows_below(plan)
    return tuple(
        replace(it, row=it.row + bisect_left(below, it.row)) if it.row else it
        for it in plan.questions
    )


def _rows_below(plan: Plan) -> list[int]:
    return sorted(
        change.row
        for change in plan.changes
        if isinstance(change, InsertRowsBelow)
        for _ in change.rows
    )
