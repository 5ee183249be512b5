"""Ordina regole: the rules by their descriptions, and what that changes in who wins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from xl_recon.matching.rule_order import sorted_order
from xl_recon.matching.rules import RuleBook
from xl_recon.plan.changes import Plan, ReorderRows, Table
from xl_recon.records.journal import Candidate
from xl_recon.records.notice import Notice
from xl_recon.records.rule import Rule
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.apply_rules import rules_and_rows

_HERE = "Ordina regole"


def propose_sort(workbook: JournalWorkbook) -> Plan:
    """Return what puts the rules into the order of their descriptions.

    The first fitting rule wins: it is told for which waiting rows that will be another one.
    """
    run = rules_and_rows(workbook)
    order = sorted_order(run.rule_rows, workbook.table(Table.RULES).height)
    if order == sorted(order):
        return Plan()
    whole_words = run.settings.whole_words
    notices = _other_winners(run.rules, order, run.waiting, whole_words=whole_words)
    return Plan((ReorderRows(order=order, because=_HERE),), tuple(notices))


def _other_winners(
    rules: Sequence[Rule], order: Sequence[int], waiting: Sequence[Candidate], *, whole_words: bool
) -> Iterator[Notice]:
    place = {row: at for at, row in enumerate(order, 1)}
    book = RuleBook(rules, whole_words=whole_words)
    later: dict[tuple[int, int], list[int]] = defaultdict(list)
    for row in waiting:
        fitting = book.fitting(row)
        if len(fitting) > 1:
            winner = min(fitting, key=lambda rule: place[rule.row])
            if winner is not fitting[0]:
                later[fitting[0].row, winner.row].append(row.row)
    for (now, then), rows in later.items():
        yield Notice("rules.other_winner", now, str(then), rows=tuple(rows))
