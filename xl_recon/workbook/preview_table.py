"""The preview's sheet as the user left it."""

from __future__ import annotations

from typing import cast

from xl_recon.errors import BadDecision
from xl_recon.records.journal import FieldValue
from xl_recon.records.preview import Decision
from xl_recon.workbook.tables import Table, fold

FILLED = ("vat_code", "cc1", "link")  # columns in which a row without rule may be completed

_ANSWERS = {"si": "yes", "s": "yes", "x": "yes", "yes": "yes", "y": "yes", "no": "no", "n": "no"}
_READ = (
    "apply", "row", "rule_row", "keep", "words", "account", "row_digest", "rule_digest", *FILLED,
)  # fmt: skip


def decisions(table: Table, journal_row: int) -> tuple[Decision, ...]:
    """Return a decision for each line; `journal_row` is where the journal's body begins.

    Lines that the user has emptied are left out. Raises `BadDecision` for an answer that is
    neither yes nor no nor the number of a row.
    """
    columns = table.columns(_READ)
    first = table.first_row()

    def text(name: str, row: int) -> str:
        return str(columns.value(name, row) or "").strip()

    return tuple(
        Decision(
            line=first + row - 1,
            row=cast("int", columns.value("row", row)) - journal_row + 1,
            apply=_answer(text("apply", row), first + row - 1),
            rule_row=cast("int | None", columns.value("rule_row", row)),
            keep=_is_kept(text("keep", row), first + row - 1),
            words=text("words", row),
            account=text("account", row),
            fill=tuple((name, _filled(text(name, row))) for name in FILLED if text(name, row)),
            row_digest=text("row_digest", row),
            rule_digest=text("rule_digest", row),
        )
        for row in range(1, columns.height + 1)
        if columns.value("row", row)
    )


def _answer(written: str, line: int) -> str:
    if not written or written.isdecimal():
        return written.lstrip("0") or written
    if fold(written) not in _ANSWERS:
        raise BadDecision(line, written, "not a choice")
    return _ANSWERS[fold(written)]


def _is_kept(written: str, line: int) -> bool:
    if written and fold(written) not in _ANSWERS:
        raise BadDecision(line, written, "not yes or no")
    return _ANSWERS.get(fold(written)) == "yes"


def _filled(text: str) -> FieldValue:
    return text
