"""`xl-recon check`: what in a workbook is wrong or still to be done."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from xl_recon.records.journal_proof import AccountProof
from xl_recon.ui import options
from xl_recon.ui.command_group import localised
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import first_row_of, opened
from xl_recon.ui.plan_json import plain
from xl_recon.ui.voice import Voice
from xl_recon.workflows.check_workbook import WorkbookCheck, check_workbook


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [options.workbook(voice), options.flag(voice, "json")]
    return localised(voice, "check", params, partial(_run, voice))


def _run(voice: Voice, workbook: Path, *, json: bool) -> int:
    console = Console(voice, as_json=json)
    journal = opened(workbook)
    found = check_workbook(journal)
    first_row = first_row_of(journal)
    for error in found.errors:
        console.line("! " + voice.error(error))
    console.notices(found.notices, first_row)
    for balance in found.balances:
        console.say(
            "check.balance",
            account=balance.account,
            description=balance.description,
            balance=balance.balance,
            rows=balance.rows,
        )
    for proof in found.proofs:
        if proof.proved_until:
            console.say("check.proved", account=proof.account, day=proof.proved_until)
    count = len(found.errors) + len(found.notices)
    console.say("check.found" if count else "check.clean", count=count)
    console.result(
        {
            "workbook": journal.name,
            "errors": [console.error_object(error) for error in found.errors],
            "notices": [console.notice_object(notice, first_row) for notice in found.notices],
            "balances": _balances(found),
            "proofs": [_proof(proof) for proof in found.proofs],
        }
    )
    return ExitCode.NEEDS_PERSON if count else ExitCode.DONE


def _proof(proof: AccountProof) -> dict[str, object]:
    return {
        "account": proof.account,
        "proved_until": plain(proof.proved_until),
        "breaks": [
            {
                "day": plain(each.day),
                "difference": plain(each.difference),
                "cause": each.cause.value,
            }
            for each in proof.breaks
        ],
        "gaps": [
            {"first": plain(it.first), "last": plain(it.last), "missing": plain(it.missing)}
            for it in proof.gaps
        ],
    }


def _balances(found: WorkbookCheck) -> list[dict[str, object]]:
    return [
        {
            "account": balance.account,
            "description": balance.description,
            "balance": plain(balance.balance),
            "rows": balance.rows,
        }
        for balance in found.balances
    ]
