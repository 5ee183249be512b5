from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.builders import a_line
from xl_recon.matching.duplicates import Finding
from xl_recon.matching.movements import Movement
from xl_recon.plan.questions import (
    Answer,
    Answers,
    Asking,
    question_of,
    told_apart,
    written_keys,
)
from xl_recon.records.question import Doubt, Question

PAID = Movement("1020", date(2025, 1, 31), Decimal("-10.00"), None, "Bolletta luce")
ROW = PAID._replace(text="Energia", row=12)


def asked(asking: Asking | None = None, movement: Movement = PAID) -> Question:
    return (asking or Asking()).question(a_line(), movement, ROW, Doubt.OTHER_WORDS)


def test_a_movement_has_the_same_key_in_every_file() -> None:
    again = PAID._replace(text="bolletta  LUCE", amount=Decimal(-10), row=3)
    assert asked().digest == asked(movement=again).digest
    assert asked().key == asked().digest[:5]


def test_another_movement_has_another_key() -> None:
    assert asked().digest != asked(movement=PAID._replace(text="Gas")).digest


def test_equal_movements_of_a_file_have_keys_of_their_own() -> None:
    asking = Asking()
    assert asked(asking).digest != asked(asking).digest


def test_a_row_that_is_only_proposed_has_no_place() -> None:
    question = Asking().question(a_line(), PAID, ROW._replace(row=0), Doubt.SAME_WORDS)
    assert question.row is None


def test_a_sure_finding_asks_nothing() -> None:
    sure = Finding(is_new=False, known=ROW)
    assert question_of(Asking(), a_line(), PAID, sure) is None
    assert question_of(Asking(), a_line(), PAID, Finding(is_new=True)) is None


def test_what_is_not_answered_is_asked() -> None:
    assert Answers().to("ABCDEFGH") is Answer.ASK
    assert Answers(others=Answer.NEW).to("ABCDEFGH") is Answer.NEW


def test_a_key_answers_its_question_alone() -> None:
    answers = Answers(new=frozenset({"ABCDE"}), known=frozenset({"FGHIJ"}))
    assert [answers.to(it) for it in ("ABCDEXX", "FGHIJXX", "KLMNOXX")] == [
        Answer.NEW,
        Answer.KNOWN,
        Answer.ASK,
    ]


def test_what_was_known_once_is_known_until_somebody_says_new() -> None:
    remembered = frozenset({"ABCDEFGH"})
    assert Answers(remembered=remembered).to("ABCDEFGH") is Answer.KNOWN
    new = Answers(remembered=remembered, new=frozenset({"ABCDE"}))
    assert new.to("ABCDEFGH") is Answer.NEW


def test_keys_that_nobody_asked_about_are_named() -> None:
    answers = Answers(new=frozenset({"ABCDE"}), known=frozenset({"ZZZZZ"}))
    assert answers.without_question(["ABCDEFGH"]) == ("ZZZZZ",)


@pytest.mark.parametrize("text", ["", "AB", "ABCD-", "ABCDE,,FGHIJ"])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        written_keys(text)


def test_short_keys_that_are_the_same_are_told_in_full() -> None:
    one, other = asked(), asked(movement=PAID._replace(text="Gas"))
    twin = Question(
        **{name: getattr(other, name) for name in Question.__slots__} | {"key": one.key}
    )
    assert [it.key for it in told_apart([one, twin])] == [one.digest, other.digest]
    assert told_apart([one, one]) == (one, one)
