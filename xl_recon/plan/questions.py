"""Questions about movements that may be in the journal, and the answers to them."""

from __future__ import annotations

from base64 import b32encode
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b

from xl_recon.matching.duplicates import Finding
from xl_recon.matching.folding import folded
from xl_recon.matching.movements import Movement, real_reference
from xl_recon.records.question import Doubt, Question
from xl_recon.records.statement import StatementLine

_DIGEST_BYTES = 10  # sixteen characters
_KEY_LENGTH = 5
_MISREAD = str.maketrans("018", "OIB")  # figures that a key never has


class Answer(StrEnum):
    """What becomes of a doubtful movement."""

    ASK = "ask"  # it waits
    NEW = "new"  # it is booked
    KNOWN = "known"  # it is in the journal: never asked again


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """A person's answers by the keys of the questions, and those of earlier errands."""

    new: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    others: Answer = Answer.ASK
    remembered: frozenset[str] = frozenset()  # digests of what is known to be in the journal

    def to(self, digest: str) -> Answer:
        """The answer to one question; a person's word goes before what is remembered."""
        if any(map(digest.startswith, self.new)):
            return Answer.NEW
        if digest in self.remembered or any(map(digest.startswith, self.known)):
            return Answer.KNOWN
        return self.others

    def without_question(self, digests: Iterable[str]) -> tuple[str, ...]:
        """The keys that answer no question, in order."""
        asked = tuple(digests)
        keys = sorted(self.new | self.known)
        return tuple(key for key in keys if not any(it.startswith(key) for it in asked))


def written_keys(text: str) -> frozenset[str]:
    """Return the keys that a person wrote, or raise `ValueError` for what is none.

    >>> sorted(written_keys("ab2cd, O1EFG"))
    ['AB2CD', 'OIEFG']
    """
    keys = frozenset(part.strip().upper().translate(_MISREAD) for part in text.split(","))
    if any(len(key) < _KEY_LENGTH or not key.isalnum() for key in keys):
        raise ValueError(text)
    return keys


class Asking:
    """Makes questions; the same movement of another file has the same key, whatever else is asked.

    Equal movements of one document are counted: each has a question of its own.
    """

    def __init__(self) -> None:
        self._seen: Counter[tuple[object, ...]] = Counter()

    def question(
        self, line: StatementLine, movement: Movement, known: Movement, doubt: Doubt
    ) -> Question:
        """The question whether a line is a row that is known."""
        identity = (
            movement.account,
            movement.date,
            f"{movement.amount.normalize() + 0:f}",
            movement.value_date,
            folded(movement.text),
            real_reference(movement.reference),
        )
        digest = _digest((*identity, self._seen[identity]))
        self._seen[identity] += 1
        return Question(
            key=digest[:_KEY_LENGTH],
            digest=digest,
            source=line.source,
            date=line.booking_date,
            amount=movement.amount,
            text=movement.text,
            why=doubt,
            row=known.row or None,
            row_date=known.date,
            row_text=known.text,
        )


def told_apart(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Return questions whose keys are their own: in full where the short ones are the same."""
    asked = tuple(questions)
    counts: Mapping[str, int] = Counter(key for key, _ in {(it.key, it.digest) for it in asked})
    return tuple(
        replace(question, key=question.digest) if counts[question.key] > 1 else question
        for question in asked
    )


def question_of(
    asking: Asking, line: StatementLine, movement: Movement, finding: Finding
) -> Question | None:
    """Return the question that a finding leaves open, if it does."""
    if finding.known is None or finding.doubt is None:
        return None
    return asking.question(line, movement, finding.known, finding.doubt)


def _digest(facts: tuple[object, ...]) -> str:
    text = "\x1f".join(map(str, facts))
    return b32encode(blake2b(text.encode(), digest_size=_DIGEST_BYTES).digest()).decode()
