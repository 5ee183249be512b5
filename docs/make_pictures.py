# ruff: noqa: INP001 - a script, part of no package
"""Makes the pictures of README and guide from the demo: `python docs/make_pictures.py`.

Needs LibreOffice (soffice) and poppler (pdftoppm).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook
from openpyxl.worksheet.header_footer import HeaderFooter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from preview_example import preview_example
from statement_example import statement_example

from xl_recon.ui.cli import main

IMAGES = Path(__file__).with_name("images")
# sheet, picture, last cell to show, height of the picture
PICTURES = (
    ("Registrazioni", "registrazioni", "I32", 720),
    ("Registrazioni ricorrenti", "regole", "I19", 565),
)
# The preview's first rows, and where the rows with doubts and those without rule stand.
PREVIEWS = (("anteprima", "A1:O36", 760), ("anteprima-dubbi", "A75:O108", 800))
# A statement being worked, in all colours; what is for the program or seldom looked at is left out.
STATEMENT = ("estratto-conto", "A1:O23", 340)
# Letters and widths; 0 leaves a column out.
_STATEMENT_WIDTHS = {"C": 40, "F": 0, "G": 0, "H": 0, "L": 0, "O": 66}
_WIDTH = 1600


def make_pictures() -> None:
    """Run the demo and render one picture a sheet."""
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as place:
        folder = Path(place)
        if main(["demo", str(folder)]) != 0:
            sys.exit("the demo failed")
        for sheet, name, corner, height in PICTURES:
            pdf = _printed(folder / "Registrazioni-demo.xlsx", sheet, f"A1:{corner}")
            _draw(pdf, IMAGES / name, height)
        _draw_preview(folder / "anteprima.xlsx")
        _draw_statement(folder / "contabilita.xlsx")


def _draw_preview(path: Path) -> None:
    """Make a preview of forty rows in each group and render it whole."""
    preview_example(path)
    main(["preview", str(path)])  # some rows need a person: the status says so
    for name, area, height in PREVIEWS:
        _draw(_printed(path, "Anteprima", area), IMAGES / name, height)


def _draw_statement(path: Path) -> None:
    """Read a month of an invented account and render the sheet where it is worked."""
    main(["statement", "read", str(path), str(statement_example(path))])
    name, area, height = STATEMENT
    _draw(_printed(path, "Estratto conto", area, _STATEMENT_WIDTHS), IMAGES / name, height)


def _printed(
    workbook: Path, sheet: str, area: str, widths: Mapping[str, int] | None = None
) -> Path:
    """Print one sheet alone on one page of a PDF."""
    copy = workbook.with_name(f"{sheet}.xlsx")
    book = load_workbook(workbook)
    for other in book.worksheets:
        other.sheet_state = "visible" if other.title == sheet else "hidden"
    book.active = book.sheetnames.index(sheet)
    for letter, width in (widths or {}).items():
        book[sheet].column_dimensions[letter].width = width
        book[sheet].column_dimensions[letter].hidden = not width
    _one_page(book[sheet], area)
    book.save(copy)
    _run("soffice", "--headless", "--convert-to", "pdf", "--outdir", str(copy.parent), str(copy))
    return copy.with_suffix(".pdf")


def _draw(pdf: Path, picture: Path, height: int) -> None:
    size = ("-scale-to-x", str(_WIDTH), "-scale-to-y", "-1", "-W", str(_WIDTH), "-H", str(height))
    _run("pdftoppm", "-png", "-singlefile", "-f", "1", "-l", "1", *size, str(pdf), str(picture))


def _one_page(sheet: Worksheet, area: str) -> None:
    """Make the area fill a page of its own shape."""
    sheet.print_area = area
    sheet.print_title_rows = None
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = 1
    for edge in ("left", "right", "top", "bottom", "header", "footer"):
        setattr(sheet.page_margins, edge, 0.2)
    sheet.HeaderFooter = HeaderFooter()


def _run(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if not found:
        sys.exit(f"{program} is needed")
    subprocess.run([found, *arguments], check=True, capture_output=True, timeout=180)  # noqa: S603


if __name__ == "__main__":
    make_pictures()
