"""Statement lines recognised: whose they are, what they pay, and why."""

from __future__ import annotations

from collections.abc import Sequence

from xl_recon.matching.own_transfers import with_partners
from xl_recon.matching.recognition_choices import with_choice
from xl_recon.matching.recognition_learning import with_learning
from xl_recon.matching.recognition_levels import level_found
from xl_recon.matching.recognition_outcome import outcome
from xl_recon.matching.recognition_phases import paid_lines
from xl_recon.matching.recognition_reading import Reading
from xl_recon.matching.reconciliation_book import ReconciliationBook
from xl_recon.records.reconciliation import Recognition, StagedLine


def recognise(lines: Sequence[StagedLine], book: ReconciliationBook) -> tuple[Recognition, ...]:
    """Return what is recognised in each line, in order (spec: reconciliation).

    The lines share the documents: those of all open imports are to be given together. Which
    line pays what does not depend on the order of the rows.
    """
    readings = [Reading.of(line, book) for line in lines]
    found = [with_choice(level_found(it, book), it, book) for it in readings]
    findings = with_learning(lines, with_partners(lines, found, book), book)
    paid = paid_lines(lines, findings, book)
    return tuple(outcome(*parts, book) for parts in zip(lines, findings, paid, strict=True))
