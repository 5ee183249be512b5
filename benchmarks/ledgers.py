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
Cells = dict[str, CellValue]
Columns = dict[str, list[CellValue]]
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo")
_FILLER = ("bonifico", "pagamento", "fattura", "addebito", "ordine", "rif", "conto", "carta")


def build(path: Path, rows: int, rules: int, seed: int = 7, *, mixed: bool = False) -> Path:
    """Write a workbook with a journal of `rows` waiting rows and `rules` rules.

    `mixed`: of the same rules one in ten splits, one in ten has words that must not occur, one in
    twenty is a regular expression.
    """
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
    rule_columns = _mixed(_rules(names)) if mixed else _rules(names)
    store.write([TableWrite(table=rule_table, appended=rule_columns)])
    blank = store.read(rule_table, ()).height
    fills = {colour: list(range(1 + place, blank + 1, 6)) for place, colour in enumerate(COLOURS)}
    store.write([TableWrite(table=rule_table, fills=fills)])
    for backup in path.parent.glob(f"{path.stem}.backup-*"):
        backup.unlink()
    return path


def _journal(chance: random.Random, rows: int, names: list[str]) -> Columns:
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


def _rules(names: list[str]) -> Columns:
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


def _mixed(columns: Columns) -> Columns:
    plain = (
        dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)
    )
    rows = [row for number, rule in enumerate(plain) for row in _of_a_kind(number, rule)]
    return {header: [row.get(header) for row in rows] for header in columns}


def _of_a_kind(number: int, rule: Cells) -> list[Cells]:
    """Return the rows of a rule as its turn has it; each kind has rules for money in and out."""
    text = LAYOUTS[Table.RULES].header_of("description")
    name = str(rule[text])
    match number % 20:
        case 3 | 12:
            return _split(rule)
        case 5 | 11:  # 99 stands in the number of one movement in fourteen
            return [{**rule, text: f"+{name} -99 -rimborso"}]
        case 7:
            return [{**rule, text: rf"/\b{name.removesuffix(' Srl')} (srl|spa)\b.* (\d+)$/"}]
        case _:
            return [rule]


def _split(rule: Cells) -> list[Cells]:
    header = LAYOUTS[Table.RULES].header_of
    side = header("debit") if rule[header("debit")] else header("credit")
    part: Cells = {header("document"): "!RuleSplit", side: rule[side]}
    shares = [{**part, header("amount"): amount} for amount in ("90%", "resto")]
    return [{**rule, side: "[]"}, *shares]


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
