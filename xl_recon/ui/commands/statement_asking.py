"""Associa controparte as a button: who is meant, asked of the person at the screen."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from xl_recon.records.reconciliation import StagedLine
from xl_recon.ui.clock import stamp
from xl_recon.ui.console import Console
from xl_recon.ui.sheet_language import stamp_command
from xl_recon.ui.yes_no import agreed
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.statement_parties import (
    PartyDraft,
    likely_parties,
    party_draft,
    propose_party,
    written_party,
)
from xl_recon.workflows.statement_staging import Assignment


def asked_assignment(
    workbook: JournalWorkbook, rows: Collection[int], console: Console
) -> Assignment | None:
    """Return the party that a person means: the one written in the rows, a likely one, a new one.

    None where he says no to all of them.
    """
    lines = [line for line in workbook.staged_lines() if line.row in rows]
    written = written_party(workbook, lines)
    if written.is_known:
        return Assignment(party=written.text)
    for code, name in likely_parties(workbook, lines, written.text):
        if agreed(console.voice.say("staged.this_party", party=name, text=_text(lines))):
            return Assignment(party=code)
    return _created(workbook, lines, written.text, console)


def _created(
    workbook: JournalWorkbook, lines: list[StagedLine], name: str, console: Console
) -> Assignment | None:
    draft = party_draft(workbook, lines, name)
    if draft is None or not agreed(console.voice.say("staged.create_party", party=draft.name)):
        return None
    create_party(workbook, draft)
    console.say("party.created", party=draft.name, code=draft.code)
    return Assignment(party=draft.code)


def create_party(workbook: JournalWorkbook, draft: PartyDraft) -> int:
    """Write a new party as a batch of its own; return the batch."""
    return workbook.apply(propose_party(draft), stamp(stamp_command("party.create"))).batch


def _text(lines: list[StagedLine]) -> str:
    return next(_named(lines), "")


def _named(lines: list[StagedLine]) -> Iterator[str]:
    for line in lines:
        yield line.statement_party or line.description
