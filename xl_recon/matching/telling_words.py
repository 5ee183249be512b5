"""The words of a description that a person would keep for a rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from unicodedata import normalize

from xl_recon.matching.boilerplate import Kind
from xl_recon.matching.description_words import Section, Word, words_of
from xl_recon.matching.kept_phrases import written
from xl_recon.matching.word_rarity import RECURRING, WordRarity, plain_words

MOST_WORDS = 4  # more would fit no other row

_CONTRACT_DIGITS = 5
_ENOUGH = 2  # words: they name somebody, or a fee
_FALLBACKS = (  # and how many are enough
    (Kind.TELLING, 1),
    (Kind.SUBJECT, 1),
    (Kind.MATTER, 1),
    (Kind.HALF_MATTER, 1),
    (Kind.PLACE, 2),
)
_PURPOSES = frozenset({Kind.MATTER, Kind.HALF_MATTER})
_BEFORE_A_FEE = frozenset({Kind.INNER, Kind.HALF_MATTER, Kind.LINK})
_TELLING = frozenset({Kind.TELLING, Kind.SUBJECT})
_NAMES_A_FEE = _TELLING | {Kind.INNER, Kind.MATTER, Kind.HALF_MATTER}
_INSIDE = frozenset({Kind.LINK, Kind.LEGAL_FORM, Kind.PLACE, Kind.INNER, Kind.SERVICE})


def telling_text(text: str, rarity: WordRarity, party: str = "", account: str = "") -> str:
    """Return the description of a rule that takes this text and next month's; "" for none.

    Words of `party`, the row's counterparty, go before others where the text has them, and so do
    words that recur where they tell the contra `account` by themselves. A run of words stays a
    phrase in the user's spelling, several make a rule of `+` words.
    """
    plain = normalize("NFC", text)
    words = words_of(plain)
    kept = _recurring(_kept(words, rarity, party), rarity, account)
    kept = _with_contract(words, kept, rarity)
    return written(plain, words, kept)


def shared_text(text: str, rarity: WordRarity, shared: WordRarity, rows: int) -> str:
    """Return the same from those words only that stand in so many of the rows of `shared`."""
    plain = normalize("NFC", text)
    words = [_weighed(word, shared, rows) for word in words_of(plain)]
    return written(plain, words, _kept(words, rarity, ""))


def _weighed(word: Word, shared: WordRarity, rows: int) -> Word:
    """The word, or one that no phrase goes on over where too few rows share it."""
    return replace(word, kind=Kind.DETAIL) if shared.count(word.folded) < rows else word


def _kept(words: Sequence[Word], rarity: WordRarity, party: str) -> list[Word]:
    for kind, enough in _FALLBACKS:
        found = _of_kind(words, kind)
        if len(found) >= enough:
            # What most rows have tells nothing, unless it is all there is.
            rare = [word for word in found if not rarity.is_common(word.folded)]
            if not rare and kind in _PURPOSES and len(found) == 1:
                return []
            rare = rare or found
            return _rarest(_about_the_party(words, rare, rarity, party), rarity)
    return []


def _of_kind(words: Sequence[Word], kind: Kind) -> list[Word]:
    if kind is Kind.TELLING and _is_a_fee(words):
        return [word for word in words if word.kind in _TELLING]
    found = [word for word in words if word.kind is kind]
    return found + _joined_places(words) if kind is Kind.TELLING and found else found


def _joined_places(words: Sequence[Word]) -> list[Word]:
    """The towns that are part of a name: Comune di Lugano."""
    return [
        town
        for name, link, town in zip(words, words[1:], words[2:], strict=False)
        if town.kind is Kind.PLACE and link.kind is Kind.LINK and name.kind is Kind.TELLING
        if town.follows_on and link.follows_on
    ]


def _is_a_fee(words: Sequence[Word]) -> bool:
    """Whether the text begins with what the bank itself asks or pays."""
    first = next((word for word in words if word.kind not in _BEFORE_A_FEE), None)
    return first is not None and first.kind is Kind.SUBJECT


def _about_the_party(
    words: Sequence[Word], found: list[Word], rarity: WordRarity, party: str
) -> list[Word]:
    """The words of the counterparty's name; else of the part of the text that is about it."""
    named = frozenset(plain_words(party))
    return (
        [word for word in found if word.folded in named]
        or _before_a_legal_form(words, found)
        or _of_the_best_part(found, rarity, words)
    )


def _before_a_legal_form(words: Sequence[Word], found: Sequence[Word]) -> list[Word]:
    names: list[Word] = []
    run: list[Word] = []
    starts = {word.start for word in found}
    for word in words:
        run = run if word.follows_on and (word.start in starts or word.kind in _INSIDE) else []
        if word.kind is Kind.LEGAL_FORM:
            names += run
        if word.start in starts:
            run = [*run, word]
    return names


def _of_the_best_part(found: list[Word], rarity: WordRarity, words: Sequence[Word]) -> list[Word]:
    def rank(part: int) -> tuple[Section, int]:
        inside = [word for word in found if word.part == part]
        rows = min(rarity.count(word.folded) for word in inside)
        # Of two parties the rarer is the other one: the journal's owner stands everywhere.
        return inside[0].section, rows if inside[0].section is Section.PARTY else 0

    best = min(dict.fromkeys(word.part for word in found), key=rank)
    section = next(word.section for word in found if word.part == best)
    if section is Section.MAIN:
        inside = [word for word in found if word.section is section]
        return _of_the_fee(inside, words) or _of_the_first_clause(inside)
    return [word for word in found if word.part == best]


def _of_the_fee(found: list[Word], words: Sequence[Word]) -> list[Word]:
    """What a fee says before its first number or month, where that is enough."""
    named = [word for word in words if word.kind in _NAMES_A_FEE and not word.stretch]
    if len(named) < _ENOUGH or not _is_a_fee(words):
        return []
    return [word for word in found if not word.stretch]


def _of_the_first_clause(found: list[Word]) -> list[Word]:
    """Without what was bought, this time: it stands behind a comma, the name before it."""
    first = [word for word in found if word.clause == found[0].clause]
    return first if len(first) >= _ENOUGH else found


def _recurring(kept: list[Word], rarity: WordRarity, account: str) -> list[Word]:
    """Leave out what was said once, where the rest has always meant this account."""
    if not any(rarity.tells(word.folded, account) for word in kept):
        return kept
    return [word for word in kept if rarity.recurs(word.folded)]


def _rarest(words: Sequence[Word], rarity: WordRarity) -> list[Word]:
    once = {word.folded: word for word in reversed(words)}  # some banks say a name twice
    order = sorted(once.values(), key=lambda word: (rarity.count(word.folded), word.start))
    return sorted(order[:MOST_WORDS], key=lambda word: word.start)


def _with_contract(words: Sequence[Word], kept: list[Word], rarity: WordRarity) -> list[Word]:
    """Add the number of a contract: it stands in some rows of the party, not in all of them."""
    if not kept:
        return kept
    rows = min(rarity.count(word.folded) for word in kept)
    for word in words:
        if (
            word.kind is Kind.NUMBER
            and sum(letter.isdigit() for letter in word.folded) >= _CONTRACT_DIGITS
            and RECURRING <= rarity.count(word.folded) < rows
        ):
            return sorted([*kept, word], key=lambda it: it.start)
    return kept
