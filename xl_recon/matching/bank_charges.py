"""Which lines are what the bank itself takes, and which are from a till."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from xl_recon.matching.card_payments import is_card_code
from xl_recon.matching.word_phrases import WordPhrases
from xl_recon.records.ledger import Account
from xl_recon.records.reconciliation import StagedLine
from xl_recon.records.word_lists import WordLists


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeWords:
    """The words of charges, tills and banks.

    `own_banks` has for each own account the bank's name that its description holds, if one.
    """

    charges: WordPhrases
    banks: WordPhrases
    tills: WordPhrases
    own_banks: Mapping[str, WordPhrases]

    @classmethod
    def of(cls, words: WordLists, accounts: Iterable[Account]) -> Self:
        """Prepare the lists of the settings."""
        banks = WordPhrases.of(words.bank_names)
        named = {it.number: banks.first_in(it.description) for it in accounts}
        return cls(
            charges=WordPhrases.of(words.charges),
            banks=banks,
            tills=WordPhrases.of(words.pos),
            own_banks={number: WordPhrases.of([name]) for number, name in named.items() if name},
        )

    def charge_word(self, line: StagedLine) -> str:
        """The first word of a charge in the line; blank for none."""
        return self.charges.first_in(line_text(line))

    def bank_named(self, line: StagedLine) -> str:
        """The bank that stands as the other side, or this account's own bank in the text."""
        own = self.own_banks.get(line.bank)
        return self.banks.first_in(line.statement_party) or (
            own.first_in(line.description) if own else ""
        )

    def is_till(self, line: StagedLine) -> bool:
        """Whether the other side is a till or a machine; the text speaks where none is named."""
        if is_card_code(line.code):
            return True
        return bool(self.tills.first_in(line.statement_party or line.description))


def line_text(line: StagedLine) -> str:
    """All that a line says in words."""
    return " ".join(filter(None, (line.description, line.reference)))
