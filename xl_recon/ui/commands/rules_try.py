"""`xl-recon rules try`: what a rule, as it stands now, would have done to the whole journal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from xl_recon.plan.changes import Table
from xl_recon.records.rule import Rule
from xl_recon.records.trial import Trial, TrialOutcome, TrialRow, TrialTotal
from xl_recon.ui import options
from xl_recon.ui.asked_rows import as_on_the_sheet, place_of, row_option
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import first_row_of, opened
from xl_recon.ui.plan_json import plain
from xl_recon.ui.rule_words import RuleWords
from xl_recon.ui.voice import Language, Voice
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.rule_reports import trial_report
from xl_recon.workflows.try_rule import try_rule

_EXAMPLES = 10


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.workbook(voice),
        row_option(voice, "rule"),
        options.flag(voice, "sheet"),
        options.flag(voice, "json"),
    ]
    return localised(voice, "rules.try", params, partial(_run, voice))


def _run(voice: Voice, workbook: Path, rule: int, *, sheet: bool, json: bool) -> int:
    console = Console(voice, as_json=json)
    journal = opened(workbook)
    with as_on_the_sheet(journal, voice):
        trial = try_rule(journal, place_of(journal, Table.RULES, rule))
    telling = _Telling(voice, RuleWords(voice, first_row_of(journal)))
    for line in telling.lines(trial, rule):
        console.line(line)
    console.notices(trial.notices, first_row_of(journal))
    console.result({"workbook": journal.name, "rule_row": rule, **telling.result(trial)})
    if trial.rule is None:
        return ExitCode.REFUSED
    if sheet:
        _show(journal, trial, rule)
    return ExitCode.DONE


def _show(journal: JournalWorkbook, trial: Trial, rule: int) -> None:
    """Put the trial on its sheet, in the workbook's language."""
    italian = Voice(Language.ITALIAN)
    words = RuleWords(italian, first_row_of(journal))
    lines = (line.strip() for line in _Telling(italian, words).summary(trial, rule))
    journal.show(trial_report(trial, words, tuple(lines)))


class _Telling:
    """A trial in sentences, and as plain values."""

    def __init__(self, voice: Voice, words: RuleWords) -> None:
        self._voice, self._words = voice, words

    def lines(self, trial: Trial, sheet_row: int) -> Iterator[str]:
        """Yield the counts, the rows that are different now, and the totals."""
        if trial.rule is None:
            yield self._voice.say("try.refused", row=sheet_row)
            return
        yield from self._head(trial.rule, trial, sheet_row)
        yield from self._counts(trial)
        yield from self._differences(trial)
        yield from map(self._total, trial.totals)

    def summary(self, trial: Trial, sheet_row: int) -> Iterator[str]:
        """Yield the counts and the totals: the rows stand in the table below."""
        if trial.rule:
            yield from self._head(trial.rule, trial, sheet_row)
            yield from self._counts(trial)
            yield from map(self._total, trial.totals)

    def result(self, trial: Trial) -> dict[str, object]:
        """The trial as JSON has it."""
        return {
            "rule": self._words.called(trial.rule) if trial.rule else None,
            "active": trial.is_active,
            "journal_rows": trial.journal_rows,
            "counts": {outcome.value: trial.count(outcome) for outcome in TrialOutcome},
            "rows": [self._row_object(row) for row in trial.rows],
            "totals": [_total_object(total) for total in trial.totals],
            "undivided": [self._words.journal_row(row) for row in trial.undivided],
            "notices": [
                {"code": notice.code, "text": self._words.notice(notice)}
                for notice in trial.notices
            ],
        }

    def _head(self, rule: Rule, trial: Trial, sheet_row: int) -> Iterator[str]:
        called, how = self._words.called(rule), self._words.how(rule.account)
        yield self._voice.say("try.rule", row=sheet_row, rule=called, how=how)
        if not trial.is_active:
            yield self._voice.say("try.inactive")
        key = "try.fits" if trial.rows else "try.none"
        yield self._voice.say(key, count=len(trial.rows), total=trial.journal_rows)

    def _counts(self, trial: Trial) -> Iterator[str]:
        groups = {
            outcome.value: [row.row for row in trial.rows if row.outcome is outcome]
            for outcome in TrialOutcome
        }
        groups["doubtful"] = [row.row for row in trial.rows if row.doubtful]
        groups["undivided"] = list(trial.undivided)
        for key, rows in groups.items():
            if rows:
                yield self._counted(key, rows)

    def _counted(self, key: str, rows: Sequence[int]) -> str:
        shown = self._words.journal_rows(rows)
        return self._voice.say(f"try.{key}", count=len(rows), rows=shown)

    def _differences(self, trial: Trial) -> Iterator[str]:
        different = [row for row in trial.rows if row.outcome is TrialOutcome.DIFFERENT]
        yield from map(self._difference, different[:_EXAMPLES])
        more = len(different) - _EXAMPLES
        if more > 0:
            yield self._voice.say("try.more", count=more)

    def _difference(self, row: TrialRow) -> str:
        return self._voice.say(
            "try.difference",
            row=self._words.journal_row(row.row),
            date=row.date or "",
            amount="" if row.amount is None else row.amount,
            now=self._booked(row.account_now, row.vat_code_now),
            given=self._booked(row.account_given, row.vat_code_given),
            description=row.description,
        )

    def _booked(self, account: str, vat_code: str) -> str:
        how = account or self._words.how("")
        return f"{how} {vat_code}".strip()

    def _total(self, total: TrialTotal) -> str:
        return self._voice.say(
            "try.total",
            account=total.account,
            vat_code=total.vat_code,
            rows=total.rows,
            money_in=total.money_in,
            money_out=total.money_out,
        )

    def _row_object(self, row: TrialRow) -> dict[str, object]:
        taken = row.taken_by
        return {
            "row": self._words.journal_row(row.row),
            "date": plain(row.date),
            "description": row.description,
            "amount": plain(row.amount),
            "direction": "in" if row.money_in else "out",
            "bank_account": row.bank_account,
            "account_now": row.account_now,
            "account_given": row.account_given,
            "vat_code_now": row.vat_code_now,
            "vat_code_given": row.vat_code_given,
            "outcome": row.outcome.value,
            "doubtful": row.doubtful,
            "taken_by": self._words.rule_row(taken.row) if taken else None,
        }


def _total_object(total: TrialTotal) -> dict[str, object]:
    return {
        "account": total.account,
        "vat_code": total.vat_code,
        "rows": total.rows,
        "in": plain(total.money_in),
        "out": plain(total.money_out),
    }
