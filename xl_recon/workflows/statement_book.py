"""The lines on the sheet with what is recognised in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from xl_recon.matching.movements import JOURNAL_FIELDS, journal_movements
from xl_recon.matching.recognition import recognise
from xl_recon.matching.reconciliation_book import ReconciliationBook
from xl_recon.matching.rule_rows import understood
from xl_recon.matching.rules import RuleBook
from xl_recon.plan.changes import SetCells, Table
from xl_recon.plan.confirmation import Worked
from xl_recon.records.notice import Notice
from xl_recon.records.party import Party
from xl_recon.records.reconciliation import NO_CHOICE, Recognition, StagedLine, Verdict
from xl_recon.records.settings import Settings
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.staged_writing import recognition_changes
from xl_recon.workflows.apply_rules import chart_banks

# Puts the reasons of a recognition into the words of the sheet.
Telling: TypeAlias = Callable[[Recognition], str]
ANSWERED = "-"  # stands for a doubt that a person has answered


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedSheet:
    """The sheet's lines and what is recognised in each, in the order of the lines."""

    worked: tuple[Worked, ...]
    book: ReconciliationBook

    @property
    def names(self) -> Mapping[str, str]:
        """What the sheet calls the parties, by code."""
        return party_names(self.book.parties.values())

    def of(self, batch: int) -> tuple[Worked, ...]:
        """The lines of one open import."""
        return tuple(it for it in self.worked if it.line.batch == batch)

    def changes(self, workbook: JournalWorkbook, telling: Telling) -> tuple[SetCells, ...]:
        """Return the cells that do not say what was recognised; new lines have none yet."""
        standing = [it for it in self.worked if it.line.row is not None]
        found = [it.recognition for it in standing]
        return recognition_changes(
            workbook.table(Table.STAGED_STATEMENT),
            [it.line for it in standing],
            found,
            [telling(recognition) for recognition in found],
            self.names,
        )


def reconciliation_book(
    workbook: JournalWorkbook, lines: Iterable[StagedLine]
) -> ReconciliationBook:
    """Return all that lines are recognised by: parties, documents, accounts, rules, the journal."""
    # Card payments were passed over at reading; those that are here are wanted.
    settings = replace(workbook.settings(), ignore_pos=False)
    banks = chart_banks(workbook)
    book = ReconciliationBook.of(
        workbook.parties(),
        workbook.documents(),
        workbook.accounts(),
        settings,
        _rule_book(workbook, settings, lines),
    )
    if settings.deposit_account:
        banks |= {settings.deposit_account}
    if len(banks) <= 1:  # no other account that a transfer's other leg, or a deposit, may be on
        return book
    return book.with_booked(journal_movements(workbook.journal(JOURNAL_FIELDS), banks, {}))


def worked_sheet(lines: Sequence[StagedLine], book: ReconciliationBook) -> WorkedSheet:
    """Return what is recognised in lines; they share the open documents."""
    return WorkedSheet(
        worked=tuple(
            Worked(line=line, recognition=_doubted(line, recognition))
            for line, recognition in zip(lines, recognise(lines, book), strict=True)
        ),
        book=book,
    )


def party_names(parties: Iterable[Party]) -> Mapping[str, str]:
    """Return the parties' names by code; of a name that two bear, the code itself."""
    known = tuple(parties)
    bearers = Counter(party.name.casefold() for party in known)
    return {
        party.code: party.name if bearers[party.name.casefold()] == 1 else party.code
        for party in known
    }


def _rule_book(
    workbook: JournalWorkbook, settings: Settings, lines: Iterable[StagedLine]
) -> RuleBook | None:
    if not workbook.has_table(Table.RULES):
        return None
    waiting = frozenset(line.bank for line in lines)
    found = understood(workbook.rule_rows(), settings, chart_banks(workbook), waiting)
    return RuleBook(found.rules, whole_words=settings.whole_words)


def _doubted(line: StagedLine, recognition: Recognition) -> Recognition:
    """A line that the journal may hold is red until a person has said anything of it."""
    if line.doubt in {"", ANSWERED} or line.choice != NO_CHOICE:
        return recognition
    why, day, text = (*line.doubt.split("|", 2), "", "")[:3]
    told = Notice(f"staged.{why}", day, text)
    return replace(recognition, verdict=Verdict.RED, reasons=(told, *recognition.reasons))
