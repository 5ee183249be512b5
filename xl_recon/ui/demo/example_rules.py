"""The demo's rules: one of each kind of condition, coloured by what they are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from xl_recon.workbook.store import CellValue

_INCOME, _COSTS, _BANK, _TO_CHECK = "E2EFDA", "DDEBF7", "EDEDED", "FFF2CC"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleRule:
    """A rule as it is written on the sheet; `debit` stands for money out, `credit` for in."""

    description: str
    debit: str = ""
    credit: str = ""
    amount: str = ""
    vat_code: str = ""
    cc1: str = ""
    link: str = ""
    colour: str

    def cells(self) -> Mapping[str, CellValue]:
        """What it fills, by field of the rules table."""
        cells = asdict(self)
        del cells["colour"]
        return {field: value or None for field, value in cells.items()}


EXAMPLE_RULES = (
    ExampleRule(description="[Incassi QR] accredito QR-fattura", credit="1100", colour=_INCOME),
    ExampleRule(
        description="[Bonifici clienti] +bonifico fattura",
        credit="1100",
        link="[Doc]",
        colour=_INCOME,
    ),
    ExampleRule(
        description="[Incassi carte] accredito carte|pagamenti mobili",
        credit="3200",
        vat_code="V81",
        cc1="VEN",
        colour=_INCOME,
    ),
    ExampleRule(description="[Acconti] acconto", credit="2030", link="[Doc]", colour=_TO_CHECK),
    ExampleRule(
        description="[Legname e ferramenta] legnami|ferramenta",
        debit="4200",
        vat_code="M81",
        cc1="PRO",
        link="[Doc]",
        colour=_COSTS,
    ),
    ExampleRule(
        description="[Stampati] tipografia", debit="6600", vat_code="I81", cc1="VEN", colour=_COSTS
    ),
    ExampleRule(
        description="[Programmi] +licenza software",
        debit="6570",
        vat_code="I81",
        cc1="AMM",
        colour=_COSTS,
    ),
    ExampleRule(
        description="[Rappresentanza] ristorante|osteria",
        debit="6640",
        amount="[!>=20 !<=250]",
        vat_code="I81",
        link="[Doc]",
        colour=_TO_CHECK,
    ),
    ExampleRule(
        description="[Spese bancarie] spese di tenuta conto|spese carta|commissioni",
        debit="6940",
        colour=_BANK,
    ),
    ExampleRule(description="[Giroconto uscita] giroconto", debit="1090", colour=_BANK),
    ExampleRule(description="[Giroconto entrata] giroconto", credit="1090", colour=_BANK),
)
