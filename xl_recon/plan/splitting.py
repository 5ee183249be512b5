"""Movements split into parts: the head keeps the bank and the total, the parts come below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import cast

from xl_recon.matching.expressions import expression_groups
from xl_recon.matching.new_texts import new_text
from xl_recon.matching.splits import Undivided, divided
from xl_recon.plan.changes import InsertRowsBelow
from xl_recon.plan.rule_labels import because, rule_label
from xl_recon.records.journal import Candidate, Columns, JournalRow
from xl_recon.records.notice import Notice
from xl_recon.records.rule import Rule
from xl_recon.records.split import Part

HEAD_FIELDS = ("date", "value_date", "document", "description", "amount")


@dataclass(frozen=True, slots=True)
class Splitting:
    """The rows that one rule can split, with the rows to come; and those it must leave."""

    rows: list[int] = field(default_factory=list)
    changes: list[InsertRowsBelow] = field(default_factory=list)
    left: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))

    def notices(self, rule: Rule) -> Iterator[Notice]:
        """Yield why rows were left as they are, with the difference where there is one."""
        for (code, detail), rows in self.left.items():
            yield Notice(code, rule.row, detail, rows=tuple(rows))


def splitting(
    rule: Rule,
    rows: Sequence[int],
    journal: Columns,
    facts: Mapping[int, Candidate],
    texts: Mapping[int, str],
) -> Splitting:
    """Return how a rule with parts splits rows; `texts` are descriptions it gives some of them."""
    result = Splitting()
    for row in rows:
        division = divided(rule.parts, facts[row].amount)
        if isinstance(division, Undivided):
            result.left[division.code, division.detail].append(row)
            continue
        head = _head(journal, row, texts.get(row, facts[row].description))
        taken = [
            (part, amount)
            for part, amount in zip(rule.parts, division.amounts, strict=True)
            if amount
        ]
        result.rows.append(row)
        result.changes.append(
            InsertRowsBelow(
                row=row,
                rows=tuple(_part_row(rule, it, amount, head, facts[row]) for it, amount in taken),
                colours=tuple(part.colour for part, _ in taken),
                because=because(rule),
            )
        )
    return result


def _head(journal: Columns, row: int, text: str) -> JournalRow:
    return JournalRow(
        date=cast("date | None", journal.value("date", row)),
        value_date=cast("date | None", journal.value("value_date", row)),
        document=str(journal.value("document", row) or ""),
        description=text,
    )


def _part_row(
    rule: Rule, part: Part, amount: Decimal, head: JournalRow, facts: Candidate
) -> JournalRow:
    text = head.description
    if part.text:
        text = new_text(part.text, facts, expression_groups(rule, facts))
    on_credit = facts.money_in != part.against
    row = replace(
        head,
        description=text,
        debit="" if on_credit else part.account,
        credit=part.account if on_credit else "",
        amount=amount,
        rule=rule_label(rule),
    )
    # The head's own cells come first: a part is of its day and document.
    blank = {name: value for name, value in part.fill if not getattr(row, name)}
    return replace(row, **blank)  # type: ignore[arg-type]
