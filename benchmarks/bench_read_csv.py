"""Reads a large table: `python -m benchmarks.bench_read_csv [rows]`.

Beside it the floor: the standard library's csv alone, nothing understood.
"""

from __future__ import annotations

import csv
import io
import random
import sys
import time
from datetime import date, timedelta

from xl_recon.readers.document import Document
from xl_recon.readers.statements import table

_HEADING = "Data;Data valuta;Descrizione;Dare;Avere;Saldo"
_TEXTS = ("Bonifico a favore di Officina Verdi", "Incasso POS", "Addebito SDD Alfa Trasporti")


def main(rows: int) -> None:
    content = _content(rows)
    document = Document.of("estratto.csv", content)
    print(f"csv: {rows} rows, {len(content) / 1e6:.1f} MB")
    start = time.perf_counter()
    cells = sum(map(len, csv.reader(io.StringIO(content.decode()), delimiter=";")))
    _report("floor", start, rows, f"cells:{cells}")
    start = time.perf_counter()
    recognised = table.recognises(document)
    _report("recognise", start, rows, str(recognised))
    start = time.perf_counter()
    (statement,) = table.read(document)
    _report("read", start, rows, f"check:{statement.check.value}")
    assert len(statement.lines) == rows


def _report(task: str, start: float, rows: int, found: str) -> None:
    seconds = time.perf_counter() - start
    print(f"  {task:10} {seconds:6.2f} s  {rows / seconds:9.0f} rows/s  {found}")


def _content(rows: int) -> bytes:
    chance = random.Random(7)
    balance = 1_000_000
    lines = [_HEADING]
    for number in range(rows):
        cents = chance.choice((-1, 1)) * chance.randint(1, 500_000)
        balance += cents
        day = date(2020, 1, 1) + timedelta(days=number // 40)
        text = f"{chance.choice(_TEXTS)} fattura {number}"
        out, into = (_euro(-cents), "") if cents < 0 else ("", _euro(cents))
        lines.append(f"{day:%d/%m/%Y};{day:%d/%m/%Y};{text};{out};{into};{_euro(balance)}")
    return "\n".join(lines).encode()


def _euro(cents: int) -> str:
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100:,}".replace(",", ".") + f",{abs(cents) % 100:02}"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
