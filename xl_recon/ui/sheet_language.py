"""What the program writes into the log's sheets: always in their language, Italian."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from xl_recon.plan.changes import Outcome, Plan
from xl_recon.records.notice import Notice
from xl_recon.ui.voice import FirstRow, Language, Voice

# The detail of these says how many; elsewhere a number may be an account or a batch.
_COUNTED = frozenset(
    {
        "import.known_lines",
        "import.maybe_known",
        "import.only_information",
        "import.outside_dates",
        "import.pending",
        "import.pos_ignored",
        "import.zero_amount",
        "rules.rows_left",
    }
)


def stamp_command(command: str) -> str:
    """Return what the log calls a command."""
    return Voice(Language.ITALIAN).say(f"stamp.{command}")


def summary(notices: Iterable[Notice]) -> str:
    """Return notices as the log sums them up: `3 movimenti già presenti; 1 riga con più regole`."""
    voice = Voice(Language.ITALIAN)
    counts: Counter[str] = Counter()
    for notice in notices:
        counts[notice.code] += _how_many(notice)
    told = ((f"summary.{code}", count) for code, count in counts.items())
    return "; ".join(voice.say(key, count=count) for key, count in told if voice.knows(key))


def for_the_sheet(plan: Plan, first_row: FirstRow) -> Plan:
    """Return the plan with a sentence for each outcome, as the sheet shows it."""
    voice = Voice(Language.ITALIAN)

    def told(outcome: Outcome) -> Outcome:
        rows = (int(outcome.detail),) if outcome.detail.isdecimal() else ()
        notice = Notice(outcome.code, outcome.row, str(len(rows) or 1), outcome.severity, rows)
        return replace(outcome, detail=voice.notice(notice, first_row))

    return replace(plan, outcomes=tuple(map(told, plan.outcomes)))


def _how_many(notice: Notice) -> int:
    if notice.code in _COUNTED:
        return int(notice.detail.partition("/")[0])
    return len(notice.rows) or 1
