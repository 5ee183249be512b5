# ruff: noqa: INP001 - a script, part of no package
"""A workbook with forty waiting rows in each group of a preview, long texts and doubts in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from xl_recon.plan.changes import Table
from xl_recon.ui.cli import main
from xl_recon.ui.clock import now
from xl_recon.workbook.file_store import FileStore
from xl_recon.workbook.layout import LAYOUTS
from xl_recon.workbook.store import CellValue, TableWrite

_EACH = 40
_LONG = (
    "Ordine permanente del mandante Studio Associato Bernasconi Ferrari e Partner, Via delle "
    "Scuole Vecchie 14, 6900 Lugano, riferimento interno 2026/0317-B, causale acconto mensile "
)
_IN_WITH = (
    "Bonifico Inquilino Uno pigione {month}",
    "Accredito POS incassi carte terminale 4471{n}",
    "Bonifico Officina Meccanica Alpina Sagl ft. 26{n}",
    _LONG + "Officina Meccanica Alpina {n}",
)
_OUT_WITH = (
    "Addebito LSV Telecom Verbano fattura 88{n}",
    "EMAIL hosting e dominio, rinnovo annuale 1{n}",
    "Carta 5xx Ristorante Al Porto Locarno",
    "Premio polizza Assicurazione Polare 44{n}",
    "Pagamento AIL energia elettrica e gas, bolletta del periodo {month}, contratto 7720{n}",
)
_IN_WITHOUT = (
    "Bonifico Gioielleria Del Lago SA {n}",
    "Rimborso Cassa Cantonale pratica {n}",
    _LONG,
    "Bonifico Inquilino Due",
)
_OUT_WITHOUT = ("Pagamento Vivai Morandi Sagl nota {n}", "Carta 5xx Fioreria Primula", _LONG)


class _Rule(NamedTuple):
    document: str
    description: str
    debit: str = ""
    credit: str = ""
    amount: str = ""
    vat_code: str = ""
    link: str = ""
    new_text: str = ""


_RULES = (
    _Rule("!Rule", "[Affitto Uno] +Inquilino Uno", "1020", "[]"),
    _Rule("!RuleSplit", "Pigione {data:%B %Y}", "", "1100", "900.00"),
    _Rule("!RuleSplit", "Acconto spese", "", "1100", "resto"),
    _Rule("!Rule", "[Affitto Due] +Inquilino Due", "1020", "[]"),
    _Rule("!RuleSplit", "Pigione", "", "1100", "950.00"),
    _Rule("!Rule", "incassi carte", "", "3200", "", "V81"),
    _Rule("!Rule", "+Officina Alpina", "", "1100"),
    _Rule("!Rule", "AIL", "6400", "", "", "I81", "[Doc]"),
    _Rule("!Rule", "+energia elettrica", "6400", "", "", "I81"),
    _Rule("!Rule", "Telecom Verbano", "6500", "1020", "", "I81", "", "Telefono {data:%m/%Y}"),
    _Rule("!Rule", "ristorante|osteria", "6640", "", "[!<=250]", "I81", "[Doc]"),
    _Rule("!Rule", r"/polizza (?<chi>.+?) (\d+)$/", "6300", "", "", "", "", "Polizza {gruppo:2}"),
)


def preview_example(path: Path) -> None:
    """Write the workbook; its preview is still to be made."""
    if main(["new", str(path)]) != 0:
        raise SystemExit("the workbook could not be made")
    store = FileStore(path, moment=now())
    journal, rules = LAYOUTS[Table.JOURNAL].name, LAYOUTS[Table.RULES].name
    rows = list(_rows())
    store.write(
        [
            TableWrite(table=journal, appended=_by_heading(Table.JOURNAL, rows)),
            TableWrite(
                table=rules,
                appended=_by_heading(Table.RULES, [rule._asdict() for rule in _RULES]),
            ),
        ]
    )


def _rows() -> Iterator[Mapping[str, CellValue]]:
    groups = ((_IN_WITH, True), (_OUT_WITH, False), (_IN_WITHOUT, True), (_OUT_WITHOUT, False))
    for number in range(_EACH):
        day = date(2026, 1, 5) + timedelta(days=number * 2)
        for texts, money_in in groups:
            text = texts[number % len(texts)].format(n=number, month=f"{day:%m.%Y}")
            amount = 1000.0 if "pigione" in text or "Inquilino" in text else 45.5 + 4.7 * number
            yield {
                "date": day,
                "description": text,
                "amount": round(amount, 2),
                "debit": "1020" if money_in else "[CA]",
                "credit": "[CA]" if money_in else "1020",
            }


def _by_heading(
    table: Table, rows: Sequence[Mapping[str, CellValue]]
) -> dict[str, Sequence[CellValue]]:
    header = LAYOUTS[table].header_of
    return {header(name): [row[name] or None for row in rows] for name in rows[0]}
