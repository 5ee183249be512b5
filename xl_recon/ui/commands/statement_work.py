"""What the commands on a statement share: its lines told, rows asked for, imports chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

import click

from xl_recon.errors import SeveralOpenStatements
from xl_recon.plan.changes import Table
from xl_recon.plan.confirmation import Worked
from xl_recon.records.reconciliation import Recognition, Verdict
from xl_recon.ui import options
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import first_row_of
from xl_recon.ui.plan_json import plain
from xl_recon.ui.staged_sheet import StagedView, reason
from xl_recon.ui.usage import Said
from xl_recon.ui.voice import Voice
from xl_recon.ui.yes_no import agreed, is_answering
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.layout.statement import KIND_WORDS
from xl_recon.workflows.statement_confirming import Proof, open_import


def rows_option(voice: Voice, *, required: bool = True) -> click.Option:
    """Worksheet rows of a table."""
    rows = own_option(voice, "rows", "rows", "staged-rows", options.rows(voice))
    rows.required = required
    return rows


def batch_option(voice: Voice) -> click.Option:
    """The number of an open import."""
    return own_option(voice, "batch", "open-batch", "open-batch", options.number(voice))


def own_option(
    voice: Voice, name: str, metavar: str, key: str, kind: options.Parsed | None = None
) -> click.Option:
    """An option that means here something else than in other commands."""
    return click.Option(
        [f"--{name}"],
        metavar=voice.say(f"metavar.{metavar}"),
        type=kind or click.STRING,
        default=None,
        help=voice.say(f"option.{key}"),
    )


def asked_rows(
    workbook: JournalWorkbook, table: Table, rows: frozenset[int], voice: Voice
) -> frozenset[int]:
    """Return places in a table for worksheet rows, or say where the table stands."""
    first = first_row_of(workbook)(table)
    height = workbook.columns(table, ()).height
    places = frozenset(row - first + 1 for row in rows)
    if min(places) < 1 or max(places) > height:
        said = voice.say(
            "usage.rows_of_table", table=voice.table(table), rows=f"{first}-{first + height - 1}"
        )
        raise Said(said)
    return places


def asked_import(workbook: JournalWorkbook, batch: int | None, voice: Voice) -> int:
    """Return the open import that is meant; a person at the screen is asked which."""
    try:
        return open_import(workbook, batch)
    except SeveralOpenStatements:
        if not is_answering():
            raise
        for statement in workbook.open_statements():
            asked = voice.say(
                "staged.this_one",
                batch=statement.batch,
                bank=statement.bank,
                file=statement.file,
            )
            if agreed(asked):
                return statement.batch
        raise


def tell(
    console: Console,
    workbook: JournalWorkbook,
    worked: Sequence[Worked],
    proofs: Iterable[Proof] = (),
) -> None:
    """Tell how the lines stand, whether the balances hold, what is left to do."""
    view = StagedView(workbook, console.voice)
    for proof in proofs:
        console.line(view.proof(proof))
    for line in view.summary(worked):
        console.line(line)


def status_of(worked: Iterable[Worked]) -> ExitCode:
    """Whether a person has something to clear."""
    red = any(it.recognition.verdict is Verdict.RED and not it.line.choice.delete for it in worked)
    return ExitCode.NEEDS_PERSON if red else ExitCode.DONE


def counts_of(worked: Iterable[Worked]) -> Mapping[str, int]:
    """How many lines have which colour."""
    counts = dict.fromkeys(map(str, Verdict), 0)
    for it in worked:
        if not it.line.choice.delete:
            counts[it.recognition.verdict.value] += 1
    return counts


def line_objects(
    worked: Iterable[Worked], view: StagedView, console: Console
) -> list[Mapping[str, object]]:
    """Lines and what is recognised in them, where the JSON object is asked for."""
    return [_line_object(it, view, console.voice) for it in worked] if console.as_json else []


def _line_object(it: Worked, view: StagedView, voice: Voice) -> Mapping[str, object]:
    line, found = it.line, it.recognition
    return {
        "row": view.row(line),
        "batch": line.batch,
        "number": line.number,
        "bank": line.bank,
        "date": plain(line.date),
        "amount": _amount(line.amount.amount),
        "currency": line.amount.currency,
        "description": line.description,
        "statement_party": line.statement_party,
        "iban": line.iban,
        "verdict": found.verdict.value,
        "deleted": line.choice.delete,
        **_recognised(found),
        "reason": reason(found, voice),
    }


def _recognised(found: Recognition) -> Mapping[str, object]:
    return {
        "kind": found.kind.value if found.kind else None,
        "kind_on_sheet": KIND_WORDS[found.kind] if found.kind else "",
        "party": found.party,
        "account": found.account,
        "documents": [
            {"document": it.document, "amount": _amount(it.amount)} for it in found.allocations
        ],
        "unallocated": _amount(found.unallocated),
        "level": found.level,
        "candidates": list(found.candidates),
        "proposals": list(found.proposals),
    }


def proof_object(proof: Proof) -> Mapping[str, object]:
    """Where a statement stands, for `--json`."""
    told = proof.statement
    return {
        "batch": told.batch,
        "bank": told.bank,
        "file": told.file,
        "start": plain(told.start),
        "end": plain(told.end),
        "opening": plain(told.opening),
        "closing": plain(told.closing),
        "listed": _amount(proof.listed),
        "unlisted": _amount(told.unlisted),
        "unbooked": _amount(proof.unbooked),
        "left_over": plain(proof.left_over),
        "card_payments": told.card_payments,
    }


def _amount(amount: Decimal) -> str:
    return f"{amount:.2f}"
