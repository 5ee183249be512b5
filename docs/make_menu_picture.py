# ruff: noqa: INP001 - a script, part of no package
"""Takes the picture of the right click in Calc: `python -m docs.make_menu_picture`.

Needs LibreOffice, Xvfb, xdotool and ImageMagick; uses the hand that the tests click with.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.ui.extension.desk import desk
from xl_recon.ui.cli import main

PICTURE = Path(__file__).with_name("images") / "libreoffice-menu.png"
_ROW, _COLUMN = 12, 5
_PART = "1100x640+0+0"


def make_menu_picture() -> None:
    """Run the demo, open it in Calc, and take the menu over a row of the journal."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        if main(["demo", str(folder)]) != 0:
            sys.exit("the demo failed")
        with desk(folder) as office:
            book = office.app.books.open(folder / "Registrazioni-demo.xlsx")
            sheet = book.sheets["Registrazioni"]
            sheet.activate()
            sheet.range(f"A{_ROW}:H{_ROW + 2}").select()
            office.right_click(book, _ROW, _COLUMN)
            office.hand.picture(PICTURE, part=_PART)
            office.dismiss()


if __name__ == "__main__":
    make_menu_picture()
