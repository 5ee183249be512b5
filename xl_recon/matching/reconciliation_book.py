"""Everything that statement lines are recognised by, ready for any number of lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Self

from xl_recon.matching.bank_charges import ChargeWords
from xl_recon.matching.document_numbers import DocumentNumbers
from xl_recon.matching.folding import folded
from xl_recon.matching.movements import Movement
from xl_recon.matching.own_accounts import OwnAccounts
from xl_recon.matching.party_ibans import PartyIbans
from xl_recon.matching.party_names import PartyNames
from xl_recon.matching.recognition_numbers import SpokenNumbers
from xl_recon.matching.rules import RuleBook
from xl_recon.matching.word_phrases import WordPhrases, plain_words
from xl_recon.records.ledger import Account
from xl_recon.records.open_document import OpenDocument
from xl_recon.records.party import Party
from xl_recon.records.settings import Settings

_Size = tuple[str, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciliationBook:
    """Parties, documents, own accounts, words and rules, each filed as it is looked for.

    `booked` are movements of the journal by account and amount: the other legs of transfers.
    """

    settings: Settings
    parties: Mapping[str, Party]
    documents: Mapping[str, OpenDocument]
    keys_by_party: Mapping[str, Sequence[str]]
    own: OwnAccounts
    names: PartyNames
    ibans: PartyIbans
    numbers: DocumentNumbers
    spoken: SpokenNumbers
    charges: ChargeWords
    on_behalf: WordPhrases
    rules: RuleBook | None = None
    codes_by_name: Mapping[str, Sequence[str]] = field(default_factory=dict)
    codes_by_word: Mapping[str, Sequence[str]] = field(default_factory=dict)
    keys_by_text: Mapping[str, Sequence[str]] = field(default_factory=dict)
    booked: Mapping[_Size, Sequence[Movement]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        parties: Iterable[Party],
        documents: Iterable[OpenDocument],
        accounts: Sequence[Account],
        settings: Settings,
        rules: RuleBook | None = None,
    ) -> Self:
        """File what a workbook holds; closed documents too: a text may name one."""
        known, papers = tuple(parties), tuple(documents)
        words = settings.words
        return cls(
            settings=settings,
            parties={party.code: party for party in known},
            documents={document.key: document for document in papers},
            keys_by_party=_filed((it.party, it.key) for it in papers if it.party),
            own=OwnAccounts.of(accounts),
            names=PartyNames.of(known, words),
            ibans=PartyIbans.of(known, words),
            numbers=DocumentNumbers.of(papers, words),
            spoken=SpokenNumbers.of(words),
            charges=ChargeWords.of(words, accounts),
            on_behalf=WordPhrases.of(words.on_behalf),
            rules=rules,
            codes_by_name=_filed(_written_names(known)),
            codes_by_word=_filed(_words_of_names(known)),
            keys_by_text=_filed(_written_documents(papers)),
        )

    def with_booked(self, movements: Iterable[Movement]) -> Self:
        """Return the same, knowing what the journal holds on the own accounts."""
        booked: defaultdict[_Size, list[Movement]] = defaultdict(list)
        for movement in movements:
            booked[movement.account, movement.amount].append(movement)
        return replace(self, booked=dict(booked))

    def chosen_parties(self, written: str) -> tuple[str, ...]:
        """Return the codes of the parties that a person may mean: a code first, then a name."""
        found = self.codes_by_name.get(folded(written), ())
        exact = tuple(code for code in found if folded(code) == folded(written))
        return exact[:1] or tuple(found) or self.names.named(written)

    def chosen_documents(self, written: str, party: str) -> tuple[str, ...]:
        """Return the keys of the documents that a person may mean: a key first, then a number."""
        found = self.keys_by_text.get(folded(written), ())
        exact = [key for key in found if folded(key) == folded(written)]
        if exact:
            return tuple(exact[:1])
        own = [key for key in found if self.documents[key].party == party]
        live = [key for key in own or found if self.documents[key].residual]
        return tuple(live or own or found)

    def name_of(self, code: str) -> str:
        """The party's name; its code where it is not known."""
        party = self.parties.get(code)
        return party.name if party else code

    def names_of(self, codes: Iterable[str]) -> str:
        """Several parties' names in one text, by the alphabet; with codes where they are equal."""
        names = {code: self.name_of(code) for code in codes}
        count = Counter(names.values())
        told = (f"{it} ({code})" if count[it] > 1 else it for code, it in names.items())
        return ", ".join(sorted(told))


def _filed(pairs: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    filed: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for name, value in pairs:
        filed[name][value] = None
    return {name: tuple(values) for name, values in filed.items()}


def _written_names(parties: Iterable[Party]) -> Iterator[tuple[str, str]]:
    for party in parties:
        for name in (party.code, party.name, *party.aliases):
            yield folded(name), party.code


def _words_of_names(parties: Iterable[Party]) -> Iterator[tuple[str, str]]:
    for party in parties:
        for name in (party.name, *party.aliases):
            yield from ((word, party.code) for word in plain_words(name))


def _written_documents(documents: Iterable[OpenDocument]) -> Iterator[tuple[str, str]]:
    for document in documents:
        for text in (document.key, document.number, document.number + document.numbering):
            yield folded(text), document.key
