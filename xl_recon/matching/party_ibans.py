"""Parties by their IBANs, and whose IBAN says nothing about who pays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from xl_recon.matching.word_phrases import WordPhrases
from xl_recon.records.party import Party
from xl_recon.records.reference import is_iban
from xl_recon.records.word_lists import WordLists


@dataclass(frozen=True, slots=True)
class PartyIbans:
    """The parties that hold each IBAN, and the processors that pay for others."""

    _holders: Mapping[str, tuple[str, ...]]
    _processors: WordPhrases
    _processor_ibans: frozenset[str]

    @classmethod
    def of(cls, parties: Iterable[Party], words: WordLists) -> Self:
        """The IBANs of all parties; a processor is told by its name, or its IBAN in the list."""
        processors = WordPhrases.of(words.processors)
        listed = {_plain(entry) for entry in words.processors} - {""}
        holders: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for party in parties:
            for iban in {_plain(it): None for it in party.ibans if _plain(it)}:
                holders[iban][party.code] = None
                if any(map(processors.first_in, (party.name, *party.aliases))):
                    listed.add(iban)
        known = {iban: tuple(codes) for iban, codes in holders.items()}
        return cls(known, processors, frozenset(listed))

    def holders(self, iban: str) -> tuple[str, ...]:
        """Return the codes of the parties that hold an IBAN."""
        return self._holders.get(_plain(iban), ())

    def is_processor(self, iban: str, name: str) -> bool:
        """Whether a payment came through somebody who pays for many, a card company say."""
        return _plain(iban) in self._processor_ibans or bool(self._processors.first_in(name))

    def valid(self, iban: str) -> bool:
        """Whether the IBAN's check digits hold."""
        return is_iban(_plain(iban))


def _plain(iban: str) -> str:
    return "".join(iban.split()).upper()
