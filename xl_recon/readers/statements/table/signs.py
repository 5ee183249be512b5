"""Whether a column of amounts has the account's sign or a card's: by the words of its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from xl_recon.readers.statements.table.columns import Column, Kind
from xl_recon.readers.statements.table.labels import labelled_in
from xl_recon.readers.statements.table.tables import Row, Table
from xl_recon.readers.statements.table.words import folded_heading

Amounts = Sequence[Decimal | None]

_SAMPLE = 2000
_CLEAR = 3  # times as many rows say one thing as say the other
_IN = re.compile(
    r"pagamento ricevut|\bricevut|accredit|stipendi|emolument|versament|"
    r"bonifico (in entrata|a (vs|vostro|suo) fav|da\b)|giroconto in entrata|"
    r"ihre? zahlung|zahlung erhalten|zahlungseingang|gutschrift|\blohn\b|gehalt|"
    r"einzahlung|besten dank|vielen dank|uberweisungsgutschr|"
    r"paiement recu|virement (recu|en votre faveur|de\b)|votre paiement|\bsalaire|"
    r"versement|payment received|(payment|received).*thank you|thank you.*payment|"
    r"\bsalary|payroll|\bdeposit\b|direct credit|credit interest|payment from|autopay|"
    r"\babono\b|\bingreso|\bnomina\b|recibida|su pago|"
    r"захранване|постъпление|заплата|получен|"
    r"incasare|salariu|alimentare|salaris|wynagrodzen"
)
_OUT = re.compile(
    r"pagamento (pos|con carta|carta|tramite pos|pagobancomat|f24|bolletta|utenz)|prelie|preleva|"
    r"addebito|commission|\bcanone\b|imposta di bollo|\bbollo\b|"
    r"bonifico (a favore di|disposto|inviato|in uscita|verso)|\bcompetenze\b|"
    r"lastschrift|kartenzahlung|barauszahl|bargeld|dauerauftrag|gebuhr|\bspesen\b|miete|"
    r"belastung|einkauf|kontofuhrung|"
    r"prelevement|\bretrait|\bachat\b|paiement (cb|carte|par carte)|\bfrais\b|cotisation|loyer|"
    r"card payment|purchase|withdraw|direct debit|\bfee\b|\batm\b|standing order|\brent\b|"
    r"bill payment|payment to\b|compra|recibo|retirada|pago con tarjeta|comision|"
    r"теглене|такса|покупка|платено|комисион|"
    r"comision|retragere|cumparare|plata (la|card|pos)|incasso|geldautomaat|oplata|zakup|wyplata"
)
# To a card its holder pays, and shops pay back; a shop's own refund is money out.
_TO_CARD = re.compile(
    r"addebito (in|su|sul|diretto in) (c c|cc|conto)|rimbors|\bstorno\b|ruckerstatt|ruckverg|"
    r"rembours|\brefund|devolucion|възстановяване|rambursare|teruggave|zwrot|lastschrifteinzug|"
    r"saldo estratto|ihr? lsv|\blsv\b|prelevement automatique"
)
_CARD = re.compile(
    r"credit ?card|kredit ?kart|kartennummer|karten?nr|karteninhab|karten?kont|carta di credito|"
    r"\bcarta\b.*\d{4}|titolare carta|carte de credit|carte n|tarjeta|mastercard|\bvisa\b|"
    r"american express|\bamex\b|cardholder|card (number|member|no)|intestatario carta|"
    r"numero carta|kortnummer|viseca|cumulus|diners|кредитна карта"
)
# In a title; over a column, the word is the means of a payment.
_CARD_TITLE = re.compile(r"^(la (tua|sua) )?(carta|karte|kreditkarte|card|carte)( nr?| no)?$")
_DUE = re.compile(
    r"tot\w* (spese|da (pagare|addebitare)|addebit|dovut|acquisti|movimenti|operazioni)|"
    r"(amount|total|balance|payment) due|importo (da addebitare|da pagare|dovuto|addebitato)|"
    r"zu (zahlen|belasten)|rechnungs(betrag|total)|total (a payer|du|des achats|zu)|montant du|"
    r"montant a payer|faelliger betrag|falliger betrag|zahlbetrag|total a pagar|new charges|"
    r"totale estratto conto|saldo a debito|total purchases"
)


class Sign(Enum):
    """What the file itself says of the sign as it was read."""

    RIGHT = 1
    WRONG = -1
    LIKELY_WRONG = -2  # a card's list that nothing else speaks for
    UNSAID = 0


def sign_said(
    table: Table, columns: tuple[Column, ...], rows: tuple[Row, ...], amounts: Amounts
) -> Sign:
    """Return whether the rows' words, or a total that is due, agree with the amounts' sign."""
    texts = [column.index for column in columns if column.kind is Kind.TEXT]
    is_card = says_card(table)
    told = [
        (_direction(row, texts, is_card=is_card), amount)
        for row, amount in zip(rows[:_SAMPLE], amounts, strict=False)
        if amount
    ]
    right = sum(1 for direction, amount in told if direction * amount > 0)
    wrong = sum(1 for direction, amount in told if direction * amount < 0)
    if right and right >= _CLEAR * wrong:
        return Sign.RIGHT
    # A minus that the bank writes is overruled by several rows only.
    signed = 2 * sum(1 for _, amount in told if amount < 0) >= len(told) and not is_card
    if wrong and wrong >= (_CLEAR if signed else 1) and wrong >= _CLEAR * right:
        return Sign.WRONG
    return _card_sign(table, amounts)


def says_card(table: Table) -> bool:
    """Whether the titles, the headings or the file's name speak of a card's account."""
    titles = [cell for row in table.titles for cell in row]
    named = any(_CARD_TITLE.match(folded_heading(cell)) for cell in titles)
    return named or any(map(_is_card, (*titles, *table.headings, table.document)))


def _card_sign(table: Table, amounts: Amounts) -> Sign:
    """A card's list is one of purchases: most of its amounts are money out."""
    total = sum((amount for amount in amounts if amount), Decimal(0))
    if _is_due(table, abs(total)):
        return Sign.WRONG if total > 0 else Sign.RIGHT
    if not says_card(table):
        return Sign.UNSAID
    into = sum(1 for amount in amounts if amount and amount > 0)
    out = sum(1 for amount in amounts if amount and amount < 0)
    if into and out:
        return Sign.RIGHT if out >= into else Sign.LIKELY_WRONG
    return Sign.LIKELY_WRONG if into else Sign.UNSAID


def _direction(row: Row, texts: list[int], *, is_card: bool) -> int:
    """Money in, 1, or out, -1, by the row's words; 0 where they say nothing or both."""
    said = sum(_said(row[index], is_card) for index in texts if row[index])
    return (said > 0) - (said < 0)


@lru_cache(1 << 14)
def _said(text: str, is_card: bool) -> int:  # noqa: FBT001 - a cached function's key
    folded = folded_heading(text)
    if is_card and _TO_CARD.search(folded):
        return 1
    return bool(_IN.search(folded)) - bool(_OUT.search(folded))


@lru_cache(4096)
def _is_card(text: str) -> bool:
    return bool(_CARD.search(folded_heading(text)))


def _is_due(table: Table, total: Decimal) -> bool:
    if not total:
        return False
    due = (one for one in labelled_in(table.titles) if _DUE.search(one.label))
    return any(total in {one.amount("."), one.amount(",")} for one in due)
