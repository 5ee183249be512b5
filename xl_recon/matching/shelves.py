"""Rules filed so that a journal row meets few of them."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from xl_recon.records.journal import Candidate

# What is left to ask of a candidate and of the numbers of the phrases found in its text.
Test = Callable[[Candidate, AbstractSet[int]], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A rule by its rank, where to file it and what is left to test there.

    Each step of the path names the keys of which one has to fit: a phrase's number, an account
    or an amount.
    """

    rank: int
    path: tuple[frozenset[int] | frozenset[str] | frozenset[Decimal], ...]
    test: Test | None


class Shelf:
    """Ranks of rules, some behind a further key; it grows while the rules are filed."""

    __slots__ = ("_by_account", "_by_amount", "_by_phrase", "_tested", "free", "is_plain")

    def __init__(self) -> None:
        self.free: list[int] = []
        self._tested: list[tuple[int, Test]] = []
        self._by_phrase: dict[int, Shelf] = {}
        self._by_account: dict[str, Shelf] = {}
        self._by_amount: dict[Decimal, Shelf] = {}
        self.is_plain = True  # it holds free ranks only, as most do: a short cut

    def add(self, filed: Filed, depth: int = 0) -> None:
        """File a rule by its path from `depth` on."""
        if depth < len(filed.path):
            self.is_plain = False
            for key in filed.path[depth]:
                self._behind(key).add(filed, depth + 1)
        elif filed.test is None:
            self.free.append(filed.rank)
        else:
            self.is_plain = False
            self._tested.append((filed.rank, filed.test))

    def fitting(self, candidate: Candidate, found: AbstractSet[int]) -> list[int]:
        """The ranks of the rules that fit, in no order; one may come twice."""
        ranks = [*self.free]
        if self._tested or self._by_account or self._by_amount:
            ranks += self._by_facts(candidate, found)
        if self._by_phrase:
            for number in self._by_phrase.keys() & found:
                shelf = self._by_phrase[number]
                ranks += shelf.free if shelf.is_plain else shelf.fitting(candidate, found)
        return ranks

    def _by_facts(self, candidate: Candidate, found: AbstractSet[int]) -> list[int]:
        ranks = [rank for rank, test in self._tested if test(candidate, found)]
        if candidate.account in self._by_account:
            ranks += self._by_account[candidate.account].fitting(candidate, found)
        if self._by_amount and candidate.amount in self._by_amount:
            ranks += self._by_amount[candidate.amount].fitting(candidate, found)
        return ranks

    def _behind(self, key: int | str | Decimal) -> Shelf:
        match key:
            case int():
                return self._by_phrase.setdefault(key, Shelf())
            case str():
                return self._by_account.setdefault(key, Shelf())
            case Decimal():
                return self._by_amount.setdefault(key, Shelf())
            case _:
                assert_never(key)
