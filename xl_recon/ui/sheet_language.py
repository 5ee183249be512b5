"""What the program writes into the log's sheets: always in their language, Italian."""

from __future__ import annotations

from dataclasses import replace

from xl_recon.plan.changes import Outcome, Plan
from xl_recon.records.notice import Notice
from xl_recon.ui.voice import FirstRow, Language, Voice


def stamp_command(command: str) -> str:
    """Return what the log calls a command."""
    return Voice(Language.ITALIAN).say(f"stamp.{command}")


def for_the_sheet(plan: Plan, first_row: FirstRow) -> Plan:
    """Return the plan with a sentence for each outcome, as the sheet shows it."""
    voice = Voice(Language.ITALIAN)

    def told(outcome: Outcome) -> Outcome:
        rows = (int(outcome.detail),) if outcome.detail.isdecimal() else ()
        notice = Notice(outcome.code, outcome.row, str(len(rows) or 1), outcome.severity, rows)
        return replace(outcome, detail=voice.notice(notice, first_row))

    return replace(plan, outcomes=tuple(map(told, plan.outcomes)))
