"""What the banks call each fact: local names in small letters, without `_`, `-` and `.`."""

from __future__ import annotations

from functools import lru_cache


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MOVEMENTS = frozenset(
    _names(
        "accountmovement bankaccountmovement movement transaction statement operation "
        "movementsonallaccountsdata"
    )
)
BOOKING_DAYS = _names(
    "postdate postingdate bookingdate bookdate accountingdate dateaccounted paymentdate "
    "paymentdatetime processtimestamp datetime transactiondate trdate trandate operationdate "
    "operdate entrydate date"
)
VALUE_DAYS = _names("valuedate valdate valuedatetime valuta valueday valeur")
AMOUNTS = _names("amount movementamount sum suma amt transactionamount")
DEBITS = _names("amountd debitamount amountdebit debittov debit dtamount amountdt dt")
CREDITS = _names("amountc creditamount amountcredit credittov credit ktamount amountkt kt")
DIRECTIONS = _names(
    "movementtype dtkt debitcredit creditdebit drcr crdr dcmark dc typeoper opertype "
    "direction sign tooltip type"
)
STATES = ("status/context", "status", "state")
CURRENCIES = _names(
    "ccy currency currencycode curr cur ccy/swiftcode currency/swiftcode currency/code "
    "amount/ccy amount/currency account/ccy account/currency account/ccy/swiftcode "
    "account/currencycode"
)
OWN_ACCOUNTS = ("account/iban", "bankaccount/iban", "account/accountiban", "ownaccount", "iban")
REFERENCES = _names(
    "reference documentreference docregnumber transactionreference bankreference "
    "transactionid trnid tranid docreference refno ref movementid"
)
BALANCES_AFTER = _names(
    "balance balanceafter runningbalance balanceaftermovement accountbalance saldo"
)
BANK_TEXTS = ("trname", "movementfunctionaltype", "transactionname", "operationname", "typename")
TEXTS = _names(
    "reason reason1 reason2 reasoni02 remi remii remiii narrative narrativei02 description "
    "description1 description2 descriptioni details remittance paymentreason paymentdetails "
    "operreason/description operreason movementdocument/description "
    "movementdocument/description1 movementdocument/description2 additionalinfo text note"
)
PARTY_NAMES = _names(
    "oppositesidename namer contragent contragentname counterparty counterpartyname "
    "partnername correspondent correspondentname oppositename"
)
PARTY_ACCOUNTS = _names(
    "oppositesideaccount ibanr oppositeaccount oppositeiban counterpartyiban contragentiban "
    "contragentaccount counterpartyaccount partneriban partneraccount correspondentiban "
    "remiii"
)
PARTY_BICS = ("oppositesidebic", "bicr", "oppositebic", "counterpartybic")
# Where both sides of a payment are named, ours too.
PAYERS = ("payer", "arranger", "sender", "ordering")
PAYEES = ("payee", "reciever", "receiver", "recipient", "beneficiary")
_ROLE_PLACES = ("", "movementdocument/", "operreason/")

HEAD_ACCOUNTS = _names("ibans iban accountiban accountnumber accountno accno account")
HEAD_CURRENCIES = _names("ccys ccy currencys currency currencycode curr cur swiftcode")
OPENINGS = _names(
    "openningbalance openingbalance openbalance opbalance openbal startbalance "
    "startingbalance beginbalance beginningbalance beginingbalance initialbalance balanceopen "
    "balancestart inbalance incomingbalance startsaldo saldostart beginsaldo openingsaldo "
    "insaldo"
)
CLOSINGS = _names(
    "closingbalance closebalance clbalance closebal endbalance endingbalance finalbalance "
    "balanceclose balanceend outbalance outgoingbalance endsaldo saldoend closingsaldo "
    "outsaldo"
)
STARTS = _names("fromstdate fromdate datefrom startdate periodfrom periodstart begindate")
ENDS = _names("tillstdate tostdate todate tilldate dateto enddate periodto periodend")
NUMBERS = _names("statementnumber statementno stmtnumber stmtno statementid number")


@lru_cache(maxsize=4096)  # the same few for each movement
def plain_name(tag: str) -> str:
    """A name without its namespace, prefix, capitals and marks.

    >>> plain_name("{urn:x}POST_DATE"), plain_name("OppositeSideName")
    ('postdate', 'oppositesidename')
    """
    local = tag[tag.rfind("}") + 1 :]
    local = local[local.rfind(":") + 1 :].lower()
    return local.replace("_", "").replace("-", "").replace(".", "").replace(" ", "")


def role_paths(roles: tuple[str, ...], *facts: str) -> tuple[str, ...]:
    """Where facts of a party in one of these roles may stand.

    >>> role_paths(("payee",), "iban")
    ('payeeiban', 'movementdocument/payeeiban', 'operreason/payeeiban')
    """
    return tuple(
        f"{place}{role}{fact}" for place in _ROLE_PLACES for role in roles for fact in facts
    )
