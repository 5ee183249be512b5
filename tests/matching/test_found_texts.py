from __future__ import annotations

import pytest

from tests.builders import a_candidate
from xl_recon.matching.found_texts import found_text
from xl_recon.records.explanation import FoundText
from xl_recon.records.rule import TextField


def found(text: str, description: str) -> FoundText | None:
    return found_text(text, TextField.DESCRIPTION, a_candidate(description=description))


@pytest.mark.parametrize(
    ("text", "description", "within"),
    [
        ("caffe moka", "Bar  CAFFÈ\tMokà, conto", "CAFFÈ Mokà"),
        ("ail", "E-mail da AIL", "AIL"),
        ("ail", "«Email»", "Email"),
        ("-", "uno - due", "-"),
    ],
)
def test_the_words_around_a_text_are_the_bank_s(text: str, description: str, within: str) -> None:
    place = found(text, description)
    assert place is not None
    assert place.within == within


def test_a_place_where_the_text_stands_alone_is_preferred() -> None:
    place = found("ail", "EMAIL ad AIL")
    assert place == FoundText(text="ail", within="AIL", alone=True)


def test_a_text_that_is_not_there_has_no_place() -> None:
    assert found("gas", "Bolletta luce") is None
    assert found(" ", "Bolletta luce") is None


def test_letters_that_unfold_to_several_words_are_shown_as_compared() -> None:
    place = found("tel", "Bar ﷺ Tel")
    assert place is not None
    assert place.within == "tel"


def test_an_iban_is_found_with_and_without_blanks() -> None:
    row = a_candidate(iban="XX12 3456 7890")
    place = found_text("XX123456", TextField.IBAN, row)
    assert place is not None
    assert place.field is TextField.IBAN
    assert place.within == "xx1234567890"
