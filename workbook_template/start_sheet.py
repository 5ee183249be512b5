"""`Inizia qui`: how the workbook stands, what to do, where everything is."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from workbook_template.palette import (
    GROUPS,
    INK,
    JOURNALS,
    PAPER,
    QUIET,
    RULE_LINE,
    Group,
    bottom_line,
    font,
    solid,
)
from workbook_template.tables import set_page
from xl_recon.workbook.layout import LAYOUTS, TableLayout

SHEET = "Inizia qui"
_WIDTHS = {"A": 3, **dict.fromkeys("BCDEFGHI", 15.5), "J": 3}
_LAST = "I"

_STEPS = (
    ("Preparate", "In Conti controllate il piano dei conti e scrivete l'IBAN dei conti bancari."),
    (
        "Importate",
        "Riconciliazione, Importa movimenti: l'estratto entra in Registrazioni con [CA].",
    ),
    (
        "Completate",
        "Applica regole mette conto, IVA e colore al posto di [CA]. Anteprima li mostra.",
    ),
    (
        "Insegnate",
        "Completate a mano ciò che resta, poi tasto destro, Crea regole dalla selezione.",
    ),
    ("Tornate indietro", "Annulla ultima operazione: ogni lotto sta in Importazioni e si disfa."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A figure at the head of the sheet, two columns wide."""

    left: str
    right: str
    label: str
    formula: str
    number_format: str
    below: str
    below_format: str = "General"


_CARDS = (
    Card(
        left="B",
        right="C",
        label="Registrazioni",
        formula="=COUNT(Registrazioni[Importo])",
        number_format="#,##0",
        below="righe nel giornale",
    ),
    Card(
        left="D",
        right="E",
        label="Da completare",
        formula="=COUNTIF(Registrazioni[Conto Dare],ContropartitaTemporanea)"
        "+COUNTIF(Registrazioni[Conto Avere],ContropartitaTemporanea)",
        number_format="#,##0",
        below="=IF(B6=0,1,1-D6/B6)",
        below_format='0%" completate"',
    ),
    Card(
        left="F",
        right="G",
        label="Saldo del conto",
        formula="=SUMIFS(Registrazioni[Importo],Registrazioni[Conto Dare],ContoScelto)"
        "-SUMIFS(Registrazioni[Importo],Registrazioni[Conto Avere],ContoScelto)",
        number_format="#,##0.00",
        below="1020",
        below_format="@",
    ),
    Card(
        left="H",
        right="I",
        label="Regole attive",
        formula='=COUNTIFS(Registrazioni_ricorrenti[Doc],"!Rule",'
        'Registrazioni_ricorrenti[Attiva],"Sì")',
        number_format="#,##0",
        below="in Registrazioni ricorrenti",
    ),
)
CHOSEN_ACCOUNT = f"'{SHEET}'!$F$7"


def add_start_sheet(workbook: Workbook) -> None:
    """Add the first sheet."""
    sheet = workbook.create_sheet(SHEET)
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    _write_banner(sheet)
    for card in _CARDS:
        _write_card(sheet, card)
    _mark_open_rows(sheet)
    _offer_accounts(sheet)
    _write_steps(sheet, 9)
    _write_index(sheet, 17)
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = JOURNALS.dark
    set_page(sheet, across=False)


def _write_banner(sheet: Worksheet) -> None:
    for row, height in ((1, 10), (2, 34), (3, 22), (4, 12)):
        sheet.row_dimensions[row].height = height
    for row in (2, 3):
        for cell in sheet[f"B{row}:{_LAST}{row}"][0]:
            cell.fill = solid(JOURNALS.dark)
    sheet["B2"] = "Registrazioni e riconciliazione bancaria"
    sheet["B2"].font = font(size=20, bold=True, colour=PAPER)
    sheet["B2"].alignment = Alignment(horizontal="left", vertical="center", indent=1)
    sheet["B3"] = "Gli estratti conto entrano nel giornale; le regole lo completano."
    sheet["B3"].font = font(size=11, colour="D5E0EC")
    sheet["B3"].alignment = Alignment(horizontal="left", vertical="top", indent=1)


def _write_card(sheet: Worksheet, card: Card) -> None:
    lines = (
        (5, card.label, "General", font(bold=True, colour=QUIET), 22),
        (6, card.formula, card.number_format, font(size=20, bold=True, colour=JOURNALS.dark), 34),
        (7, card.below, card.below_format, font(size=9.5, colour=QUIET), 20),
    )
    for row, content, number_format, look, height in lines:
        sheet.row_dimensions[row].height = height
        sheet.merge_cells(f"{card.left}{row}:{card.right}{row}")
        _frame(sheet, card, row)
        cell = sheet[f"{card.left}{row}"]
        cell.value = content
        cell.number_format = number_format
        cell.font = look
        cell.alignment = Alignment(horizontal="left", vertical="center", indent=1)


def _frame(sheet: Worksheet, card: Card, row: int) -> None:
    """The card's tint, and a white gap to the next card."""
    for cell in sheet[f"{card.left}{row}:{card.right}{row}"][0]:
        cell.fill = solid(JOURNALS.tint)
    gap = Side("thick", color=PAPER)
    sheet[f"{card.left}{row}"].border = Border(left=gap)
    sheet[f"{card.right}{row}"].border = Border(right=gap)


def _mark_open_rows(sheet: Worksheet) -> None:
    for formula, colour in (("$D$6>0", "A15C07"), ("$D$6=0", "1E7145")):
        sheet.conditional_formatting.add(
            "D6:E6", Rule("expression", formula=[formula], dxf=_coloured(colour))
        )


def _coloured(colour: str) -> DifferentialStyle:
    return DifferentialStyle(font=Font(color=colour))


def _offer_accounts(sheet: Worksheet) -> None:
    check = DataValidation(type="list", formula1="=ElencoConti", allow_blank=False)
    check.promptTitle, check.prompt = "Conto", "Scegliete il conto di cui vedere il saldo."
    check.showInputMessage = True
    check.add("F7")
    sheet.add_data_validation(check)
    sheet["F7"].font = Font(name="Calibri", size=10.5, bold=True, underline="single", color=INK)


def _write_steps(sheet: Worksheet, top: int) -> None:
    sheet.row_dimensions[8].height = 12
    _write_heading(sheet, top, "Che cosa fare", JOURNALS)
    for number, (verb, sentence) in enumerate(_STEPS, 1):
        row = top + number
        sheet.row_dimensions[row].height = 21
        sheet[f"B{row}"] = f"{number}   {verb}"
        sheet[f"B{row}"].font = font(bold=True, colour=JOURNALS.dark)
        sheet[f"D{row}"] = sentence
        sheet[f"D{row}"].font = font()
        _underline(sheet, row)


def _write_index(sheet: Worksheet, top: int) -> None:
    row = top
    for group, tables in GROUPS.items():
        _write_heading(sheet, row, group.name, group)
        for layout in (LAYOUTS[table] for table in tables if not LAYOUTS[table].hidden):
            row += 1
            _write_link(sheet, row, layout, group)
        row += 2
    sheet[f"B{row}"] = (
        "Intestazione scura: colonna obbligatoria. Chiara: facoltativa, si può togliere o spostare."
    )
    sheet[f"B{row}"].font = font(size=9.5, colour=QUIET)


def _write_link(sheet: Worksheet, row: int, layout: TableLayout, group: Group) -> None:
    cell = sheet[f"B{row}"]
    cell.value = layout.sheet
    cell.hyperlink = f"#'{layout.sheet}'!A1"
    cell.font = Font(name="Calibri", size=10.5, underline="single", color=group.dark)
    sheet[f"D{row}"] = layout.purpose
    sheet[f"D{row}"].font = font(colour=QUIET)
    sheet.row_dimensions[row].height = 18
    _underline(sheet, row)


def _write_heading(sheet: Worksheet, row: int, text: str, group: Group) -> None:
    sheet.row_dimensions[row].height = 24
    sheet[f"B{row}"] = text
    sheet[f"B{row}"].font = font(size=12.5, bold=True, colour=group.dark)
    for cell in sheet[f"B{row}:{_LAST}{row}"][0]:
        cell.border = Border(bottom=Side("medium", color=group.dark))
        cell.alignment = Alignment(vertical="center")


def _underline(sheet: Worksheet, row: int) -> None:
    for cell in sheet[f"B{row}:{_LAST}{row}"][0]:
        cell.border = bottom_line(RULE_LINE)
        cell.alignment = Alignment(vertical="center")
