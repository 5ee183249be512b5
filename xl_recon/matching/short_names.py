"""Names that a bank has cut to the length of its field, or written with initials."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from xl_recon.matching.legal_forms import text_words
from xl_recon.matching.name_index import KnownName, Meanings, NameIndex

_SHORTEST_CUT = 20
# Where banks' fields end; a name that is cut between two words is believed there only.
_FIELD_LENGTHS = frozenset({27, 30, 32, 33, 35, 40, 64, 65, 70, 105, 140})
_LONGEST_INITIAL = 1
_RARE_LENGTH = 4


class CutNames:
    """All names in order, to find the one that begins as a field does."""

    def __init__(self, names: Sequence[KnownName]) -> None:
        entries = {(_written(name.written), name.party) for name in names}
        entries |= {(" ".join(name.telling), name.party) for name in names}
        self._entries = sorted(entries)

    def beginning_as(self, field: str) -> tuple[str, ...]:
        """Return the codes of the parties of which the field holds the beginning of a name.

        What is left of it stands at the end of a field long enough to have been cut.
        """
        length = len(field.strip())
        beginning = _written(field)
        if length < _SHORTEST_CUT or not beginning:
            return ()
        return tuple(
            dict.fromkeys(
                party
                for name, party in self._following(beginning)
                if name[len(beginning)] != " " or _fills_a_field(length)
            )
        )

    def shared_words(self, name: Sequence[str], behind: Sequence[str], party: str) -> int:
        """Return how many words behind a name go on as a longer name of another party does.

        The last of them may be cut: Comune di Larice Sup.
        """
        beginning = " ".join(name)
        for count, word in enumerate(behind):
            beginning += f" {word}"
            if all(other == party for _, other in self._following(beginning, itself=True)):
                return count
        return len(behind)

    def _following(self, beginning: str, *, itself: bool = False) -> Iterator[tuple[str, str]]:
        for place in range(bisect_left(self._entries, (beginning, "")), len(self._entries)):
            name, party = self._entries[place]
            if not name.startswith(beginning):
                return
            if itself or name != beginning:
                yield name, party


def initialled(
    meanings: Sequence[Meanings], texts: Sequence[str], index: NameIndex, common: frozenset[str]
) -> tuple[str, ...]:
    """Return the codes of the parties whose name differs by an initial: M. Betullini.

    A rare word has to be the same; one initial only may stand for a word.
    """
    known = [
        numbers for numbers, text in zip(meanings, texts, strict=True) if _is_rare(text, common)
    ]
    if len(texts) < 2 or not any(known):  # noqa: PLR2004 - one word has no initial beside it
        return ()
    names: dict[int, KnownName] = {}
    # A name that lacks one word has one of any two.
    for numbers in sorted(filter(None, known), key=lambda it: _spread(it, index))[:2]:
        for number in numbers:
            names |= {id(name): name for name in index.by_word[number]}
    fitting = (name.party for name in names.values() if _fits(name, texts, meanings))
    return tuple(dict.fromkeys(fitting))


def _spread(numbers: Meanings, index: NameIndex) -> int:
    """In how many names a word stands."""
    return sum(len(index.by_word[number]) for number in numbers)


def _fits(name: KnownName, texts: Sequence[str], meanings: Sequence[Meanings]) -> bool:
    if len(name.words) != len(texts):
        return False
    left = dict(enumerate(name.words))
    rest = []
    for text, numbers in zip(texts, meanings, strict=True):
        place = next((place for place, number in left.items() if number in numbers), None)
        if place is None:
            rest.append(text)
        else:
            del left[place]
    return len(rest) == 1 and _is_initial_of(rest[0], name.telling[next(iter(left))])


def _is_initial_of(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) == _LONGEST_INITIAL < len(long) and long.startswith(short)


def _is_rare(text: str, common: frozenset[str]) -> bool:
    return len(text) >= _RARE_LENGTH and text not in common


def _fills_a_field(length: int) -> bool:
    """Whether a field ends there; a blank at its end is not written."""
    return length in _FIELD_LENGTHS or length + 1 in _FIELD_LENGTHS


def _written(text: str) -> str:
    return " ".join(word.plain for word in text_words(text))
