"""Who stands on the other side of a movement."""

from __future__ import annotations

from xl_recon.readers.statements.camt.branches import Branch
from xl_recon.records.statement import NOBODY, Counterparty


def counterparty(payment: Branch, *, debit: bool, returned: bool, account: str) -> Counterparty:
    """The payer of money in, the payee of money out.

    A return keeps the roles of the payment it gives back: its counterparty is the other one,
    unless the bank names only one or says with the IBAN that this one is ourselves.
    """
    if not returned:
        return _in_role(payment, "Cdtr" if debit else "Dbtr")
    roles = ("Dbtr", "Cdtr") if debit else ("Cdtr", "Dbtr")
    named = (_in_role(payment, role) for role in roles)
    return next((party for party in named if party != NOBODY and party.iban != account), NOBODY)


def account_number(account: Branch) -> str:
    """The IBAN, else what the bank calls the account, without spaces."""
    identity = account.first("Id")
    found = (
        identity.text("IBAN")
        or identity.first("Othr").text("Id")
        or identity.text("BBAN")
        or identity.first("PrtryAcct").text("Id")
    )
    return "".join(found.split())


def _in_role(payment: Branch, role: str) -> Counterparty:
    related = payment.first("RltdPties")
    agent = payment.first("RltdAgts").first(f"{role}Agt").first("FinInstnId")
    party, ultimate = related.first(role), related.first(f"Ultmt{role}")
    return Counterparty(
        name=_name(ultimate) or _name(party),
        iban=account_number(related.first(f"{role}Acct")),
        bic=agent.text("BICFI") or agent.text("BIC"),
        tax_id=_tax_id(ultimate) or _tax_id(party),
    )


def _name(party: Branch) -> str:
    return (
        party.text("Nm")
        or party.first("Pty").text("Nm")
        or party.first("Agt").first("FinInstnId").text("Nm")
    )


def _tax_id(party: Branch) -> str:
    for identity in (*party.all("Id"), *party.first("Pty").all("Id")):
        for kind in ("OrgId", "PrvtId"):
            for other in identity.first(kind).all("Othr"):
                if _is_tax(other):
                    return other.text("Id")
    return ""


def _is_tax(other: Branch) -> bool:
    # Italian banks name the tax office (Agenzia delle Entrate) as issuer instead of the scheme.
    return other.first("SchmeNm").text("Cd") == "TXID" or other.text("Issr").upper() == "ADE"
