"""Customers and suppliers, as the workbook knows them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyDiscount:
    """What a party may take off when it pays within some days of the document's date."""

    percent: Decimal
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One row of the parties' table; `code` names it everywhere else."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    ibans: tuple[str, ...] = ()  # without blanks
    vat_number: str = ""
    fiscal_code: str = ""
    is_customer: bool = True
    is_supplier: bool = True
    customer_account: str = ""
    supplier_account: str = ""
    discount: EarlyDiscount | None = None
    tolerance: Decimal | None = None  # its own; None: that of the settings
    written_ibans: str = ""  # the cell as it stands
    row: int | None = None  # place in the table's body, from 1
