"""Statements as camt.053, in the versions and habits of the banks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from xl_recon.records.statement import (
    Balance,
    Counterparty,
    LineDetail,
    Statement,
    StatementLine,
)

_NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.{:02}"
_STATUS_IN_CODE = 8  # the version from which a status, and a party, has an element more
_BIC_RENAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CamtHabits:
    """How an invented bank writes its camt.053."""

    version: int = 8
    prefix: str = ""
    with_time: bool = False
    in_envelope: bool = False  # of the Italian CBI
    indented: bool = False
    encoding: str = "utf-8"
    declares: bool = True


HABITS = st.builds(
    CamtHabits,
    version=st.integers(1, 14),
    prefix=st.sampled_from(["", "ns2", "camt"]),
    with_time=st.booleans(),
    in_envelope=st.booleans(),
    indented=st.booleans(),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "iso-8859-15", "windows-1251"]),
    declares=st.booleans(),
)


def as_camt(statement: Statement, habits: CamtHabits | None = None) -> bytes:
    """Return the document; what its encoding lacks stands in it as `&#8364;`."""
    habits = habits or CamtHabits()
    return _Writer(habits).document(statement)


class _Writer:
    def __init__(self, habits: CamtHabits) -> None:
        self._habits = habits
        self._prefix = f"{habits.prefix}:" if habits.prefix else ""

    def document(self, statement: Statement) -> bytes:
        told = self._declaration() + self._around(self._statement(statement))
        return told.encode(self._habits.encoding, "xmlcharrefreplace")

    def _declaration(self) -> str:
        plain = self._habits.encoding.startswith("utf")
        if plain and not self._habits.declares:
            return ""
        name = self._habits.encoding.removesuffix("-sig")
        return f'<?xml version="1.0" encoding="{name}"?>\n'

    def _around(self, statement: str) -> str:
        message = self._element("BkToCstmrStmt", self._element("GrpHdr", "") + statement)
        colon = f":{self._habits.prefix}" if self._habits.prefix else ""
        space = f' xmlns{colon}="{_NAMESPACE.format(self._habits.version)}"'
        if self._habits.in_envelope:
            body = f"<{self._prefix}Stmts{space}>{message}</{self._prefix}Stmts>"
            return f'<c:CBIBkToCstmrStmtReq xmlns:c="urn:CBI:x">{body}</c:CBIBkToCstmrStmtReq>'
        return f"<{self._prefix}Document{space}>{message}</{self._prefix}Document>"

    def _statement(self, statement: Statement) -> str:
        account = self._path("Id/IBAN", escape(statement.account))
        account += self._element("Ccy", statement.currency)
        return self._element(
            "Stmt",
            self._element("Id", escape(statement.identifier))
            + self._element("Acct", account)
            + self._balance("OPBD", statement.opening_balance, statement.currency)
            + self._balance("CLBD", statement.closing_balance, statement.currency)
            + "".join(map(self._entry, statement.lines)),
        )

    def _balance(self, kind: str, balance: Balance | None, currency: str) -> str:
        if balance is None:
            return ""
        inner = self._path("Tp/CdOrPrtry/Cd", kind) + self._amount(balance.amount, currency)
        return self._element("Bal", inner + (self._day("Dt", balance.day) if balance.day else ""))

    def _entry(self, line: StatementLine) -> str:
        details = line.details or (_sole_detail(line),)
        payments = "".join(map(self._payment, details))
        return self._element(
            "Ntry",
            self._amount(line.amount.amount, line.amount.currency)
            + self._status()
            + self._day("BookgDt", line.booking_date)
            + (self._day("ValDt", line.value_date) if line.value_date else "")
            + self._element("AcctSvcrRef", escape(line.bank_reference))
            + (payments if self._habits.version == 1 else self._element("NtryDtls", payments))
            + (self._element("AddtlNtryInf", escape(line.description)) if line.details else ""),
        )

    def _status(self) -> str:
        return self._path("Sts/Cd" if self._habits.version >= _STATUS_IN_CODE else "Sts", "BOOK")

    def _payment(self, detail: LineDetail) -> str:
        role = "Cdtr" if detail.amount.amount < 0 else "Dbtr"
        return self._element(
            "TxDtls",
            self._path("Refs/EndToEndId", escape(detail.end_to_end_id))
            + self._amount(detail.amount.amount, detail.amount.currency)
            + self._element("RltdPties", self._party(role, detail.counterparty))
            + self._element("RmtInf", self._remittance(detail.description)),
        )

    def _party(self, role: str, party: Counterparty) -> str:
        name = "Pty/Nm" if self._habits.version >= _STATUS_IN_CODE else "Nm"
        named = self._path(f"{role}/{name}", escape(party.name))
        return named + self._path(f"{role}Acct/Id/IBAN", party.iban)

    def _remittance(self, text: str) -> str:
        return "".join(self._element("Ustrd", escape(piece)) for piece in _by_words(text.split()))

    def _amount(self, amount: Decimal, currency: str) -> str:
        sign = "DBIT" if amount < 0 else "CRDT"
        money = f'<{self._prefix}Amt Ccy="{currency}">{abs(amount)}</{self._prefix}Amt>'
        return money + self._element("CdtDbtInd", sign)

    def _day(self, name: str, day: date) -> str:
        if self._habits.with_time:
            return self._path(f"{name}/DtTm", f"{day}T23:59:59.000+02:00")
        return self._path(f"{name}/Dt", str(day))

    def _path(self, path: str, inner: str) -> str:
        for name in reversed(path.split("/")):
            inner = self._element(name, inner)
        return inner

    def _element(self, name: str, inner: str) -> str:
        end = "\n" if self._habits.indented else ""
        return f"<{self._prefix}{name}>{inner}</{self._prefix}{name}>{end}"


def _sole_detail(line: StatementLine) -> LineDetail:
    return LineDetail(
        amount=line.amount,
        description=line.description,
        counterparty=line.counterparty,
        end_to_end_id=line.end_to_end_id,
    )


def _by_words(words: Sequence[str]) -> Iterator[str]:
    """`Ustrd` holds 140 characters: a longer text goes on in another."""
    piece = ""
    for word in words:
        if piece and len(piece) + len(word) >= 140:
            yield piece
            piece = ""
        piece = f"{piece} {word}".strip()
    yield piece
