"""A month of bank lines with its truth kept beside, seeded: parties, open documents, noise.

Parties: firms and persons, a tenth of them Bulgarian, some with look-alike names (one more word, a
brother's first name), a few with the very same name. Most have an IBAN that we know.
Documents: invoices issued (our own numbering, unique) and received (each supplier's own numbering:
short numbers, long ones, the same numbers at several suppliers), credit notes, closed ones, and
popular amounts that many documents share.
Lines: payments of one document or several, in part, too much, less a credit note; payments that no
document waits for; charges, tills, own transfers, unknown payers.
Noise: names cut at 27 letters, reordered, without or with another legal form, in the other script,
with typos; missing, foreign and damaged IBANs, IBANs of payment processors; numbers in many
spellings, missing, or simply wrong; third persons who pay.

`enough` says whether a line carries enough to be recognised, as a careful person with the tables
before him would say. Who: a known valid IBAN of its party, or its name whole, reordered, in the
other script, or cut where no other party's name begins so; or the number of a document that no
other party has. What: the right numbers of documents that the amount does not exceed, or an amount
that is the residual of one document of the party only, or of one set of at most six. Never enough:
typos or the same name of two without an IBAN, wrong numbers, payments in part or too much without
a number, popular amounts, unknown payers. A payment that nobody asked for carries enough if its
party does; a charge, an own transfer and a till always do.
"""

# ruff: noqa: PLR2004 - shares of a random month

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations
from random import Random

from benchmarks.reconciliation_documents import START, an_amount, new_documents
from benchmarks.reconciliation_names import a_name, new_names, words_of
from benchmarks.reconciliation_noise import (
    SILENT,
    NameCounts,
    Who,
    iban,
    numbers_as_written,
    who_pays,
)
from benchmarks.reconciliation_truth import CHARGE, NOBODY, TILL, TRANSFER, Month, Truth
from xl_recon.records.ledger import Account
from xl_recon.records.money import Money
from xl_recon.records.open_document import DocumentKind, OpenDocument
from xl_recon.records.party import Party
from xl_recon.records.reconciliation import StagedLine
from xl_recon.records.settings import Settings

_NOISE_WORDS = ("Bonifico", "Accredito SEPA", "Ordine permanente", "Pagamento", "Превод", "SEPA CT")
_OWN = ("1020", "1030")


def a_month(seed: int, lines: int = 2_000, parties: int = 600, documents: int = 3_000) -> Month:
    """Return a month of this size."""
    maker = _Maker(Random(seed))
    maker.make_parties(parties)
    maker.make_documents(documents)
    while len(maker.lines) < lines:
        maker.make_line()
    accounts = tuple(
        Account(number=it, iban=iban(at), holds_money=True, currency="EUR")
        for at, it in enumerate(_OWN)
    )
    return Month(
        accounts=accounts,
        settings=Settings(charge_account="6940", ignore_pos=True),
        parties=tuple(maker.parties),
        documents=tuple(maker.documents),
        lines=tuple(maker.lines),
        truths=tuple(maker.truths),
    )


@dataclass(frozen=True, slots=True)
class _Deal:
    """What a payment pays of which documents, and what it says of them."""

    paid: list[tuple[OpenDocument, Decimal]]
    amount: Decimal
    said: str
    enough: bool = field(default=True, kw_only=True)


@dataclass(slots=True)
class _Maker:
    random: Random
    parties: list[Party] = field(default_factory=list)
    documents: list[OpenDocument] = field(default_factory=list)
    by_party: dict[str, list[OpenDocument]] = field(default_factory=dict)
    spent: set[str] = field(default_factory=set)
    bearers: Counter[str] = field(default_factory=Counter)
    names: NameCounts = field(init=False)
    lines: list[StagedLine] = field(default_factory=list)
    truths: list[Truth] = field(default_factory=list)

    def make_parties(self, count: int) -> None:
        names = new_names(self.random)
        for at in range(count):
            twin = at > 50 and self.random.random() < 0.01
            name = self.random.choice(self.parties).name if twin else next(names)
            sides = self.random.choice([(True, False), (False, True)])
            known = self.random.random() < 0.85
            self.parties.append(
                Party(
                    code=f"P{at:05}",
                    name=name,
                    ibans=(iban(1000 + at),) if known else (),
                    is_customer=sides[0],
                    is_supplier=sides[1],
                    customer_account="1100",
                    supplier_account="2000",
                )
            )
        self.names = NameCounts(self.parties)

    def make_documents(self, count: int) -> None:
        self.documents = new_documents(self.parties, count, self.random)
        for document in self.documents:
            self.by_party.setdefault(document.party, []).append(document)
            self.bearers[document.number] += 1

    def make_line(self) -> None:
        roll = self.random.random()
        if roll < 0.05:
            self._charge()
        elif roll < 0.07:
            self._transfer()
        elif roll < 0.12:
            self._unknown()
        elif roll < 0.14:
            self._till()
        else:
            self._payment()

    def _charge(self) -> None:
        text, most = self.random.choice(
            [("Commissione bonifico", 5), ("Canone mensile", 40), ("Spese tenuta conto", 90)]
        )
        amount = -Decimal(self.random.randrange(100, most * 100)) / 100
        self._add(amount, Truth(party=CHARGE, enough=True, scenario="charge"), text)

    def _transfer(self) -> None:
        amount = Decimal(self.random.randrange(100, 9000))
        truth = Truth(party=TRANSFER, enough=True, scenario="transfer")
        self._add(-amount, truth, "Giroconto", Who(iban=iban(1), enough=True))
        self._add(amount, truth, "Giroconto", Who(iban=iban(0), enough=True), bank=1)

    def _till(self) -> None:
        truth = Truth(party=TILL, enough=True, scenario="till")
        who = Who(name="POS 4711 Lugano", enough=True)
        self._add(-an_amount(self.random), truth, "Acquisto con carta", who)

    def _unknown(self) -> None:
        name = a_name(self.random)
        words = words_of(name)
        if any(words <= known or known <= words for known in self.names.by_words):
            return
        amount = an_amount(self.random) * self.random.choice([1, -1])
        text = self.random.choice(
            ["Bonifico", "Acquisto", f"Fattura {self.random.randrange(1, 9999)}"]
        )
        number = iban(900_000 + self.random.randrange(99_999))
        if amount < 0 and self.random.random() < 0.1:
            number = ""
        truth = Truth(party=NOBODY, enough=False, scenario="unknown")
        self._add(amount, truth, text, Who(name=name.upper(), iban=number, enough=False))

    def _payment(self) -> None:
        party = self.random.choice(self.parties)
        open_ = [
            it
            for it in self.by_party.get(party.code, ())
            if it.residual and it.key not in self.spent and it.kind is DocumentKind.INVOICE
        ]
        if not open_:
            if self.random.random() < 0.1:
                self._unasked(party)
            return
        scenario = self.random.choices(
            (
                "one",
                "silent",
                "many",
                "silent many",
                "part",
                "silent part",
                "over",
                "wrong",
                "credit",
            ),
            (40, 20, 8, 5, 6, 2, 2, 4, 2),
        )[0]
        self._pay(party, open_, scenario)

    def _unasked(self, party: Party) -> None:
        amount = an_amount(self.random) * (1 if party.is_customer else -1)
        if any(it.residual for it in self.by_party.get(party.code, ())):
            return
        who = who_pays(party, self.names, self.random)
        truth = Truth(party=party.code, enough=who.enough, scenario="unasked")
        self._add(amount, truth, f"{self.random.choice(_NOISE_WORDS)} {who.text}", who)

    def _pay(self, party: Party, open_: list[OpenDocument], scenario: str) -> None:
        count = self.random.randrange(2, 5) if scenario.endswith("many") else 1
        chosen = self.random.sample(open_, min(len(open_), count))
        who = who_pays(party, self.names, self.random)
        deal = self._deal(party, chosen, scenario)
        if deal is None:
            return
        self.spent |= {it.key for it, _ in deal.paid}
        is_alone = scenario != "wrong" and all(self._is_alone(it) for it in chosen)
        is_told = who.enough or (bool(deal.said) and is_alone and who.is_silent)
        truth = Truth(
            party=party.code,
            paid=tuple((it.key, part) for it, part in deal.paid),
            enough=deal.enough and is_told,
            scenario=scenario,
        )
        text = " ".join(filter(None, (self.random.choice(_NOISE_WORDS), who.text, deal.said)))
        self._add(deal.amount, truth, text, who)

    def _deal(self, party: Party, chosen: list[OpenDocument], scenario: str) -> _Deal | None:
        """What is paid and said; None where the party has no credit note for it."""
        amount = sum((it.residual for it in chosen), Decimal(0))
        said = "" if "silent" in scenario else self._said(chosen, scenario)
        paid = [(it, it.residual) for it in chosen]
        match scenario:
            case "part" | "silent part":
                part = round(amount * self.random.randrange(20, 80) / 100, 2)
                return _Deal([(chosen[0], part)], part, said, enough=bool(said))
            case "over":
                return _Deal(paid, amount + (10 if amount > 0 else -10), said, enough=False)
            case "credit":
                note = self._credit_note(party, abs(amount))
                if note is None:
                    return None
                paid.append((note, note.residual))
                return _Deal(paid, amount + note.residual, f"{said} meno {note.number}")
            case _:
                enough = scenario != "wrong" and (bool(said) or self._tells(amount, party))
                return _Deal(paid, amount, said, enough=enough)

    def _credit_note(self, party: Party, below: Decimal) -> OpenDocument | None:
        notes = [it for it in self._open(party) if it.kind is DocumentKind.CREDIT_NOTE]
        return notes[0] if notes and abs(notes[0].residual) < below else None

    def _open(self, party: Party) -> list[OpenDocument]:
        documents = self.by_party.get(party.code, ())
        return [it for it in documents if it.residual and it.key not in self.spent]

    def _said(self, chosen: Sequence[OpenDocument], scenario: str) -> str:
        numbers = [it.number for it in chosen]
        if scenario == "wrong":
            numbers = [f"2031/{self.random.randrange(7000, 9999)}"]
        return numbers_as_written(numbers, self.random)

    def _is_alone(self, document: OpenDocument) -> bool:
        """Whether no other document has its number, be it of another series."""
        return self.bearers[document.number] == 1 and document.number.startswith("2026/0")

    def _tells(self, amount: Decimal, party: Party) -> bool:
        """Whether the amount is that of one document only, or of one set of at most six."""
        residuals = [it.residual for it in self.by_party[party.code] if it.residual]
        if residuals.count(amount):
            return residuals.count(amount) == 1
        sums = (sum(it) for size in range(2, 7) for it in combinations(residuals, size))
        return sum(1 for it in sums if it == amount) == 1

    def _add(
        self, amount: Decimal, truth: Truth, text: str, who: Who = SILENT, bank: int = 0
    ) -> None:
        at = len(self.lines)
        self.lines.append(
            StagedLine(
                batch=1 + bank,
                number=at + 1,
                entry=at + 1,
                bank=_OWN[bank],
                date=START + dt.timedelta(self.random.randrange(28) if "Giro" not in text else 3),
                amount=Money(amount, "EUR"),
                description=text,
                bank_reference=f"R{at:06}",
                iban=who.iban,
                statement_party=who.name,
                own_iban=iban(bank),
            )
        )
        self.truths.append(truth)
