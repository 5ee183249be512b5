"""The statement being worked in words: why a line is as it is, and what is left to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from xl_recon.plan.changes import Table
from xl_recon.plan.confirmation import Worked
from xl_recon.records.notice import Notice
from xl_recon.records.reconciliation import Recognition, StagedLine, Verdict
from xl_recon.ui.opened import first_row_of
from xl_recon.ui.row_numbers import row_ranges
from xl_recon.ui.voice import Language, Voice
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.statement_confirming import Proof

_SHEET = Voice(Language.ITALIAN)
_MOST_LINES = 60  # of a list on a terminal; all of them with --json


def reason_on_the_sheet(recognition: Recognition) -> str:
    """Return why a line is as it is, as the sheet shows it."""
    return reason(recognition, _SHEET)


def reason(recognition: Recognition, voice: Voice) -> str:
    """Return why a line is as it is: `IBAN di Rossi Srl; fattura 123 nel testo; saldata`."""
    return "; ".join(_told(notice, voice) for notice in recognition.reasons)


def _told(notice: Notice, voice: Voice) -> str:
    if not voice.knows(notice.code):
        return notice.detail
    return voice.notice(notice).rstrip(".")


class StagedView:
    """Tells the lines of open imports, with the rows of the worksheet."""

    def __init__(self, workbook: JournalWorkbook, voice: Voice) -> None:
        self._voice = voice
        self._first = first_row_of(workbook)(Table.STAGED_STATEMENT)
        self._names = {party.code: party.name for party in workbook.parties()}

    def summary(self, worked: Sequence[Worked]) -> Iterator[str]:
        """Yield how many lines have which colour, and what is left to do."""
        counts = {verdict.value: len(_of(worked, verdict)) for verdict in Verdict}
        yield self._voice.say("staged.counts", **counts)
        deleted = [it for it in worked if it.line.choice.delete]
        if deleted:
            yield self._voice.say("staged.deleted", **self._counted(deleted))
        red, black = _of(worked, Verdict.RED), _of(worked, Verdict.BLACK)
        if red:
            yield self._voice.say("staged.red_left", **self._counted(red))
        if black:
            yield self._voice.say("staged.black_left", **self._counted(black))
        if not red:
            yield self._voice.say("staged.ready")

    def lines(self, worked: Sequence[Worked]) -> Iterator[str]:
        """Yield lines, each with its reason; of many the first."""
        for it in worked[:_MOST_LINES]:
            yield from self._line(it)
        if len(worked) > _MOST_LINES:
            yield self._voice.say("staged.more", count=len(worked) - _MOST_LINES)

    def _line(self, it: Worked) -> Iterator[str]:
        """Yield one line and why it is as it is."""
        line, found = it.line, it.recognition
        colour = "deleted" if line.choice.delete else found.verdict.value
        yield self._voice.say(
            "staged.line",
            row=str(self.row(line) or ""),
            date=line.date,
            amount=line.amount.amount,
            text=self._names.get(found.party, "") or line.statement_party or line.description,
            colour=self._voice.say(f"staged.colour_{colour}"),
        )
        why = reason(found, self._voice)
        if why:
            yield self._voice.say("staged.why", reason=why)

    def proof(self, proof: Proof) -> str:
        """Return whether opening and lines give the closing balance."""
        if proof.left_over is None:
            return self._voice.say("staged.proof_none", bank=proof.statement.bank)
        key = "staged.proof_off" if proof.left_over else "staged.proof_holds"
        told = proof.statement
        return self._voice.say(
            key,
            bank=told.bank,
            opening=told.opening,
            listed=proof.listed,
            unlisted=told.unlisted,
            closing=told.closing,
            **({"missing": proof.left_over} if proof.left_over else {}),
        )

    def proved(self, proof: Proof) -> Iterator[str]:
        """Yield the proof, and what the journal will lack of the bank's balance."""
        yield self.proof(proof)
        if proof.unbooked:
            yield self._voice.say(
                "staged.unbooked", bank=proof.statement.bank, amount=proof.unbooked
            )

    def row(self, line: StagedLine) -> int | None:
        """The worksheet row of a line; None while it is only proposed."""
        return None if line.row is None else line.row + self._first - 1

    def _counted(self, worked: Sequence[Worked]) -> Mapping[str, object]:
        rows = [row for it in worked if (row := self.row(it.line))]
        return {"count": len(worked), "rows": row_ranges(rows) if rows else ""}


def _of(worked: Iterable[Worked], verdict: Verdict) -> list[Worked]:
    """The lines of a colour; deleted ones have none any more."""
    return [it for it in worked if it.recognition.verdict is verdict and not it.line.choice.delete]
