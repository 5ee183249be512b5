# ruff: noqa: INP001 - a script, part of no package
"""A workbook and a bank's file that together show every colour of a statement being worked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from xl_recon.plan.changes import Table
from xl_recon.ui.cli import main
from xl_recon.ui.clock import now
from xl_recon.workbook.file_store import FileStore
from xl_recon.workbook.layout import LAYOUTS
from xl_recon.workbook.store import CellValue, TableWrite

OWN, OTHER_OWN = "CH2508799000001020001", "CH6108799000001021002"
_FIRST, _LAST = date(2026, 2, 2), date(2026, 2, 27)
_OPENING = Decimal("12480.35")


def iban(number: int, country: str = "CH") -> str:
    """Return an invented IBAN whose check digits hold."""
    rest = f"08799{number:012d}"
    digits = "".join(str(int(letter, 36)) for letter in f"{rest}{country}00")
    return f"{country}{98 - int(digits) % 97:02d}{rest}"


class _Party(NamedTuple):
    code: str
    name: str
    kind: str
    ibans: str = ""
    aliases: str = ""


class _Document(NamedTuple):
    key: str
    kind: str
    number: str
    day: date
    party: str
    total: float


class _Line(NamedTuple):
    amount: str
    text: str
    name: str = ""
    iban: str = ""


_PARTIES = (
    _Party("C001", "Albergo Riva Chiara SA", "Cliente", iban(11)),
    _Party("C002", "Studio di architettura Bellariva", "Cliente", "", "Arch. Bellariva"),
    _Party("C003", "Panetteria Spiga d'Oro Sagl", "Cliente", iban(13)),
    _Party("C004", "Cooperativa Valverde", "Cliente", iban(14)),
    _Party("F001", "Ferramenta Monteverde SA", "Fornitore", iban(21)),
    _Party("F002", "Legnami Valdorata SA", "Fornitore", iban(22)),
    _Party("F003", "Tipografia Pontelungo Sagl", "Fornitore"),
    _Party("F004", "Trasporti Nordlago AG", "Fornitore", f"{iban(24)}; {iban(25)}"),
)
_DOCUMENTS = (
    _Document("V-1041", "Fattura", "2026/1041", date(2026, 1, 19), "C001", 1850.00),
    _Document("V-1042", "Fattura", "2026/1042", date(2026, 1, 20), "C002", 4620.00),
    _Document("V-1047", "Fattura", "2026/1047", date(2026, 1, 27), "C003", 310.40),
    _Document("V-1048", "Fattura", "2026/1048", date(2026, 1, 29), "C003", 289.60),
    _Document("V-1050", "Fattura", "2026/1050", date(2026, 2, 2), "C004", 2400.00),
    _Document("A-0311", "Fattura", "88231", date(2026, 1, 22), "F001", 812.40),
    _Document("A-0312", "Fattura", "R-2207", date(2026, 1, 23), "F002", 1534.95),
    _Document("A-0313", "Nota di credito", "NC-118", date(2026, 1, 30), "F002", 134.95),
    _Document("A-0316", "Fattura", "5521", date(2026, 2, 3), "F003", 399.00),
)
_LINES = (
    _Line("1850.00", "Fattura 2026/1041", "ALBERGO RIVA CHIARA SA", iban(11)),
    _Line("-812.40", "Ns. pagamento fatt. 88231", "FERRAMENTA MONTEVERDE", iban(21)),
    _Line("600.00", "Saldo fatture gennaio", "PANETTERIA SPIGA D'ORO", iban(13)),
    _Line("-1400.00", "R-2207 meno NC-118", "Legnami Valdorata SA", iban(22)),
    _Line("4620.00", "Onorario progetto lotto B", "Arch. Bellariva"),
    _Line("-4.50", "Spese tenuta conto febbraio"),
    _Line("1500.00", "Acconto su lavori", "COOPERATIVA VALVERDE", iban(14)),
    _Line("-950.00", "Trasporti febbraio", "Trasporti Nordlago AG", iban(25)),
    _Line("-3000.00", "Giroconto su conto incassi", "Falegnameria Lago Blu Sagl", OTHER_OWN),
    _Line("760.00", "Pagamento offerta 77", "Giardini Alta Quota", iban(91)),
    _Line("-215.30", "Abbonamento annuale", "Rivista Il Tornio", iban(92)),
    _Line("-399.00", "Fattura 5521", "TIPOGRAFIA PONTELUNGO SAGL", iban(93)),
)


def statement_example(path: Path) -> Path:
    """Write the workbook; return the bank's file beside it, still to be read."""
    if main(["new", str(path)]) != 0:
        raise SystemExit("the workbook could not be made")
    store = FileStore(path, moment=now())
    store.write([_write(Table.PARTIES, _party_rows()), _write(Table.DOCUMENTS, _document_rows())])
    document = path.with_name("estratto-febbraio.camt053.xml")
    document.write_text(_statement(), "utf-8")
    return document


def _party_rows() -> Sequence[Mapping[str, CellValue]]:
    return [
        {
            "code": it.code,
            "name": it.name,
            "kind": it.kind,
            "aliases": it.aliases,
            "ibans": it.ibans,
            "customer_account": "1100" if it.kind == "Cliente" else "",
            "supplier_account": "2000" if it.kind == "Fornitore" else "",
        }
        for it in _PARTIES
    ]


def _document_rows() -> Sequence[Mapping[str, CellValue]]:
    names = {party.code: party.name for party in _PARTIES}
    return [
        {
            "key": it.key,
            "kind": it.kind,
            "number": it.number,
            "date": it.day,
            "party": names[it.party],
            "currency": "CHF",
            "total": it.total,
        }
        for it in _DOCUMENTS
    ]


def _write(table: Table, rows: Sequence[Mapping[str, CellValue]]) -> TableWrite:
    layout = LAYOUTS[table]
    columns = {layout.header_of(name): [row[name] or None for row in rows] for name in rows[0]}
    return TableWrite(table=layout.name, appended=columns)


def _statement() -> str:
    total = sum(Decimal(line.amount) for line in _LINES)
    balances = _balance("OPBD", _OPENING, _FIRST) + _balance("CLBD", _OPENING + total, _LAST)
    entries = "".join(_entry(number, line) for number, line in enumerate(_LINES, 1))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>'
        f"<GrpHdr><MsgId>FEB</MsgId><CreDtTm>{_LAST}T20:00:00</CreDtTm></GrpHdr>"
        f"<Stmt><Id>FEB</Id><CreDtTm>{_LAST}T20:00:00</CreDtTm>"
        f"<FrToDt><FrDtTm>{_FIRST}T00:00:00</FrDtTm><ToDtTm>{_LAST}T23:59:59</ToDtTm></FrToDt>"
        f"<Acct><Id><IBAN>{OWN}</IBAN></Id><Ccy>CHF</Ccy></Acct>{balances}{entries}"
        "</Stmt></BkToCstmrStmt></Document>\n"
    )


def _balance(kind: str, amount: Decimal, day: date) -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp>"
        f'<Amt Ccy="CHF">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
        f"<Dt><Dt>{day}</Dt></Dt></Bal>"
    )


def _entry(number: int, line: _Line) -> str:
    money_in = not line.amount.startswith("-")
    amount = f'<Amt Ccy="CHF">{line.amount.lstrip("-")}</Amt>'
    day = _FIRST + timedelta(days=2 * number)
    sign = f"<CdtDbtInd>{'CRDT' if money_in else 'DBIT'}</CdtDbtInd>"
    return (
        f"<Ntry><NtryRef>{number}</NtryRef>{amount}{sign}<Sts><Cd>BOOK</Cd></Sts>"
        f"<BookgDt><Dt>{day}</Dt></BookgDt><ValDt><Dt>{day}</Dt></ValDt>"
        f"<AcctSvcrRef>FEB26-{number:04d}</AcctSvcrRef>"
        f"<NtryDtls><TxDtls>{amount}{sign}{_party('Dbtr' if money_in else 'Cdtr', line)}"
        f"<RmtInf><Ustrd>{line.text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
    )


def _party(role: str, line: _Line) -> str:
    if not line.name:
        return ""
    account = f"<{role}Acct><Id><IBAN>{line.iban}</IBAN></Id></{role}Acct>" if line.iban else ""
    named = f"<{role}><Pty><Nm>{line.name}</Nm></Pty></{role}>"
    return f"<RltdPties>{named}{account}</RltdPties>"
