"""Which lines are what the bank itself takes, and which are from a till."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from xl_recon.matching.card_payments import is_card_code
from xl_recon.matching.word_phrases import FoundPhrase, WordPhrases, plain_words
from xl_recon.records.ledger import Account
from xl_recon.records.reconciliation import StagedLine
from xl_recon.records.word_lists import WordLists

_BEFORE, _BEHIND = 2, 3  # words around a charge's that may say whose it is


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeWords:
    """The words of charges, tills and banks.

    `others` are words beside which a charge is another's than the bank's: spese legali.
    `own_banks` has for each own account the bank's name that its description holds, if one.
    """

    charges: WordPhrases
    others: WordPhrases
    payments: WordPhrases
    bare_payments: WordPhrases
    sides: WordPhrases  # what the other side's name holds where it is a bank, or a charge itself
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
            others=WordPhrases.of(words.other_charges),
            payments=WordPhrases.of(words.payments),
            bare_payments=WordPhrases.of(words.bare_payments),
            sides=WordPhrases.of((*words.bank_names, *words.bank_words, *words.charges)),
            banks=banks,
            tills=WordPhrases.of(words.pos),
            own_banks={number: WordPhrases.of([name]) for number, name in named.items() if name},
        )

    def charge_word(self, line: StagedLine) -> str:
        """The first word of a charge that is the bank's own; blank for none.

        Behind words of a payment to somebody, or beside a word such as legal, it is another's.
        """
        words = plain_words(line_text(line))
        paid_at = next((it.start for it in self.payments.each_in(words)), len(words))
        unpaid = words[:paid_at]
        own = (it for it in self.charges.each_in(unpaid) if not self._is_others(it, unpaid))
        return next((it.entry for it in own), "")

    def pays_somebody(self, line: StagedLine) -> bool:
        """Whether somebody who is no bank is the other side, by the name or by the text."""
        if line.statement_party and not self.sides.first_in(line.statement_party):
            return True
        text = line_text(line)
        lists = (self.charges, self.payments, self.bare_payments)
        return any(it.first_in(text) for it in lists) and not self.charge_word(line)

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

    def _is_others(self, found: FoundPhrase, words: Sequence[str]) -> bool:
        start, end = max(found.start - _BEFORE, 0), found.end + _BEHIND
        return any(self.others.each_in(words[start:end]))


def line_text(line: StagedLine) -> str:
    """All that a line says in words."""
    return " ".join(filter(None, (line.description, line.reference)))
