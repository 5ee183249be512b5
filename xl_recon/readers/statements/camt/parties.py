"""Who stands on the other side of a movement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from xl_recon.readers.statements.camt.parts import Part
from xl_recon.records.statement import NOBODY, Counterparty

_ACCOUNT = ("Id/IBAN", "Id/Othr/Id", "Id/BBAN", "Id/PrtryAcct/Id")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Role:
    """Where a payment names a party, the ultimate one first."""

    names: tuple[str, ...]
    accounts: tuple[str, ...]
    agents: tuple[str, ...]
    identities: tuple[str, ...]

    @classmethod
    def of(cls, role: str) -> Self:
        """The places of `Dbtr` or `Cdtr`."""
        parties = (f"RltdPties/Ultmt{role}", f"RltdPties/{role}")
        names = ("Pty/Nm", "Nm", "Agt/FinInstnId/Nm")
        identities = ("Id/OrgId", "Id/PrvtId", "Pty/Id/OrgId", "Pty/Id/PrvtId")
        agent = f"RltdAgts/{role}Agt/FinInstnId"
        return cls(
            names=tuple(f"{party}/{name}" for party in parties for name in names),
            accounts=tuple(f"RltdPties/{role}Acct/{place}" for place in _ACCOUNT),
            agents=(f"{agent}/BICFI", f"{agent}/BIC"),
            identities=tuple(f"{party}/{place}/Othr" for party in parties for place in identities),
        )


_PAYER, _PAYEE = _Role.of("Dbtr"), _Role.of("Cdtr")
_ACCOUNT_OF_STATEMENT = tuple(f"Acct/{place}" for place in _ACCOUNT)


def counterparty(payment: Part, *, debit: bool, returned: bool, account: str) -> Counterparty:
    """The payer of money in, the payee of money out.

    A return keeps the roles of the payment it gives back: its counterparty is the other one,
    unless the bank names only one or says with the IBAN that this one is ourselves.
    """
    if not returned:
        return _in_role(payment, _PAYEE if debit else _PAYER)
    roles = (_PAYER, _PAYEE) if debit else (_PAYEE, _PAYER)
    named = (_in_role(payment, role) for role in roles)
    return next((party for party in named if party != NOBODY and party.iban != account), NOBODY)


def account_number(statement: Part) -> str:
    """The IBAN of a statement, else what the bank calls the account, without spaces."""
    return "".join(statement.first_text(_ACCOUNT_OF_STATEMENT).split())


def _in_role(payment: Part, role: _Role) -> Counterparty:
    return Counterparty(
        name=payment.first_text(role.names),
        iban="".join(payment.first_text(role.accounts).split()),
        bic=payment.first_text(role.agents),
        tax_id=_tax_id(payment, role) if payment.has_groups else "",
    )


def _tax_id(payment: Part, role: _Role) -> str:
    for place in role.identities:
        for other in payment.group(place):
            if _is_tax(other):
                return other.text("Id")
    return ""


def _is_tax(other: Part) -> bool:
    # Italian banks name the tax office (Agenzia delle Entrate) as issuer instead of the scheme.
    return other.text("SchmeNm/Cd") == "TXID" or other.text("Issr").upper() == "ADE"
