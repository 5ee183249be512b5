"""Rules applied to a journal open in LibreOffice: `python -m benchmarks.bench_live [ROWS]`.

10,000 rows, of which about a third is completed and painted, each with one of six colours. Printed
are the seconds to read and to write, the rules being given, and how often xlwings called the
engine for each 1,000 rows changed. A second run paints the same number of rows in one colour in
one block: the calls must not depend on how rows and colours alternate.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.ledgers import COLOURS, build
from xl_recon.ui.libreoffice import app, books, ranges, sheets, tables
from xl_recon.ui.libreoffice.engine import leave, use
from xl_recon.ui.libreoffice.starting import start
from xl_recon.workbook.live_store import LiveStore
from xl_recon.workbook.store import ColumnWrite, TableWrite

TABLE = "Registrazioni"
SHARE = 0.34
IMPLEMENTATIONS = (app.App, books.Book, sheets.Sheet, ranges.Range, tables.Table, tables.Tables)


class Calls:
    """Counts what xlwings asks of the engine's objects."""

    def __init__(self) -> None:
        self.count = 0
        for kind in IMPLEMENTATIONS:
            for name, member in list(vars(kind).items()):
                if isinstance(member, property) and not name.startswith("_"):
                    setattr(kind, name, self._counted_property(member))

    def _counted_property(self, member: property) -> property:
        def read(owner: Any) -> Any:
            self.count += 1
            assert member.fget is not None
            return member.fget(owner)

        def write(owner: Any, value: Any) -> None:
            self.count += 1
            assert member.fset is not None
            member.fset(owner, value)

        return property(read, write if member.fset else None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int, nargs="?", default=10_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        path = build(Path(folder) / "journal.xlsx", rows, 100)
        office = start(Path(folder) / "profile")
        try:
            _measure(path, use(office), rows)
        finally:
            leave(office)
            office.stop()


def _measure(path: Path, running: Any, rows: int) -> None:
    calls = Calls()
    print("| rows | changed | colours | read s | apply s | calls / 1,000 changed |")
    print("|---|---|---|---|---|---|")
    for name in ("alternating", "one block"):
        book = running.books.open(path)
        store = LiveStore(book)
        started = time.perf_counter()
        store.read(TABLE)
        read = time.perf_counter() - started
        chosen = _chosen(rows, alternating=name == "alternating")
        before, started = calls.count, time.perf_counter()
        store.write([_write(chosen, alternating=name == "alternating")])
        applied = time.perf_counter() - started
        per_thousand = (calls.count - before) * 1000 / len(chosen)
        print(
            f"| {rows:,} | {len(chosen):,} | {name} | {read:.2f} | {applied:.2f} "
            f"| {per_thousand:.0f} |",
            flush=True,
        )
        book.close()


def _chosen(rows: int, *, alternating: bool) -> Sequence[int]:
    count = int(rows * SHARE)
    if not alternating:
        return range(1, count + 1)
    return range(1, rows + 1, rows // count)[:count]


def _write(chosen: Sequence[int], *, alternating: bool) -> TableWrite:
    kinds = len(COLOURS) if alternating else 1
    return TableWrite(
        table=TABLE,
        columns=[
            ColumnWrite(header="Conto Avere", rows=chosen, values=["6400"] * len(chosen)),
            ColumnWrite(header="Regola", rows=chosen, values=["12"] * len(chosen)),
        ],
        fills={COLOURS[kind]: chosen[kind::kinds] for kind in range(kinds)},
    )


if __name__ == "__main__":
    main()
