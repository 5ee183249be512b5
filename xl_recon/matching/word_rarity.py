"""How often each word stands in the journal."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import repeat

from xl_recon.matching.folding import folded

# Letters and digits, with what joins them inside a word: S.p.A, H&M, d'Oro, 101.200.14.
WORD = re.compile(r"[^\W_]+(?:[.'\u2019&][^\W_]+)*")

RECURRING = 3  # rows: seen so often, a word is no single payment's

_MOST = 2  # a word in more than one of so many rows is common
_FEW = 8  # in a journal of so few rows nothing is


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRarity:
    """In how many rows of the journal each folded word stands, and with which contra account."""

    rows: int
    by_word: Mapping[str, int]
    by_account: Mapping[str, Mapping[str, int]]  # words again, of the rows of an account

    @classmethod
    def of(cls, descriptions: Iterable[str], accounts: Iterable[str] = repeat("")) -> WordRarity:
        """Count the words of all descriptions, each once a row.

        `accounts` are the contra accounts of the rows, blank where they still wait for one.
        """
        by_account: defaultdict[str, Counter[str]] = defaultdict(Counter)
        rows = 0
        for description, account in zip(descriptions, accounts, strict=False):
            rows += 1
            by_account[account].update(set(plain_words(description)))
        by_word: Counter[str] = Counter()
        for counts in by_account.values():
            by_word.update(counts)
        return cls(rows=rows, by_word=by_word, by_account=by_account)

    def count(self, word: str) -> int:
        """The rows in which a folded word stands."""
        return self.by_word.get(word, 0)

    def is_common(self, word: str) -> bool:
        """Whether a word stands in most of the journal's rows."""
        return self.rows > _FEW and self.count(word) * _MOST > self.rows

    def recurs(self, word: str) -> bool:
        """Whether a word has come often enough to come again."""
        return self.count(word) >= RECURRING

    def tells(self, word: str, account: str) -> bool:
        """Whether a word recurs, and nine times in ten with this account."""
        with_it = self.by_account.get(account, {}).get(word, 0) if account else 0
        return with_it >= RECURRING and 10 * with_it >= 9 * self.count(word)


def plain_words(text: str) -> list[str]:
    """Return the folded words of a text.

    >>> plain_words("Bar d'Oro S.p.A., H&M/12.01.2026")
    ['bar', "d'oro", 's.p.a', 'h&m', '12.01.2026']
    """
    return WORD.findall(folded(text))
