"""`xl-recon rules propose`: rules that the completed rows speak for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from xl_recon.matching.proposals import Proposal
from xl_recon.plan.changes import Table
from xl_recon.plan.report import Report
from xl_recon.records.journal import Columns, FieldValue
from xl_recon.ui import options, progress
from xl_recon.ui.command_group import localised
from xl_recon.ui.commands.making_rules import MakingRules, told
from xl_recon.ui.console import Console
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.opened import first_row_of, opened
from xl_recon.ui.plan_json import rule_object
from xl_recon.ui.row_numbers import row_ranges, rows_of
from xl_recon.ui.usage import Said
from xl_recon.ui.voice import Voice
from xl_recon.workflows.create_rules import of_proposal, proposed_rules

_ALL = frozenset({0})


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        options.workbook(voice),
        options.text(voice, "add", options.Parsed(_numbers, voice, "usage.proposals")),
        options.flag(voice, "sheet"),
        options.flag(voice, "dry-run"),
        options.out(voice),
        options.flag(voice, "json"),
    ]
    return localised(voice, "rules.propose", params, partial(_run, voice))


def _run(  # noqa: PLR0913 - the command's own parameters
    voice: Voice,
    workbook: Path,
    add: frozenset[int] | None,
    out: Path | None,
    *,
    sheet: bool,
    dry_run: bool,
    json: bool,
) -> int:
    console = Console(voice, as_json=json)
    journal = opened(workbook, out)
    result: dict[str, object] = {"workbook": journal.name}
    with progress.waiting(voice.say("progress.writing"), workbook):
        found = proposed_rules(journal)
        telling = _Telling(console, first_row_of(journal)(Table.JOURNAL))
        result["proposals"] = [telling.object(proposal) for proposal in found]
        telling.all(found, journal.name, adding=add is not None)
        chosen = _chosen(add, found, voice) if add is not None else []
        if sheet and found and not dry_run:
            journal.show(telling.report(found))
        if add is not None:
            making = MakingRules(console, journal, dry_run=dry_run)
            making.run([of_proposal(found[number - 1]) for number in chosen])
            result |= making.report
    console.result(result)
    return ExitCode.DONE


def _numbers(text: str) -> frozenset[int]:
    return _ALL if text.strip().casefold() in {"all", "tutte"} else rows_of(text)


def _chosen(add: frozenset[int], found: Sequence[Proposal], voice: Voice) -> list[int]:
    numbers = range(1, len(found) + 1) if add == _ALL else sorted(add)
    beyond = [number for number in numbers if number > len(found)]
    if beyond:
        raise Said(voice.say("usage.no_proposal", count=len(found), number=beyond[0]))
    return list(numbers)


class _Telling:
    """Proposals in sentences, as plain values and as a sheet."""

    def __init__(self, console: Console, first: int) -> None:
        self._console, self._first = console, first

    def all(self, found: Sequence[Proposal], file: str, *, adding: bool) -> None:
        """Tell every proposal with its precision."""
        for number, proposal in enumerate(found, 1):
            self._console.say("propose.proposal", number=number, **told(proposal.rule))
            self._console.say(
                "propose.precision",
                right=proposal.right,
                hits=proposal.hits,
                rows=self._rows(proposal),
                waiting=proposal.waiting,
            )
        if not found:
            self._console.say("propose.none")
        elif not adding:
            self._console.say("propose.how", file=file)

    def object(self, proposal: Proposal) -> dict[str, object]:
        """A proposal as JSON has it."""
        return {
            "rule": rule_object(proposal.rule),
            "right": proposal.right,
            "hits": proposal.hits,
            "waiting": proposal.waiting,
            "rows": [row + self._first - 1 for row in proposal.rows],
        }

    def report(self, found: Sequence[Proposal]) -> Report:
        """The sheet of proposals."""
        fills = [dict(proposal.rule.fill) for proposal in found]
        columns: dict[str, Sequence[FieldValue]] = {
            "description": [proposal.rule.description for proposal in found],
            "debit": [proposal.rule.debit for proposal in found],
            "credit": [proposal.rule.credit for proposal in found],
            "vat_code": [fill.get("vat_code") for fill in fills],
            "cc1": [fill.get("cc1") for fill in fills],
            "right": [proposal.right for proposal in found],
            "hits": [proposal.hits for proposal in found],
            "waiting": [proposal.waiting for proposal in found],
            "rows": [self._rows(proposal) for proposal in found],
        }
        return Report(table=Table.RULE_PROPOSALS, columns=Columns(len(found), columns))

    def _rows(self, proposal: Proposal) -> str:
        return row_ranges(row + self._first - 1 for row in proposal.rows)
