"""A small world to recognise lines in: invented accounts, parties and documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from xl_recon.matching.reconciliation_book import ReconciliationBook
from xl_recon.matching.rules import RuleBook
from xl_recon.records.ledger import Account
from xl_recon.records.money import Money
from xl_recon.records.open_document import DocumentKind, OpenDocument
from xl_recon.records.party import Party
from xl_recon.records.reconciliation import StagedLine
from xl_recon.records.rule import HasPhrase, Rule
from xl_recon.records.settings import Settings

DAY = dt.date(2026, 3, 12)


def an_iban(number: int, country: str = "IT") -> str:
    """An IBAN with right check digits, of a bank that does not exist."""
    account = f"X{number:022}"
    digits = "".join(str(int(letter, 36)) for letter in f"{account}{country}00")
    return f"{country}{98 - int(digits) % 97:02}{account}"


IBANS = {
    name: an_iban(number)
    for number, name in enumerate(
        ("bank", "savings", "rossi", "verdi", "neri1", "neri2", "shared", "dim", "till", "unknown")
    )
}
IBANS["wrong"] = IBANS["rossi"][:-1] + ("1" if IBANS["rossi"][-1] != "1" else "2")

ACCOUNTS = (
    Account(number="1020", description="Banca Alfa", iban=IBANS["bank"], holds_money=True),
    Account(number="1030", description="Risparmio", iban=IBANS["savings"], holds_money=True),
    *(
        Account(number=number)
        for number in ("1100", "2000", "2090", "3000", "6500", "6940", "6949", "1090")
    ),
)
SETTINGS = Settings(
    charge_account="6940",
    deposit_account="2090",
    rounding_account="6949",
    tolerance=Decimal("0.05"),
)
PARTIES = (
    Party(
        code="ROSSI",
        name="Rossi Impianti Srl",
        ibans=(IBANS["rossi"],),
        is_supplier=False,
        customer_account="1100",
    ),
    Party(
        code="VERDI",
        name="Verdi Forniture Spa",
        aliases=("Magazzini Verdi",),
        ibans=(IBANS["verdi"],),
        is_customer=False,
        supplier_account="2000",
    ),
    Party(code="NERI1", name="Neri Trasporti Srl", ibans=(IBANS["neri1"],), is_supplier=False),
    Party(code="NERI2", name="Neri Trasporti Srl", ibans=(IBANS["neri2"],), is_customer=False),
    Party(code="AUR", name="Aurora Ticino Sagl", ibans=(IBANS["shared"],), is_supplier=False),
    Party(code="BOR", name="Borea Lugano Sagl", ibans=(IBANS["shared"],), is_supplier=False),
    Party(
        code="DIM",
        name="Димитър Строй ЕООД",
        ibans=(IBANS["dim"],),
        customer_account="1100",
        supplier_account="2000",
    ),
)


def a_document(key: str, party: str, residual: str, **fields: Any) -> OpenDocument:
    amount = Decimal(residual)
    return replace(
        OpenDocument(
            key=key,
            number=key,
            party=party,
            currency="EUR",
            total=amount,
            residual=amount,
            sign=1 if amount > 0 else -1,
        ),
        **fields,
    )


DOCUMENTS = (
    a_document("F101", "ROSSI", "100.00", number="2025/101"),
    a_document("F102", "ROSSI", "250.00", number="2025/102"),
    a_document("N7", "ROSSI", "-30.00", number="NC-70007", kind=DocumentKind.CREDIT_NOTE),
    a_document("F90", "ROSSI", "0.00", number="2025/090", total=Decimal("80.00"), sign=1),
    a_document("V55", "VERDI", "-75.00", number="2025/5501"),
    a_document("V56", "VERDI", "-120.00", number="12"),
    a_document("U1", "VERDI", "-500.00", number="880123", currency="USD"),
    a_document("A1", "NERI1", "55.00", number="77881"),
    a_document("A2", "AUR", "66.00", number="77881"),
    a_document("A3", "AUR", "66.00", number="90002"),
    a_document("A4", "AUR", "66.00", number="90003"),
    a_document("A5", "AUR", "21.00", number="60601"),
    a_document("A6", "AUR", "22.00", number="60601"),
    a_document("G1", "DIM", "60.00", number="443210", sign=0),
    a_document("G2", "DIM", "-90.00", number="1000000451"),
    a_document("O1", "BOR", "33.00", number="55012", kind=DocumentKind.ORDER),
)
RULES = (
    Rule(row=3, text="telefono", conditions=(HasPhrase("telefono"),), account="6500"),
    Rule(
        row=4,
        text="leasing",
        conditions=(HasPhrase("leasing"),),
        account="6500",
        fill=(("vat_code", "M77"),),
    ),
)

_LINE = StagedLine(
    batch=1,
    number=1,
    entry=1,
    bank="1020",
    date=DAY,
    amount=Money(Decimal("100.00"), "EUR"),
    own_iban=IBANS["bank"],
)


def a_staged_line(amount: str = "100.00", **fields: Any) -> StagedLine:
    return replace(_LINE, amount=Money(Decimal(amount), "EUR"), **fields)


def a_book(
    settings: Settings = SETTINGS,
    parties: Iterable[Party] = PARTIES,
    documents: Iterable[OpenDocument] = DOCUMENTS,
    rules: Iterable[Rule] = RULES,
) -> ReconciliationBook:
    book = RuleBook(rules, whole_words=False)
    return ReconciliationBook.of(parties, documents, ACCOUNTS, settings, book)
