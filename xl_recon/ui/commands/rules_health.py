"""`xl-recon rules health`: what is wrong with the rules."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from xl_recon.records.rule_health import HealthFinding
from xl_recon.ui import options, progress
from xl_recon.ui.clock import now
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import first_row_of, opened
from xl_recon.ui.plan_json import plain
from xl_recon.ui.rule_words import RuleWords
from xl_recon.ui.voice import Language, Voice
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.rule_health import rule_health
from xl_recon.workflows.rule_reports import health_report

_MOST_TOLD = 100  # on the terminal; the sheet and JSON have them all


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.workbook(voice),
        options.flag(voice, "sheet"),
        options.flag(voice, "json"),
    ]
    return localised(voice, "rules.health", params, partial(_run, voice))


def _run(voice: Voice, workbook: Path, *, sheet: bool, json: bool) -> int:
    console = Console(voice, as_json=json)
    journal = opened(workbook)
    with progress.waiting(voice.say("progress.writing"), workbook):
        findings = rule_health(journal, now().date())
    words = RuleWords(voice, first_row_of(journal))
    for finding in findings[:_MOST_TOLD]:
        console.line("! " + words.finding(finding))
    if len(findings) > _MOST_TOLD:
        console.say("health.more", count=len(findings) - _MOST_TOLD)
    console.line(_summary(voice, findings))
    objects = [_object(finding, words) for finding in findings]
    console.result({"workbook": journal.name, "findings": objects})
    if sheet:
        _show(journal, findings)
    return ExitCode.NEEDS_PERSON if findings else ExitCode.DONE


def _show(journal: JournalWorkbook, findings: Sequence[HealthFinding]) -> None:
    """Put the findings on their sheet, in the workbook's language."""
    italian = Voice(Language.ITALIAN)
    words = RuleWords(italian, first_row_of(journal))
    journal.show(health_report(findings, words, (_summary(italian, findings),)))


def _summary(voice: Voice, findings: Sequence[HealthFinding]) -> str:
    rules = len({finding.rule for finding in findings})
    key = "health.found" if findings else "health.clean"
    return voice.say(key, count=len(findings), rules=rules)


def _object(finding: HealthFinding, words: RuleWords) -> dict[str, object]:
    return {
        "kind": finding.kind.value,
        "rule_row": words.rule_row(finding.rule),
        "rule": finding.label,
        "other_rules": [words.rule_row(place) for place in finding.others],
        "rows": [words.journal_row(place) for place in finding.rows],
        "count": finding.count,
        "detail": finding.detail,
        "until": plain(finding.until),
        "text": words.finding(finding),
    }
