"""Seeded workbooks for the benchmarks: the template with many journal rows and rules.

`python -m benchmarks.ledgers FILE.xlsx ROWS RULES`
"""

from __future__ import annotations

import random
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from shutil import copyfile

from xl_recon.plan.changes import Table
from xl_recon.workbook.file_store import FileStore
from xl_recon.workbook.layout import LAYOUTS
from xl_recon.workbook.store import CellValue, TableWrite

TEMPLATE = Path(__file__).resolve().parents[1] / "workbook_template" / "Registrazioni.xlsx"
MOMENT = datetime(2026, 1, 2, 10, 0)  # noqa: DTZ001
HITS = 0.8
COLOURS = ("FFF2CC", "E2EFDA", "DDEBF7", "FCE4D6", "EDEDED", "D9E1F2")
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo")
_FILLER = ("bonifico", "pagamento", "fattura", "addebito", "ordine", "rif", "conto", "carta")


def build(path: Path, rows: int, rules: int, seed: int = 7) -> Path:
    """Write a workbook with a journal of `rows` waiting rows and `rules` rules."""
    chance = random.Random(seed)
    names = [_name(number) for number in range(rules)]
    copyfile(TEMPLATE, path)
    store = FileStore(path, moment=MOMENT)
    journal, rule_table = LAYOUTS[Table.JOURNAL].name, LAYOUTS[Table.RULES].name
    store.write(
        [
            TableWrite(table=journal, appended=_journal(chance, rows, names)),
            TableWrite(
                table=rule_table,
                deleted=range(1, store.read(rule_table, ()).height + 1),
            ),
        ]
    )
    store.write([TableWrite(table=rule_table, appended=_rules(names))])
    blank = store.read(rule_table, ()).height
    fills = {colour: list(range(1 + place, blank + 1, 6)) for place, colour in enumerate(COLOURS)}
    store.write([TableWrite(table=rule_table, fills=fills)])
    for backup in path.parent.glob(f"{path.stem}.backup-*"):
        backup.unlink()
    return path


def _journal(chance: random.Random, rows: int, names: list[str]) -> dict[str, list[CellValue]]:
    header = LAYOUTS[Table.JOURNAL].header_of
    chosen = [chance.randrange(len(names)) for _ in range(rows)]
    inward = [_brings_money(number) for number in chosen]
    first = date(2025, 1, 1)
    return {
        header("date"): [first + timedelta(days=number * 360 // rows) for number in range(rows)],
        header("description"): [_description(chance, names[number]) for number in chosen],
        header("debit"): ["1020" if money_in else "[CA]" for money_in in inward],
        header("credit"): ["[CA]" if money_in else "1020" for money_in in inward],
        header("amount"): [chance.randrange(1_000, 500_000) / 100 for _ in range(rows)],
        header("external_reference"): [f"ZV{number:012d}" for number in range(rows)],
        header("batch"): [1] * rows,
        header("id"): list(range(1, rows + 1)),
    }


def _brings_money(rule: int) -> bool:
    return rule % 10 in {0, 1, 2}


def _rules(names: list[str]) -> dict[str, list[CellValue]]:
    header = LAYOUTS[Table.RULES].header_of
    count = len(names)
    return {
        header("document"): ["!Rule"] * count,
        header("description"): list(names),
        header("amount"): ["[!>=10]" if number % 10 == 0 else None for number in range(count)],
        header("vat_code"): ["I81" if number % 2 else None for number in range(count)],
        header("cc1"): [f"CC{number % 9}" for number in range(count)],
        header("link"): ["[Doc]" if number % 3 == 0 else None for number in range(count)],
        header("debit"): [None if _brings_money(n) else f"{6000 + n % 900}" for n in range(count)],
        header("credit"): [f"{3000 + n % 900}" if _brings_money(n) else None for n in range(count)],
    }


def _description(chance: random.Random, name: str) -> str:
    words = [*chance.choices(_FILLER, k=4), str(chance.randrange(10**8))]
    if chance.random() < HITS:
        words.insert(chance.randrange(5), name)
    return " ".join(words)


def _name(number: int) -> str:
    """A firm's name that is part of no other."""
    text = ""
    for _ in range(6):
        number, rest = divmod(number, len(_SYLLABLES))
        text += _SYLLABLES[rest]
    return text.capitalize() + " Srl"


if __name__ == "__main__":
    build(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
