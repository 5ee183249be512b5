"""A statement being worked in a workbook in memory: parties, documents, a bank's lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tests.builders import a_line, a_statement
from tests.fake_store import FakeStore
from tests.workflows.desk import STAMP
from xl_recon.plan.changes import Plan, Table
from xl_recon.plan.confirmation import Worked
from xl_recon.records.batch import BatchFile, BatchState, Stamp
from xl_recon.records.money import Money
from xl_recon.records.reconciliation import Recognition, StagedKind, Verdict
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import Balance, Counterparty, LineDetail, Statement, StatementLine
from xl_recon.workbook.applying import Standing
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.layout import LAYOUTS
from xl_recon.workbook.store import CellValue, TableWrite
from xl_recon.workflows.import_statements import StatementFile
from xl_recon.workflows.statement_confirming import Confirming, propose_confirmation
from xl_recon.workflows.statement_lines import ReadingOptions
from xl_recon.workflows.statement_staging import (
    Assignment,
    Reading,
    Recognised,
    propose_assignment,
    propose_cancelling,
    propose_reading,
    propose_recognition,
)
from xl_recon.workflows.undo import propose_undo

OWN, OTHER_OWN = "CH2508799000001020001", "CH6108799000001021002"
RED_BAKER, TIMBER, STRANGER = (
    "CH9708799000000000011",
    "CH9108799000000000022",
    "CH7108799000000000091",
)
DAY = date(2026, 2, 27)
LOGS = ("Importazioni", "Modifiche", "Esiti")


def codes(recognition: Recognition) -> str:
    """Reasons as their codes: what the sheet says of them is for `ui`."""
    return " ".join(notice.code for notice in recognition.reasons)


def paid_in(amount: str, text: str, **fields: Any) -> StatementLine:
    party = Counterparty(name=fields.pop("name", ""), iban=fields.pop("iban", ""))
    return a_line(
        booking_date=fields.pop("day", DAY),
        amount=Money(Decimal(amount), "CHF"),
        description=text,
        counterparty=party,
        **fields,
    )


SETTLED = paid_in("1850.00", "Fattura 1041", name="Panetteria Spiga", iban=RED_BAKER)
CHARGE = paid_in("-4.50", "Spese tenuta conto")
UNKNOWN = paid_in("-215.30", "Abbonamento annuale", name="Rivista Tornio", iban=STRANGER)
ADVANCE = paid_in("-700.00", "Acconto", name="Legnami Valdorata", iban=TIMBER)
TRANSFER = paid_in("-3000.00", "Giroconto", name="Noi", iban=OTHER_OWN)
COLLECTIVE = paid_in(
    "-15.00",
    "Ordine collettivo",
    details=tuple(
        LineDetail(
            amount=Money(Decimal(amount), "CHF"),
            description=text,
            counterparty=Counterparty(name=name),
        )
        for amount, text, name in (("-10.00", "Uno", "Alfa"), ("-5.00", "Due", "Beta"))
    ),
)
MONTH = (SETTLED, CHARGE, UNKNOWN, ADVANCE)


def a_month(
    lines: Sequence[StatementLine] = MONTH, opening: str = "100.00", **of: Any
) -> Statement:
    """A statement of the account 1020 whose balances hold."""
    first = Decimal(opening)
    last = first + sum((line.amount.amount for line in lines), Decimal(0))
    facts: dict[str, Any] = {
        "account": OWN,
        "currency": "CHF",
        "identifier": "FEB",
        "lines": tuple(lines),
        "opening_balance": Balance(amount=first, day=DAY),
        "closing_balance": Balance(amount=last, day=DAY),
        "source": SourceRef("febbraio.xml"),
    }
    return a_statement(**facts | of)


def a_file(*statements: Statement, name: str = "febbraio.xml", digest: str = "d1") -> StatementFile:
    return StatementFile(name=name, digest=digest, statements=statements or (a_month(),))


class StatementDesk:
    """One open invoice to the baker (1850.00), none with the timber merchant."""

    def __init__(self) -> None:
        self.store = FakeStore()
        self.add(
            Table.ACCOUNTS,
            number=["1020", "1021", "1100", "2000", "6000", "6940"],
            kind=["Banca", "Banca", "Cliente", "Fornitore", "Costo", "Costo"],
            iban=[OWN, OTHER_OWN, None, None, None, None],
        )
        self.add(
            Table.PARTIES,
            code=["C1", "F1"],
            name=["Panetteria Spiga d'Oro Sagl", "Legnami Valdorata SA"],
            kind=["Cliente", "Fornitore"],
            ibans=[RED_BAKER, TIMBER],
            customer_account=["1100", None],
            supplier_account=[None, "2000"],
        )
        self.document("V-1", "1041", "Panetteria Spiga d'Oro Sagl", 1850.0)
        self.add(Table.SETTINGS, key=["Spese bancarie: conto"], value=["6940"])

    @property
    def workbook(self) -> JournalWorkbook:
        return JournalWorkbook(self.store)

    def add(self, table: Table, **columns: list[CellValue]) -> None:
        layout = LAYOUTS[table]
        cells = {layout.header_of(name): values for name, values in columns.items()}
        self.store.write([TableWrite(table=layout.name, appended=cells)])

    def document(self, key: str, number: str, party: str, total: float) -> None:
        self.add(
            Table.DOCUMENTS,
            key=[key],
            kind=["Fattura"],
            number=[number],
            date=[date(2026, 1, 20)],
            party=[party],
            currency=["CHF"],
            total=[total],
        )

    def read(self, *files: StatementFile, **options: Any) -> Reading:
        workbook = self.workbook
        wanted = ReadingOptions(**options)
        reading = propose_reading(workbook, files or (a_file(),), wanted, codes)
        if reading.worked:
            kept = tuple(BatchFile(name=it.name, digest=it.digest) for it in reading.files)
            stamp = Stamp(command="leggi", moment=STAMP.moment, files=kept)
            workbook.apply(reading.plan, stamp, standing=Standing(state=BatchState.OPEN))
        return reading

    def assign(self, *rows: int, **said: Any) -> Recognised:
        workbook = self.workbook
        found = propose_assignment(workbook, rows, Assignment(**said), codes)
        workbook.revise(found.plan)
        return found

    def recognise(self) -> Recognised:
        workbook = self.workbook
        found = propose_recognition(workbook, codes)
        workbook.revise(found.plan)
        return found

    def clear(self) -> None:
        """Say of the month's unknown line what it is: nothing is red then."""
        self.assign(3, kind=StagedKind.WITHOUT_DOCUMENT, account="6000")

    def confirm(self, batch: int = 1) -> Confirming:
        workbook = self.workbook
        found = propose_confirmation(workbook, batch, codes)
        if found.unseen:
            workbook.revise(found.plan)
        else:
            workbook.apply(found.plan, STAMP, standing=Standing(batch=batch))
        return found

    def cancel(self, batch: int = 1) -> None:
        workbook = self.workbook
        plan = propose_cancelling(workbook, batch)
        workbook.apply(plan, STAMP, standing=Standing(batch=batch, state=BatchState.UNDONE))

    def undo(self, batch: int) -> Plan:
        workbook = self.workbook
        plan = propose_undo(workbook, batch)
        workbook.apply(plan, STAMP)
        return plan

    def write(self, plan: Plan) -> None:
        self.workbook.apply(plan, STAMP)

    def set(self, table: str, row: int, header: str, value: CellValue) -> None:
        self.store.by_hand(table).rows[row - 1][header] = value

    def column(self, table: str, header: str) -> list[CellValue]:
        return list(self.store.read(table, [header]).columns[header])

    def journal(self) -> list[tuple[CellValue, ...]]:
        """Debit, credit and amount of each row."""
        names = ("Conto Dare", "Conto Avere", "Importo")
        rows = zip(*(self.column("Registrazioni", name) for name in names), strict=True)
        return [row for row in rows if any(row)]

    def settled(self) -> list[tuple[CellValue, ...]]:
        names = ("Registrazione", "Documento", "Importo")
        rows = zip(*(self.column("Abbinamenti", name) for name in names), strict=True)
        return [row for row in rows if any(row)]

    def colours(self) -> list[CellValue]:
        return [word for word in self.column("Estratto_conto", "Esito") if word]

    def states(self) -> list[CellValue]:
        return [word for word in self.column("Importazioni", "Stato") if word]

    def snapshot(self) -> dict[str, object]:
        """Every cell of all tables but the logs; the Ids that rows were given are no matter."""
        return {
            name: {
                header: list(cells)
                for header, cells in self.store.read(name).columns.items()
                if header not in {"Id", "Nr."} or name == "Documenti"
            }
            for name in self.store.tables()
            if name not in LOGS
        }


def verdicts(worked: Sequence[Worked]) -> list[Verdict]:
    return [it.recognition.verdict for it in worked]
