"""`xl-recon statement assign`: a person's word about rows: party, kind, documents, account."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from xl_recon.plan.changes import Table
from xl_recon.records.reconciliation import StagedKind
from xl_recon.ui import options, progress
from xl_recon.ui.command_group import localised
from xl_recon.ui.commands.apply_rules import refuse_unknown_account
from xl_recon.ui.commands.statement_asking import asked_assignment
from xl_recon.ui.commands.statement_revising import Revising
from xl_recon.ui.commands.statement_work import asked_rows, own_option, rows_option
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import opened
from xl_recon.ui.staged_sheet import reason_on_the_sheet
from xl_recon.ui.usage import Said
from xl_recon.ui.voice import Voice
from xl_recon.workbook.layout.statement import KIND_WORDS
from xl_recon.workbook.tables import fold
from xl_recon.workflows.statement_staging import Assignment, propose_assignment

_SAYING = ("party", "kind", "documents", "account", "delete", "clear", "new", "ask")


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.workbook(voice),
        rows_option(voice),
        options.text(voice, "party"),
        options.text(voice, "kind", options.Parsed(kind_of, voice, "usage.kind")),
        options.text(voice, "documents"),
        own_option(voice, "account", "account", "staged-account"),
        _flag(voice, "delete", "option.staged-delete"),
        options.flag(voice, "clear"),
        _flag(voice, "new", "option.staged-new"),
        options.flag(voice, "ask"),
        options.flag(voice, "dry-run"),
        options.out(voice),
        options.flag(voice, "json"),
    ]
    return localised(voice, "statement.assign", params, partial(_run, voice))


def _flag(voice: Voice, name: str, key: str) -> click.Option:
    return click.Option([f"--{name}"], is_flag=True, help=voice.say(key))


def _run(voice: Voice, workbook: Path, rows: frozenset[int], **chosen: Any) -> int:
    console = Console(voice, as_json=chosen["json"])
    if not any(chosen[name] for name in _SAYING):
        raise Said(voice.say("usage.nothing_said"))
    journal = opened(workbook, chosen["out"])
    places = asked_rows(journal, Table.STAGED_STATEMENT, rows, voice)
    refuse_unknown_account(journal, chosen["account"] or "")
    said = _assignment(**chosen)
    if chosen["ask"]:
        asked = asked_assignment(journal, places, console)
        if asked is None:
            console.say("staged.nobody")
            return ExitCode.NEEDS_PERSON
        said = asked
    with progress.waiting(voice.say("progress.writing"), workbook):
        found = propose_assignment(journal, places, said, reason_on_the_sheet)
        revising = Revising(console, journal, dry_run=chosen["dry_run"])
        return revising.carry_out(found, shown=places)


def kind_of(text: str) -> StagedKind:
    """Return the kind that a word names: its own, or the sheet's.

    >>> kind_of("bank-charge").value, kind_of("giroconto").value
    ('bank_charge', 'transfer')
    """
    words = {fold(word): kind for kind, word in KIND_WORDS.items()}
    own = {fold(kind.value): kind for kind in StagedKind}
    found = (own | words).get(fold(text))
    if found is None:
        raise ValueError(text)
    return found


def _assignment(**chosen: Any) -> Assignment:
    return Assignment(
        party=chosen["party"],
        kind=chosen["kind"],
        documents=chosen["documents"],
        account=chosen["account"],
        delete=chosen["delete"],
        clear=chosen["clear"],
        is_new=chosen["new"],
    )
