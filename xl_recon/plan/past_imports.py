"""What earlier imports left in the log for later ones: statements, balances, questions, answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xl_recon.matching.day_balances import from_text
from xl_recon.records.batch import KeptOutcome
from xl_recon.records.day_balances import DayBalances

STATEMENT_OUTCOME = "import.statement"  # a statement's fingerprint
DAYS_OUTCOME = "import.days"  # its balances day by day
UNANSWERED_OUTCOME = "import.unanswered"  # the digest of a file of which lines wait for answers
ANSWERED_OUTCOME = "import.answered_known"  # a question whose line is in the journal
KEPT_OUTCOMES = (STATEMENT_OUTCOME, DAYS_OUTCOME, UNANSWERED_OUTCOME, ANSWERED_OUTCOME)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastImports:
    """The past as later imports need it; `families` are those of the batches' documents."""

    marks: frozenset[str] = frozenset()
    records: tuple[DayBalances, ...] = ()
    families: Mapping[int, str] = field(default_factory=dict)
    answered: frozenset[str] = frozenset()
    unanswered: frozenset[tuple[int, str]] = frozenset()  # a batch and a file's digest


def past_imports(kept: Sequence[KeptOutcome]) -> PastImports:
    """Return the past; what somebody has changed beyond reading is passed over."""
    found = [(it.batch, from_text(it.reference)) for it in kept if it.code == DAYS_OUTCOME]
    records = [(batch, record) for batch, record in found if record]
    return PastImports(
        marks=_references(kept, STATEMENT_OUTCOME),
        records=tuple(record for _, record in records),
        families=_families(records),
        answered=_references(kept, ANSWERED_OUTCOME),
        unanswered=frozenset(
            (it.batch, it.reference) for it in kept if it.code == UNANSWERED_OUTCOME
        ),
    )


def _references(kept: Sequence[KeptOutcome], code: str) -> frozenset[str]:
    return frozenset(it.reference for it in kept if it.code == code)


def _families(records: Sequence[tuple[int, DayBalances]]) -> dict[int, str]:
    """Return the family of each batch's documents; blank where they are of several."""
    families: dict[int, str] = {}
    for batch, record in records:
        one_family = families.get(batch, record.family) == record.family
        families[batch] = record.family if one_family else ""
    return families
