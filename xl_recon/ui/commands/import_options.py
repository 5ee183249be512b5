"""What may be chosen for one import, beside the files: rows, order, card payments, answers."""

from __future__ import annotations

from typing import Any

import click

from xl_recon.plan.questions import Answer, Answers, written_keys
from xl_recon.ui import options
from xl_recon.ui.voice import Voice
from xl_recon.workflows.import_statements import ImportOptions


def of_rows(voice: Voice) -> tuple[click.Parameter, ...]:
    """How the rows are written, and whether card payments are among them."""
    return (
        options.text(voice, "contra"),
        options.text(voice, "first-document"),
        options.flag(voice, "sort"),
        options.flag(voice, "ignore-pos"),
        options.flag(voice, "with-pos"),
    )


def of_doubts(voice: Voice) -> tuple[click.Parameter, ...]:
    """What becomes of movements that may be in the journal."""
    keys = options.Parsed(written_keys, voice, "usage.keys")
    return (
        options.text(voice, "new", keys),
        options.text(voice, "known", keys),
        options.text(voice, "doubtful", options.Parsed(Answer, voice, "usage.doubtful")),
    )


def chosen_options(**chosen: Any) -> ImportOptions:
    """Return what was chosen on the command line."""
    return ImportOptions(
        account=chosen["account"] or "",
        date_from=chosen["date_from"],
        date_to=chosen["date_to"],
        per=chosen["per"],
        again=chosen["again"],
        contra=chosen["contra"] or "",
        first_document=chosen["first_document"] or "",
        sort_by_date=chosen["sort"],
        ignore_pos=_card_payments(without=chosen["ignore_pos"], included=chosen["with_pos"]),
        answers=Answers(
            new=chosen["new"] or frozenset(),
            known=chosen["known"] or frozenset(),
            others=chosen["doubtful"] or Answer.ASK,
        ),
    )


def _card_payments(*, without: bool, included: bool) -> bool | None:
    """Return whether to leave card payments out; None as the settings say."""
    if included:
        return False
    return True if without else None
