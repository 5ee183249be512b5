"""The words of a description that a person would keep for a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from unicodedata import normalize

from xl_recon.matching.boilerplate import Kind
from xl_recon.matching.description_words import Section, Word, words_of
from xl_recon.matching.folding import folded
from xl_recon.matching.word_rarity import RECURRING, WordRarity, plain_words

MOST_WORDS = 4  # more would fit no other row

_CONTRACT_DIGITS = 5
_FALLBACKS = ((Kind.TELLING, 1), (Kind.SUBJECT, 1), (Kind.PLACE, 2))  # and how many are enough
_TELLING = frozenset({Kind.TELLING, Kind.SUBJECT})
_INSIDE = frozenset({Kind.LINK, Kind.LEGAL_FORM, Kind.PLACE})


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
    return _written(plain, words, kept)


def shared_text(text: str, rarity: WordRarity, shared: WordRarity, rows: int) -> str:
    """Return the same from those words only that stand in so many of the rows of `shared`."""
    plain = normalize("NFC", text)
    words = [_weighed(word, shared, rows) for word in words_of(plain)]
    return _written(plain, words, _kept(words, rarity, ""))


def _weighed(word: Word, shared: WordRarity, rows: int) -> Word:
    """The word, or one that tells nothing where too few rows share it."""
    is_single = word.kind in _TELLING and shared.count(word.folded) < rows
    return replace(word, kind=Kind.MOVEMENT) if is_single else word


def _kept(words: Sequence[Word], rarity: WordRarity, party: str) -> list[Word]:
    for kind, enough in _FALLBACKS:
        found = _of_kind(words, kind)
        if len(found) >= enough:
            # What most rows have tells nothing, unless it is all there is.
            rare = [word for word in found if not rarity.is_common(word.folded)] or found
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
    return bool(words) and words[0].kind is Kind.SUBJECT


def _about_the_party(
    words: Sequence[Word], found: list[Word], rarity: WordRarity, party: str
) -> list[Word]:
    """The words of the counterparty's name; else of the part of the text that is about it."""
    named = frozenset(plain_words(party))
    return (
        [word for word in found if word.folded in named]
        or _before_a_legal_form(words, found)
        or _of_the_best_part(found, rarity)
    )


def _before_a_legal_form(words: Sequence[Word], found: Sequence[Word]) -> list[Word]:
    names: list[Word] = []
    run: list[Word] = []
    for word in words:
        run = run if word.follows_on and (word in found or word.kind in _INSIDE) else []
        if word.kind is Kind.LEGAL_FORM:
            names += run
        if word in found:
            run = [*run, word]
    return names


def _of_the_best_part(found: Sequence[Word], rarity: WordRarity) -> list[Word]:
    def rank(part: int) -> tuple[Section, int]:
        inside = [word for word in found if word.part == part]
        rows = min(rarity.count(word.folded) for word in inside)
        # Of two parties the rarer is the other one: the journal's owner stands everywhere.
        return inside[0].section, rows if inside[0].section is Section.PARTY else 0

    best = min(dict.fromkeys(word.part for word in found), key=rank)
    section = next(word.section for word in found if word.part == best)
    if section is Section.MAIN:
        return [word for word in found if word.section is section]
    return [word for word in found if word.part == best]


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
        digits = sum(letter.isdigit() for letter in word.folded)
        if (
            word.kind is Kind.NUMBER
            and digits >= _CONTRACT_DIGITS
            and RECURRING <= rarity.count(word.folded) < rows
        ):
            return sorted([*kept, word], key=lambda it: it.start)
    return kept


def _phrases(text: str, words: Sequence[Word], kept: Sequence[Word]) -> Iterator[str]:
    """The runs of kept words, with what stands between them inside a name."""
    starts = {word.start for word in kept}
    first = last = None
    for word in words:
        joined = word.follows_on and word.kind is not Kind.NUMBER
        if first and last and not (joined and (word.start in starts or word.kind in _INSIDE)):
            yield text[first.start : last.end]
            first = last = None
        if word.start in starts:
            first, last = first or word, word
    if first and last:
        yield text[first.start : last.end]


def _is_said(phrase: str, phrases: Iterable[str]) -> bool:
    return any(folded(phrase) in folded(other) for other in phrases)


def _written(text: str, words: Sequence[Word], kept: Sequence[Word]) -> str:
    plain = " ".join(text.split())
    phrases: list[str] = []
    for run in sorted(_phrases(text, words, kept), key=len, reverse=True):
        phrase = " ".join(run.split())
        if folded(phrase) in folded(text) and not _is_said(phrase, phrases):
            phrases.append(phrase)
    phrases.sort(key=plain.find)
    if len(phrases) <= 1:
        return "".join(phrases)
    return "+" + " ".join(f'"{phrase}"' if " " in phrase else phrase for phrase in phrases)
