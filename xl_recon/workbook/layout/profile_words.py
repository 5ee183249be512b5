"""What a saved profile says on its sheet, in words that an accountant reads and edits."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from xl_recon.records.statement_profile import ColumnUse, DateStyle

USE_WORDS: Mapping[ColumnUse, str] = MappingProxyType(
    {
        ColumnUse.DATE: "data",
        ColumnUse.VALUE_DATE: "data valuta",
        ColumnUse.OTHER_DATE: "altra data",
        ColumnUse.AMOUNT: "importo",
        ColumnUse.CREDIT: "entrate",
        ColumnUse.DEBIT: "uscite",
        ColumnUse.DIRECTION: "verso",
        ColumnUse.FEE: "commissione",
        ColumnUse.BALANCE: "saldo",
        ColumnUse.DESCRIPTION: "descrizione",
        ColumnUse.KIND: "tipo",
        ColumnUse.COUNTERPARTY: "controparte",
        ColumnUse.IBAN: "iban",
        ColumnUse.OWN_ACCOUNT: "conto",
        ColumnUse.REFERENCE: "riferimento",
        ColumnUse.CURRENCY: "valuta",
        ColumnUse.STATUS: "stato",
        ColumnUse.IGNORED: "ignora",
    }
)
DATE_WORDS: Mapping[DateStyle, str] = MappingProxyType(
    {
        DateStyle.DAY_FIRST: "giorno mese anno",
        DateStyle.MONTH_FIRST: "mese giorno anno",
        DateStyle.YEAR_FIRST: "anno mese giorno",
    }
)
SIGN_WORDS: Mapping[bool, str] = MappingProxyType({False: "normale", True: "invertito"})
MARK_WORDS: Mapping[str, str] = MappingProxyType({",": "virgola", ".": "punto"})
DELIMITER_WORDS: Mapping[str, str] = MappingProxyType(
    {";": "punto e virgola", ",": "virgola", "\t": "tabulazione", "|": "barra"}
)
# The kinds of columns in the signature of a table without headings.
SHAPE_WORDS: Mapping[str, str] = MappingProxyType(
    {"date": "data", "number": "numero", "text": "testo", "blank": "vuota"}
)
