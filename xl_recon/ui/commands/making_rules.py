"""New rules: shown with what they would hit, then written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from xl_recon.plan.changes import Table
from xl_recon.records.rule import RuleRow
from xl_recon.ui.clock import stamp
from xl_recon.ui.console import Console
from xl_recon.ui.opened import first_row_of
from xl_recon.ui.plan_json import plain, rule_object
from xl_recon.ui.row_numbers import row_ranges
from xl_recon.ui.sheet_language import stamp_command
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.create_rules import NewRule, propose_rules


class MakingRules:
    """One run that adds rules, or only shows them."""

    def __init__(self, console: Console, workbook: JournalWorkbook, *, dry_run: bool) -> None:
        self._console, self._workbook, self._dry_run = console, workbook, dry_run
        self._first = first_row_of(workbook)(Table.JOURNAL)
        self.report: dict[str, object] = {"workbook": workbook.name, "dry_run": dry_run}

    def run(self, rules: Sequence[NewRule]) -> None:
        """Tell each rule with what it would hit, and add them at the end of the table."""
        for rule in rules:
            for line in self._lines(rule):
                self._console.line(line)
        self.report["rules"] = [self._object(rule) for rule in rules]
        plan = propose_rules(rules)
        if not plan.changes:
            self._console.say("create.nothing")
        elif self._dry_run:
            self._console.say("create.would", count=len(rules))
            self._console.say("plan.nothing_written")
        else:
            applied = self._workbook.apply(plan, stamp(stamp_command("create")))
            self.report["batch"] = applied.batch
            self._console.say("create.done", count=len(rules), batch=applied.batch)

    def _lines(self, rule: NewRule) -> Iterator[str]:
        voice = self._console.voice
        head, *parts = rule.rows
        yield voice.say("create.rule", **told(head))
        for part in parts:
            yield voice.say(
                "create.split", amount=part.amount_filter or "", text=part.description, **_on(part)
            )
        yield voice.say("create.sources", count=len(rule.sources), rows=self._rows(rule.sources))
        groups = {"right": rule.right, "different": rule.different, "waits": rule.waiting}
        for key, rows in groups.items():
            if rows:
                yield voice.say(f"create.{key}", count=len(rows), rows=self._rows(rows))

    def _object(self, rule: NewRule) -> dict[str, object]:
        return {
            "rows": [rule_object(row) for row in rule.rows],
            "note": rule.note,
            "from": self._numbers(rule.sources),
            "right": self._numbers(rule.right),
            "different": self._numbers(rule.different),
            "waiting": self._numbers(rule.waiting),
        }

    def _numbers(self, rows: Iterable[int]) -> list[int]:
        return [row + self._first - 1 for row in rows]

    def _rows(self, rows: Iterable[int]) -> str:
        return row_ranges(self._numbers(rows))


def told(row: RuleRow) -> dict[str, str]:
    """The facts of a rule row that a sentence shows: text, accounts, what else it fills."""
    conditions = {"counterparty", "iban"}
    text = row.description or next(str(value) for name, value in row.fill if name in conditions)
    fill = (str(plain(value)) for name, value in row.fill if name not in conditions)
    return {"text": text, "fill": ", ".join(fill), **_on(row)}


def _on(row: RuleRow) -> dict[str, str]:
    return {"accounts": " / ".join((row.debit or "·", row.credit or "·"))}
