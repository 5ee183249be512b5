from __future__ import annotations

from xl_recon.plan.past_imports import past_imports
from xl_recon.records.batch import KeptOutcome


def kept(code: str, reference: str, batch: int = 1) -> KeptOutcome:
    return KeptOutcome(batch=batch, code=code, reference=reference)


def test_each_kind_of_outcome_is_found_again() -> None:
    past = past_imports(
        [
            kept("import.statement", "1020|S1"),
            kept("import.answered_known", "ABCDE"),
            kept("import.unanswered", "digest", batch=7),
        ]
    )
    assert past.marks == {"1020|S1"}
    assert past.answered == {"ABCDE"}
    assert past.unanswered == {(7, "digest")}


def test_a_batch_has_the_family_of_its_documents_or_none() -> None:
    past = past_imports(
        [
            kept("import.days", "1020|camt|||||", 1),
            kept("import.days", "1021|camt|||||", 1),
            kept("import.days", "1020|camt|||||", 2),
            kept("import.days", "1020|table|||||", 2),
        ]
    )
    assert past.families == {1: "camt", 2: ""}


def test_a_record_that_somebody_has_spoilt_is_passed_over() -> None:
    assert past_imports([kept("import.days", "1020|camt")]).records == ()
