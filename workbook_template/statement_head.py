"""What stands above the table of the statement in hand: where it comes from, what is left."""

from __future__ import annotations

from openpyxl.styles import Alignment
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from workbook_template.palette import STAGING, bottom_line, font, solid
from workbook_template.tables import TableSheet

_ONE = "COUNT(Estratti_aperti[Lotto])=1"


def _of_the_only(heading: str) -> str:
    """The column's value where one statement is open; several have a sheet of their own."""
    return f'=IF({_ONE},INDEX(Estratti_aperti[{heading}],1),"")'


_FILES = (
    '=IF(COUNT(Estratti_aperti[Lotto])>1,COUNT(Estratti_aperti[Lotto])&" estratti aperti: vedi '
    f'il foglio Estratti aperti",IF({_ONE},INDEX(Estratti_aperti[File],1),""))'
)
_PERIOD = (
    f'=IF({_ONE},TEXT(INDEX(Estratti_aperti[Dal],1),"dd/mm/yyyy")&" - "'
    '&TEXT(INDEX(Estratti_aperti[Al],1),"dd/mm/yyyy"),"")'
)
_PROOF = '=IF(COUNT(Estratti_aperti[Quadratura])=0,"",SUM(Estratti_aperti[Quadratura]))'
_TO_DO = (
    '=IF(COUNTA(Estratto_conto[Esito])=0,"nessun estratto aperto",'
    'IF(EstrattoRosse>0,"chiarire le righe rosse",'
    'IF(EstrattoNere>0,"guardare le righe nere, poi confermare","confermare")))'
)
# label, name of the cell beside it, content, number format
_LEFT = (
    ("File", "EstrattoFile", _FILES, "General"),
    ("Conto", "EstrattoContoBanca", _of_the_only("Conto"), "General"),
    ("Periodo", "EstrattoPeriodo", _PERIOD, "General"),
    ("Saldo iniziale", "EstrattoSaldoIniziale", _of_the_only("Saldo iniziale"), "#,##0.00"),
    ("Saldo finale", "EstrattoSaldoFinale", _of_the_only("Saldo finale"), "#,##0.00"),
    (
        "Quadratura",
        "EstrattoQuadratura",
        _PROOF,
        '"manca "#,##0.00;"avanza "#,##0.00;"il conto torna"',
    ),
)
_RIGHT = (
    (
        "Ignora pagamenti POS",
        "EstrattoIgnoraPOS",
        '=IFERROR(INDEX(Impostazioni[Valore],MATCH("Ignora POS",Impostazioni[Chiave],0)),"No")',
        "General",
    ),
    ("Righe verdi", "EstrattoVerdi", '=COUNTIF(Estratto_conto[Esito],"verde")', "0"),
    ("Righe nere", "EstrattoNere", '=COUNTIF(Estratto_conto[Esito],"nero")', "0"),
    ("Righe rosse", "EstrattoRosse", '=COUNTIF(Estratto_conto[Esito],"rosso")', "0"),
    ("Righe grigie", "EstrattoGrigie", '=COUNTIF(Estratto_conto[Esito],"grigio")', "0"),
    (
        "Da fare",
        "EstrattoDaFare",
        _TO_DO,
        "General",
    ),
)
_FIRST_ROW = 4
_LEFT_AT, _RIGHT_AT = ("A", "C"), ("D", "E")


def add_statement_head(workbook: Workbook, placed: TableSheet) -> None:
    """Add the head; the cells that the program fills have names."""
    for (label_at, value_at), lines in ((_LEFT_AT, _LEFT), (_RIGHT_AT, _RIGHT)):
        for row, (label, name, content, number_format) in enumerate(lines, _FIRST_ROW):
            _write_line(placed.sheet, f"{label_at}{row}", label)
            _write_value(placed.sheet, f"{value_at}{row}", content, number_format)
            workbook.defined_names[name] = DefinedName(
                name, attr_text=f"'{placed.sheet.title}'!${value_at}${row}"
            )
    placed.sheet.row_dimensions[3].height = 8
    placed.sheet.row_dimensions[_FIRST_ROW + len(_LEFT)].height = 10


def _write_line(sheet: Worksheet, address: str, label: str) -> None:
    sheet[address] = label
    sheet[address].font = font(bold=True, colour=STAGING.dark)


def _write_value(sheet: Worksheet, address: str, content: str, number_format: str) -> None:
    cell = sheet[address]
    cell.value = content or None
    cell.number_format = number_format
    cell.font = font()
    cell.fill = solid(STAGING.tint)
    cell.border = bottom_line()
    cell.alignment = Alignment(horizontal="left", indent=1)
