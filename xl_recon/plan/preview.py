"""A run of the rules laid out row by row, to be looked at before anything is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from xl_recon.matching.rules import RuleMatch
from xl_recon.plan.changes import InsertRowsBelow, Plan, SetCells, Table
from xl_recon.records.change_log import row_digest
from xl_recon.records.journal import Candidate, Columns, FieldValue, JournalRow
from xl_recon.records.notice import Notice
from xl_recon.records.preview import CellChange, PreviewGroup, PreviewLine
from xl_recon.records.rule import Rule, RuleRow

_TOLD_ELSEWHERE = frozenset({"rule.outranked", "rule.ending"})
_NOT_SHOWN = "rule"  # which rule it is has a column of its own
_NOT_COMPARED = frozenset({"id", "batch"})


@dataclass(frozen=True, slots=True)
class Digests:
    """What tells whether the journal and the rules are still as the preview saw them."""

    journal: Columns
    rules: Mapping[int, str]
    all_rules: str

    @classmethod
    def of(cls, journal: Columns, rule_rows: Iterable[RuleRow]) -> Digests:
        """The digests of a journal and its rules."""
        rule_rows = tuple(rule_rows)
        rules = {row.row: _rule_digest(row) for row in rule_rows}
        standing = [f"{row.sheet_row} {rules[row.row]}" for row in rule_rows]  # as users name them
        fields = sorted(set(journal.by_field) - _NOT_COMPARED)
        kept = Columns(journal.height, {name: journal.column(name) for name in fields})
        return cls(kept, rules, row_digest(standing))

    def row(self, place: int) -> str:
        """The digest of one row of the journal; blank for one that is not there."""
        if not 0 < place <= self.journal.height:
            return ""
        return row_digest(column[place - 1] for column in self.journal.by_field.values())

    def rule(self, place: int | None) -> str:
        """The digest of one rule, if any, and of all of them."""
        return f"{'' if place is None else self.rules.get(place, '')}/{self.all_rules}"


def preview_lines(
    waiting: Sequence[Candidate],
    matches: Iterable[RuleMatch],
    plan: Plan,
    digests: Digests,
    words: Callable[[Candidate], str],
) -> tuple[PreviewLine, ...]:
    """Return a line for each waiting row, group by group; `words` could find rows without rule."""
    shown = _Shown()
    shown.read(plan)
    found = {match.row: match for match in matches}
    lines = [_line(row, found.get(row.row), shown, digests, words) for row in waiting]
    place = {group: at for at, group in enumerate(PreviewGroup)}
    return tuple(sorted(lines, key=lambda line: place[line.group]))


@dataclass(frozen=True, slots=True)
class _Shown:
    """A plan by journal row."""

    cells: dict[int, list[CellChange]] = field(default_factory=lambda: defaultdict(list))
    parts: dict[int, tuple[JournalRow, ...]] = field(default_factory=dict)
    doubts: dict[int, list[Notice]] = field(default_factory=lambda: defaultdict(list))

    def read(self, plan: Plan) -> None:
        for change in plan.changes:
            if isinstance(change, SetCells) and change.table is Table.JOURNAL:
                shown = CellChange(change.field, change.before, change.after)
                for row in change.rows if change.field != _NOT_SHOWN else ():
                    self.cells[row].append(shown)
            elif isinstance(change, InsertRowsBelow):
                self.parts[change.row] = change.rows
        for notice in plan.notices:
            for row in notice.rows if notice.code not in _TOLD_ELSEWHERE else ():
                self.doubts[row].append(notice)


def _line(
    row: Candidate,
    match: RuleMatch | None,
    shown: _Shown,
    digests: Digests,
    words: Callable[[Candidate], str],
) -> PreviewLine:
    rule: Rule | None = match.rule if match else None
    changes = tuple(shown.cells.get(row.row, ()))
    return PreviewLine(
        facts=row,
        rule=rule,
        others=match.outranked if match else (),
        doubts=tuple(shown.doubts.get(row.row, ())),
        changes=changes,
        parts=shown.parts.get(row.row, ()),
        words="" if changes else words(row),
        row_digest=digests.row(row.row),
        rule_digest=digests.rule(rule.row if rule and changes else None),
    )


def _rule_digest(row: RuleRow) -> str:
    """What of a rule row decides on what it does; how often it was used does not."""
    facts: list[FieldValue] = [
        row.document, row.description, row.debit, row.credit, row.cash_account, row.category,
        row.date_filter, row.amount_filter, row.income_filter, row.expenses_filter,
        row.until, row.active, row.new_text, row.colour,
    ]  # fmt: skip
    return row_digest([*facts, *(f"{name}={value}" for name, value in row.fill)])
