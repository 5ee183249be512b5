# ruff: noqa: RUF002 - Cyrillic letters are meant
"""Spellings of one word: umlauts written out, Cyrillic by the ways it is put into Latin letters.

Bulgarian has an official way (the streamlined system of 2009) and older habits beside it: щ is sht,
х is h or kh, ц is ts or c, ъ is a, u or y, й is y, i or j, ю is yu or ju, я is ya or ja. Latin
words are brought to one loose form in which these are alike. Loose forms are only ever compared
across the two alphabets: between Latin words they would make Meyer of Meier.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, product

from xl_recon.matching.folding import folded

_CYRILLIC = re.compile("[\u0400-\u052f]")
_LETTERS: dict[str, tuple[str, ...]] = {
    **{
        cyrillic: (plain,)
        for cyrillic, plain in zip(
            "абвгдезийклмнопрстуфхыэё", "abvgdeziiklmnoprstufhiee", strict=True
        )
    },
    "ж": ("zh",),
    "ч": ("ch",),
    "ш": ("sh",),
    "щ": ("sht",),
    "ю": ("iu",),
    "я": ("ia",),
    "ц": ("ts", "c"),
    "ъ": ("a", "u", "i"),
    "ь": ("i", ""),
}
_MOST_SPELLINGS = 12
_LOOSE = (("kh", "h"), ("shch", "sht"), ("tz", "ts"), ("w", "v"), ("x", "ks"))
_I_LIKE = re.compile("[ijy]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_FROM_CYRILLIC, _FROM_LATIN = "c~", "l~"


@lru_cache(maxsize=65_536)
def kept_spellings(word: str) -> tuple[str, ...]:
    """Return the keys under which a word of a known name is kept."""
    loose, mark = _loose_spellings(word)
    return (*_own_spellings(word), *(mark + it for it in loose))


@lru_cache(maxsize=65_536)
def sought_spellings(word: str) -> tuple[str, ...]:
    """Return the keys under which a word of a text is looked for.

    >>> set(kept_spellings("Христо")) & set(sought_spellings("KHRISTO"))
    {'c~hristo'}
    >>> set(kept_spellings("Meyer")) & set(sought_spellings("Meier"))
    set()
    """
    loose, mark = _loose_spellings(word)
    other = _FROM_LATIN if mark == _FROM_CYRILLIC else _FROM_CYRILLIC
    return (*_own_spellings(word), *(other + it for it in loose))


def latin(text: str) -> str:
    """Return a text folded and in Latin letters, each Cyrillic one in its official way.

    >>> latin("Община Пловдив"), latin("Müller")
    ('obshtina plovdiv', 'muller')
    """
    plain = folded(text)
    if plain.isascii():
        return plain
    return "".join(_LETTERS.get(letter, (letter,))[0] for letter in plain)


def _own_spellings(word: str) -> tuple[str, ...]:
    """The word folded, and with its umlauts written out."""
    plain = folded(word)
    if word.isascii():
        return (plain,)
    return tuple(dict.fromkeys((plain, folded(word.casefold().translate(_UMLAUTS)))))


def _loose_spellings(word: str) -> tuple[tuple[str, ...], str]:
    plain = folded(word)
    if not _CYRILLIC.search(plain):
        return (_loosened(plain),), _FROM_LATIN
    ways = product(*(_LETTERS.get(letter, (letter,)) for letter in plain))
    found = dict.fromkeys(_loosened("".join(way)) for way in islice(ways, _MOST_SPELLINGS))
    return tuple(found), _FROM_CYRILLIC


def _loosened(plain: str) -> str:
    for written, meant in _LOOSE:
        plain = plain.replace(written, meant)
    return _I_LIKE.sub("i", plain)
