"""`xl-recon rules explain`: why a row has its rule, or why it has none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from xl_recon.plan.changes import Table
from xl_recon.records.explanation import Explanation, IdleRule, JudgedRule, Verdict
from xl_recon.ui import options
from xl_recon.ui.asked_rows import as_on_the_sheet, place_of, row_option
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import first_row_of, opened
from xl_recon.ui.plan_json import plain
from xl_recon.ui.rule_words import RuleWords
from xl_recon.ui.voice import Language, Voice
from xl_recon.workflows.explain_row import explain_row
from xl_recon.workflows.rule_reports import explanation_report


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.workbook(voice),
        row_option(voice, "row"),
        options.flag(voice, "sheet"),
        options.flag(voice, "json"),
    ]
    return localised(voice, "rules.explain", params, partial(_run, voice))


def _run(voice: Voice, workbook: Path, row: int, *, sheet: bool, json: bool) -> int:
    console = Console(voice, as_json=json)
    journal = opened(workbook)
    with as_on_the_sheet(journal, voice):
        explanation = explain_row(journal, place_of(journal, Table.JOURNAL, row))
    told = _Telling(voice, RuleWords(voice, first_row_of(journal)))
    for line in told.lines(explanation):
        console.line(line)
    console.result({"workbook": journal.name, **told.result(explanation)})
    if sheet:
        # What stands in a workbook is in its language, whatever the user speaks.
        italian = Voice(Language.ITALIAN)
        words = RuleWords(italian, first_row_of(journal))
        lines = tuple(_Telling(italian, words).head(explanation))
        journal.show(explanation_report(explanation, words, lines))
    return ExitCode.DONE if explanation.fitting else ExitCode.NEEDS_PERSON


class _Telling:
    """An explanation in sentences, and as plain values."""

    def __init__(self, voice: Voice, words: RuleWords) -> None:
        self._voice, self._words = voice, words

    def lines(self, explanation: Explanation) -> Iterator[str]:
        """Yield the row, the rules with their reasons, the rules that do not serve."""
        yield from self.head(explanation)
        judged = explanation.fitting or explanation.nearest
        for place, each in enumerate(judged):
            key = ("wins", "beaten")[bool(place)] if explanation.fitting else "near"
            yield from self._judged(each, f"explain.{key}")
        yield from map(self._idle, explanation.idle)

    def head(self, explanation: Explanation) -> Iterator[str]:
        """Yield what the row is and how it stands to the rules."""
        row = explanation.candidate
        yield self._voice.say(
            "explain.row",
            row=self._words.journal_row(row.row),
            date=row.date or "",
            description=row.description,
            amount="" if row.amount is None else row.amount,
            direction=self._words.direction(money_in=row.money_in),
            account=row.account,
        )
        yield self._standing(explanation)
        if not explanation.fitting:
            yield self._voice.say(
                "explain.nearest" if explanation.nearest else "explain.nothing_near"
            )

    def result(self, explanation: Explanation) -> dict[str, object]:
        """The explanation as JSON has it."""
        row = explanation.candidate
        return {
            "row": self._words.journal_row(row.row),
            "date": plain(row.date),
            "description": row.description,
            "amount": plain(row.amount),
            "direction": "in" if row.money_in else "out",
            "bank_account": row.account,
            "account": explanation.account,
            "completed_by": explanation.completed_by,
            "standing": explanation.standing.value,
            "fitting": [self._judged_object(each) for each in explanation.fitting],
            "nearest": [self._judged_object(each) for each in explanation.nearest],
            "idle": [self._idle_object(each) for each in explanation.idle],
        }

    def _standing(self, explanation: Explanation) -> str:
        key = f"explain.{explanation.standing.value}"
        if not explanation.completed_by and self._voice.knows(f"{key}_by_hand"):
            key = f"{key}_by_hand"
        how = self._words.how(explanation.account)
        return self._voice.say(key, rule=explanation.completed_by, how=how)

    def _judged(self, judged: JudgedRule, key: str) -> Iterator[str]:
        yield self._voice.say(
            key,
            row=self._words.rule_row(judged.rule.row),
            rule=self._words.called(judged.rule),
            how=self._words.how(judged.rule.account),
        )
        for said, verdicts in (("explain.met", judged.met), ("explain.missed", judged.missed)):
            for verdict in verdicts:
                yield self._voice.say(said, what=self._words.verdict(verdict))

    def _idle(self, idle: IdleRule) -> str:
        return self._voice.say(
            "explain.refused" if idle.refusal else "explain.off",
            row=self._words.rule_row(idle.row),
            rule=idle.description,
            why=self._words.notice(idle.refusal) if idle.refusal else "",
        )

    def _judged_object(self, judged: JudgedRule) -> dict[str, object]:
        return {
            "rule_row": self._words.rule_row(judged.rule.row),
            "rule": self._words.called(judged.rule),
            "account": judged.rule.account,
            "doubtful": judged.is_doubtful,
            "conditions": [self._verdict_object(verdict) for verdict in judged.verdicts],
        }

    def _verdict_object(self, verdict: Verdict) -> dict[str, object]:
        return {
            "condition": type(verdict.asked).__name__,
            "holds": verdict.holds,
            "text": self._words.verdict(verdict),
            "found": [
                {"text": it.text, "within": it.within, "alone": it.alone, "field": it.field.value}
                for it in verdict.found
            ],
        }

    def _idle_object(self, idle: IdleRule) -> dict[str, object]:
        return {
            "rule_row": self._words.rule_row(idle.row),
            "rule": idle.description,
            "code": idle.refusal.code if idle.refusal else "off",
            "text": self._idle(idle),
        }
