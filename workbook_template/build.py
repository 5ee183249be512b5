"""Builds `Registrazioni.xlsx` from the layout: `python -m workbook_template.build`."""

from __future__ import annotations
