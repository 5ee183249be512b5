from __future__ import annotations

import pytest

from xl_recon.matching.legal_forms import NameWords
from xl_recon.matching.name_ends import NameEnds, ReadText
from xl_recon.matching.name_index import NameIndex
from xl_recon.matching.short_names import CutNames
from xl_recon.records.word_lists import DEFAULT_WORDS

WORDS = NameWords.of(DEFAULT_WORDS)
INDEX = NameIndex(
    [
        ("a", "Larice Verde Srl"),
        ("b", "Larice Verde di Elsa Cedro"),
        ("c", "Comune di Larice"),
        ("d", "Acero"),
    ],
    WORDS,
)
ENDS = NameEnds.of(DEFAULT_WORDS, CutNames(INDEX.names))


def goes_on(text: str) -> bool:
    words = WORDS.telling(text)
    meanings = INDEX.meanings(words)
    longest = max(INDEX.found(meanings), key=lambda it: it.end - it.start)
    covered = range(longest.start, longest.end)
    return ENDS.goes_on(longest, ReadText(words=words, meanings=meanings, covered=covered))


@pytest.mark.parametrize(
    "text",
    [
        "larice verde nord spa",
        "larice verde zona nord spa",
        "larice verde acero",
        "acero larice verde",
        "larice verde di els",
        "larice verde di",
        "comune di larice superiore",
        "carta larice verde ricami",
    ],
)
def test_a_name_goes_on_as_another_s(text: str) -> None:
    assert goes_on(text)


@pytest.mark.parametrize(
    "text",
    [
        "larice verde",
        "larice verde srl di elsa",
        "larice verde ricami",
        "larice verde di novembre",
        "acero srl larice verde",
        "comune di larice saldo",
        "comune di larice 12",
        "comune di larice",
        "carta larice verde milano",
        "carta larice verde",
    ],
)
def test_a_purpose_or_a_number_behind_a_name_is_no_part_of_it(text: str) -> None:
    assert not goes_on(text)
