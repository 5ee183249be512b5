from __future__ import annotations

from pathlib import Path

import pytest
import xlwings as xw

from tests.ui.libreoffice.calc import calc, offices
from tests.workbook.files import a_workbook

__all__ = ["calc", "offices"]


@pytest.fixture
def book(calc: xw.App) -> xw.Book:
    """An empty book."""
    return calc.books.add()


@pytest.fixture
def sheet(book: xw.Book) -> xw.Sheet:
    return book.sheets[0]


@pytest.fixture
def template(calc: xw.App, tmp_path: Path) -> xw.Book:
    """The template, opened in Calc."""
    return calc.books.open(a_workbook(tmp_path))
