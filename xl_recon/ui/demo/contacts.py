"""The invented customers and suppliers of the demo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from xl_recon.workbook.store import CellValue

_CUSTOMER, _SUPPLIER = "Cliente", "Fornitore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A customer or supplier; the fields are those of the table."""

    code: str
    name: str
    kind: str
    aliases: str = ""
    email: str = ""
    city: str = ""
    ibans: str = ""
    customer_account: str = ""
    supplier_account: str = ""
    country: str = "CH"

    def cells(self) -> Mapping[str, CellValue]:
        """What it fills, by field of the table."""
        return {field: value or None for field, value in asdict(self).items()}


CONTACTS = (
    Contact(
        code="C001042",
        name="Albergo Riva Chiara SA",
        kind=_CUSTOMER,
        aliases="Riva Chiara",
        email="contabilita@rivachiara.example",
        city="Valsorda",
        ibans="CH3708899000000014133",
        customer_account="1100",
    ),
    Contact(
        code="C001057",
        name="Studio di architettura Bellariva",
        kind=_CUSTOMER,
        aliases="Bellariva architetti",
        email="studio@bellariva.example",
        city="Pratolungo",
        ibans="CH0308893000000042399",
        customer_account="1100",
    ),
    Contact(
        code="F000118",
        name="Ferramenta Monteverde SA",
        kind=_SUPPLIER,
        email="fatture@monteverde.example",
        city="Monteverde",
        ibans="CH5808897000000023555",
        supplier_account="2000",
    ),
    Contact(
        code="F000121",
        name="Legnami Valdorata SA",
        kind=_SUPPLIER,
        email="ordini@valdorata.example",
        city="Valdorata",
        ibans="CH2008896000000028266",
        supplier_account="2000",
    ),
    Contact(
        code="F000133",
        name="Cardinale Assicurazioni SA",
        kind=_SUPPLIER,
        aliases="Cardinale",
        ibans="CH6208892000000047110",
        supplier_account="2000",
    ),
)
