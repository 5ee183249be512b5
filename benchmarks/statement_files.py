"""One large statement, written in each format: the same days, amounts and words."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from html import escape

from tests.readers.cbi_records import a_closing, a_detail, a_movement, a_report, an_opening
from tests.readers.written.camt import CamtHabits, as_camt
from tests.readers.written.mt940 import Mt940Habits, as_mt940
from tests.readers.written.tables import TableHabits, as_csv, as_xlsx
from xl_recon.records.money import Money
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import Balance, Counterparty, Statement, StatementLine

_IBAN = "CH9300762011623852957"
_NAMES = ("Rossi Impianti", "Bianchi e Figli", "Officina Verdi", "Studio Neri", "Alfa Trasporti")
_OPENING = Decimal("10000.00")
_LINES_A_DAY = 40
_LINES_ON_PAGE = 25
_OFX_1 = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n"
_OFX_2 = '<?xml version="1.0"?><?OFX OFXHEADER="200" VERSION="211"?>\n'


def a_large_statement(count: int) -> Statement:
    """Return a statement of so many lines, seeded."""
    lines = tuple(_lines(count))
    return Statement(
        account=_IBAN,
        currency="EUR",
        identifier="BENCH-1",
        opening_balance=Balance(amount=_OPENING, day=lines[0].booking_date),
        closing_balance=Balance(
            amount=lines[-1].balance_after or _OPENING, day=lines[-1].booking_date
        ),
        lines=lines,
        source=SourceRef("bench"),
    )


def _lines(count: int) -> Iterator[StatementLine]:
    chance = random.Random(7)
    balance = _OPENING
    for number in range(count):
        amount = Decimal(chance.choice((-1, 1)) * chance.randint(1, 500_000)).scaleb(-2)
        balance += amount
        day = date(2022, 1, 1) + timedelta(days=number // _LINES_A_DAY)
        name = chance.choice(_NAMES)
        yield StatementLine(
            booking_date=day,
            value_date=day,
            amount=Money(amount),
            description=f"Bonifico {name} fattura {number}",
            counterparty=Counterparty(name=name, iban=_IBAN),
            bank_reference=f"B{number:09}",
            end_to_end_id=f"E2E-{number}",
            balance_after=balance,
            source=SourceRef("bench", number),
        )


def _camt(statement: Statement) -> bytes:
    return as_camt(statement, CamtHabits(indented=True))


def _mt940(statement: Statement) -> bytes:
    return as_mt940(statement, Mt940Habits())


def _mt940_in_pages(statement: Statement) -> bytes:
    return as_mt940(statement, Mt940Habits(dialect="free", lines_on_page=_LINES_ON_PAGE))


def _csv(statement: Statement) -> bytes:
    return as_csv(statement, TableHabits(paired=True))


def _cbi(statement: Statement) -> bytes:
    records = [an_opening("000000010000,00")]
    for number, line in enumerate(statement.lines):
        day = f"{line.booking_date:%d%m%y}"
        records += [
            a_movement(
                _padded(line.amount.amount),
                _side(line.amount.amount),
                booked=day,
                value=day,
                reference=f"RIF{number:010}",
                words="BONIFICO",
            ),
            a_detail(line.description),
        ]
    closing = statement.lines[-1].balance_after or _OPENING
    return a_report(*records, a_closing(_padded(closing), _side(closing)))


def _padded(amount: Decimal) -> str:
    return f"{abs(amount):015.2f}".replace(".", ",")


def _side(amount: Decimal) -> str:
    return "D" if amount < 0 else "C"


def _ofx_1(statement: Statement) -> bytes:
    return (_OFX_1 + "".join(_ofx(statement, closed=False))).encode("cp1252")


def _ofx_2(statement: Statement) -> bytes:
    return (_OFX_2 + "".join(_ofx(statement, closed=True))).encode()


def _ofx(statement: Statement, *, closed: bool) -> Iterator[str]:
    def leaf(name: str, text: str) -> str:
        return f"<{name}>{escape(text)}" + (f"</{name}>\n" if closed else "\n")

    status = f"<STATUS>{leaf('CODE', '0')}{leaf('SEVERITY', 'INFO')}</STATUS>"
    yield "<OFX><SIGNONMSGSRSV1><SONRS>" + status
    yield leaf("DTSERVER", "20260101") + leaf("LANGUAGE", "ENG")
    yield "</SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1><STMTTRNRS>" + leaf("TRNUID", "1") + status
    yield f"<STMTRS>{leaf('CURDEF', 'EUR')}<BANKACCTFROM>{leaf('BANKID', '00762')}"
    yield leaf("ACCTID", statement.account) + leaf("ACCTTYPE", "CHECKING") + "</BANKACCTFROM>"
    yield "<BANKTRANLIST>" + leaf("DTSTART", "20220101") + leaf("DTEND", "20261231")
    for line in statement.lines:
        yield "<STMTTRN>" + leaf("TRNTYPE", "DEBIT" if line.amount.amount < 0 else "CREDIT")
        yield leaf("DTPOSTED", f"{line.booking_date:%Y%m%d}120000")
        yield leaf("TRNAMT", str(line.amount.amount)) + leaf("FITID", line.bank_reference)
        yield leaf("NAME", line.counterparty.name) + leaf("MEMO", line.description)
        yield "</STMTTRN>\n"
    closing = leaf("BALAMT", str(statement.lines[-1].balance_after)) + leaf("DTASOF", "20261231")
    yield f"</BANKTRANLIST><LEDGERBAL>{closing}</LEDGERBAL>"
    yield "</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n"


def _qif(statement: Statement) -> bytes:
    records = (
        f"D{line.booking_date:%d/%m/%Y}\nT{line.amount.amount}\n"
        f"P{line.counterparty.name}\nM{line.description}\n^\n"
        for line in statement.lines
    )
    return ("!Type:Bank\n" + "".join(records)).encode()


WRITERS: dict[str, Callable[[Statement], bytes]] = {
    "csv": _csv,
    "xlsx": as_xlsx,
    "mt940": _mt940,
    "mt940 pages": _mt940_in_pages,
    "camt.053": _camt,
    "cbi": _cbi,
    "ofx 1": _ofx_1,
    "ofx 2": _ofx_2,
    "qif": _qif,
}
