"""An invented sheet of ours, as the stores are asked to make it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from xl_recon.plan.changes import Table
from xl_recon.workbook.layout import Column, Kind, TableLayout
from xl_recon.workbook.store import CellValue, SheetWrite

PROOF = TableLayout(
    table=Table.TRIAL,
    name="Prova_regole",
    sheet="Prova regole",
    purpose="Che cosa farebbe una regola & nient'altro.",
    columns=(
        Column(field="row", header="Riga", kind=Kind.WHOLE, width=7, required=True),
        Column(field="day", header="Data", kind=Kind.DAY, required=True),
        Column(field="text", header="Descrizione", kind=Kind.CODE, width=46, required=True),
        Column(field="amount", header="Importo", kind=Kind.MONEY, width=13),
        Column(field="share", header="Quota", kind=Kind.RATE, width=9),
        Column(field="moment", header="Visto il", kind=Kind.MOMENT, width=18),
        Column(field="doubt", header="Da controllare <prima>", width=14, wrap=True),
        Column(field="apply", header="Applica", kind=Kind.YES_NO, choices="Sì,No", strict=False),
        Column(field="state", header="Stato", choices='aperto,"chiuso"'),
        Column(field="account", header="Conto", kind=Kind.CODE, choices="=ElencoConti"),
        Column(field="reason", header="Motivo", choices="=ElencoCheNonC_E"),
        Column(field="twice", header="Doppio", formula="Prova_regole[[#This Row],[Importo]]*2"),
        Column(field="digest", header="Impronta", kind=Kind.CODE, hidden=True),
    ),
)
TEXTS: tuple[CellValue, ...] = ("Affitto", "+Luce & gas <10 kW", "=SUM(A1)", " 007 ")
VALUES: Mapping[str, Sequence[CellValue]] = {
    "Riga": [5, 6, 7, 8],
    "Data": [date(2025, 1, 31), date(2025, 2, 1), None, date(2025, 2, 3)],
    "Descrizione": TEXTS,
    "Importo": [1200.5, -3, 0, 1e6],
    "Quota": [0.5, None, 1, 0],
    "Visto il": [datetime(2025, 2, 1, 13, 45), None, None, None],  # noqa: DTZ001
    "Da controllare <prima>": ["un dubbio\nsu due righe", None, "x" * 60, ""],
    "Applica": ["Sì", "No", "Sì", "12"],
    "Impronta": ["a1", "b2", "c3", "d4"],
}


def proof(**changes: Any) -> SheetWrite:
    """The sheet with four rows."""
    return replace(SheetWrite(layout=PROOF, columns=VALUES), **changes)


NO_PROOF = SheetWrite(layout=PROOF)
