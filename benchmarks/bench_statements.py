"""Statements of 50,000 lines in every format: `python -m benchmarks.bench_statements [lines]`.

Each reading is a process of its own, from its start to the records, the best of three; its peak
memory is the system's account of it. Beside ours the peer where there is one, and what we allow
ourselves: a table 3 s, the others 1 s. Names of formats after the number choose among them.
"""

from __future__ import annotations

import importlib.util
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bench_apply import Figures, _measured

RUNS = 3
LINES = 50_000
LIMITS = {"csv": 3.0}
LIMIT = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one way to read a file."""

    what: str
    best: Figures
    seconds: float  # without starting Python
    found: str


def main(lines: int, chosen: list[str]) -> None:
    from benchmarks.statement_files import WRITERS  # noqa: PLC0415 - the children need none of it

    print(f"{lines:,} lines, best of {RUNS}; seconds of reading alone, and of the whole process")
    print("| format | file | what | read s | of limit | process s | peak MB | found |")
    print("|---|---|---|---|---|---|---|---|")
    for kind in chosen or WRITERS:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{kind}.file"
            _in_a_child("write", kind, path, lines)
            _report(kind, path)


def _report(kind: str, path: Path) -> None:
    limit = LIMITS.get(kind, LIMIT)
    ours = _best("read", kind, path)
    _print(kind, path, ours, f"{ours.seconds / limit:.0%}")
    if kind in PEERS and importlib.util.find_spec(PEERS[kind].module):
        theirs = _best("peer", kind, path)
        _print(kind, path, theirs, f"{theirs.seconds / ours.seconds:.1f} x ours")


def _print(kind: str, path: Path, row: Row, ratio: str) -> None:
    print(
        f"| {kind} | {path.stat().st_size / 1e6:.1f} MB | {row.what} | {row.seconds:.2f} "
        f"| {ratio} | {row.best.wall:.2f} | {row.best.megabytes:.0f} | {row.found} |",
        flush=True,
    )


def _best(task: str, kind: str, path: Path) -> Row:
    rows = [_in_a_child(task, kind, path) for _ in range(RUNS)]
    return min(rows, key=lambda row: row.seconds)


def _in_a_child(task: str, kind: str, path: Path, lines: int = 0) -> Row:
    told = path.with_suffix(".told")
    told.write_text("", "utf-8")  # a child that fails must not leave what another found
    command = [sys.executable, "-m", "benchmarks.bench_statements", "--child"]
    figures = _measured([*command, task, kind, str(path), str(lines)])
    seconds, _, words = told.read_text("utf-8").partition("|")
    if not words:
        raise SystemExit(f"{task} {kind}: failed")
    what, found = words.split("|")
    return Row(what, figures, float(seconds), found)


def _child(task: str, kind: str, path: Path, lines: int) -> None:
    started = time.perf_counter()
    match task:
        case "write":
            what, found = "written", _written(kind, path, lines)
        case "read":
            what, found = "xl_recon", _ours(path)
        case _:
            what, found = PEERS[kind].module, PEERS[kind].reading(path)
    seconds = time.perf_counter() - started
    path.with_suffix(".told").write_text(f"{seconds}|{what}|{found}", "utf-8")


def _written(kind: str, path: Path, lines: int) -> str:
    from benchmarks.statement_files import WRITERS, a_large_statement  # noqa: PLC0415

    path.write_bytes(WRITERS[kind](a_large_statement(lines)))
    return str(lines)


def _ours(path: Path) -> str:
    from xl_recon.readers.document import Document  # noqa: PLC0415 - loading counts too
    from xl_recon.readers.statements import read_statements  # noqa: PLC0415

    read = read_statements(Document(path.name, lambda: path.open("rb"))).statements
    checks = ",".join(sorted({statement.check.value for statement in read}))
    return f"{sum(len(statement.lines) for statement in read)} lines, {checks}"


@dataclass(frozen=True, slots=True)
class Peer:
    """A library that reads the format, and how."""

    module: str
    reading: Callable[[Path], str]


def _mt940(path: Path) -> str:
    import mt940  # noqa: PLC0415

    found = mt940.parse(path.read_text("utf-8"))
    return f"{len(found)} lines"


def _ofx(path: Path) -> str:
    ofxparse = importlib.import_module("ofxparse")  # it has no types
    with path.open("rb") as file:
        return f"{len(ofxparse.OfxParser.parse(file).account.statement.transactions)} lines"


def _csv(path: Path) -> str:
    import pandas as pd  # noqa: PLC0415

    frame = pd.read_csv(
        path, sep=";", decimal=",", thousands=".", parse_dates=[0, 1], dayfirst=True
    )
    return f"{len(frame)} rows, nothing understood"


def _xlsx(path: Path) -> str:
    import openpyxl  # noqa: PLC0415

    with path.open("rb") as file:
        sheet = openpyxl.load_workbook(file, read_only=True).active
        assert sheet is not None
        return f"{sum(1 for _ in sheet.iter_rows(values_only=True))} rows, nothing understood"


PEERS = {
    "csv": Peer("pandas", _csv),
    "xlsx": Peer("openpyxl", _xlsx),
    "mt940": Peer("mt940", _mt940),
    "mt940 pages": Peer("mt940", _mt940),
    "ofx 1": Peer("ofxparse", _ofx),
    "ofx 2": Peer("ofxparse", _ofx),
}

if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        _child(sys.argv[2], sys.argv[3], Path(sys.argv[4]), int(sys.argv[5]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else LINES, sys.argv[2:])
