"""`xl-recon apply` as a whole process, beside openpyxl: `python -m benchmarks.bench_apply`.

100,000 journal rows x 1,000 rules, 80 % hits, row colours; verification, backup and the undo log
are part of what is measured. The peer does the same completion with openpyxl and a loop over the
rules (`peer_openpyxl.py`), without backup, check or log. Then the growth: 10,000, 100,000 and
1,000,000 rows; 100, 1,000 and 10,000 rules. `--quick` leaves out the peer and the million.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

PEER_SIZE = (100_000, 1_000)
GROWTH = ((10_000, 1_000), (100_000, 100), (100_000, 1_000), (100_000, 10_000))
MILLION = (1_000_000, 1_000)
RUNS = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """One process: wall seconds, processor seconds, peak memory."""

    wall: float
    processor: float
    megabytes: float


def main() -> None:
    options = _options()
    print("| rows | rules | file | what | wall s | processor s | peak MB |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        ours = {size: _ours(Path(folder), *size) for size in _sizes(quick=options.quick)}
        if not options.quick:
            peer = _peer(Path(folder))
            ratio = peer.wall / ours[PEER_SIZE].wall
            print(f"\n{ratio:.1f} times as fast as openpyxl with a loop over the rules")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    return parser.parse_args()


def _sizes(*, quick: bool) -> tuple[tuple[int, int], ...]:
    return GROWTH if quick else (*GROWTH, MILLION)


def _ours(folder: Path, rows: int, rules: int) -> Figures:
    source = folder / f"{rows}x{rules}.xlsx"
    # In a process of its own: what this one holds would count as its children's memory.
    _measured([sys.executable, "-m", "benchmarks.ledgers", str(source), str(rows), str(rules)])
    runs = []
    for _ in range(1 if (rows, rules) == MILLION else RUNS):
        work = folder / "work.xlsx"
        copyfile(source, work)
        runs.append(_measured([sys.executable, "-m", "xl_recon", "apply", str(work)]))
        for backup in folder.glob("work.backup-*"):
            backup.unlink()
    return _row(rows, rules, source, "xl-recon apply", sorted(runs, key=lambda run: run.wall))


def _peer(folder: Path) -> Figures:
    rows, rules = PEER_SIZE
    source = folder / f"{rows}x{rules}.xlsx"
    command = [
        sys.executable,
        "-m",
        "benchmarks.peer_openpyxl",
        str(source),
        str(folder / "peer.xlsx"),
    ]
    return _row(rows, rules, source, "openpyxl + loop", [_measured(command)])


def _row(rows: int, rules: int, source: Path, what: str, runs: list[Figures]) -> Figures:
    median = runs[len(runs) // 2]
    print(
        f"| {rows:,} | {rules:,} | {source.stat().st_size / 1e6:.1f} MB | {what} "
        f"| {median.wall:.2f} | {median.processor:.2f} | {median.megabytes:.0f} |",
        flush=True,
    )
    return median


def _measured(command: list[str]) -> Figures:
    """Run a process to its end; the system's own account of it, not the parent's."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # noqa: S603
    assert process.stderr is not None
    told = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    code = os.waitstatus_to_exitcode(status)
    if code not in {0, 1}:  # 1: rows are left that need a person
        raise SystemExit(told.decode())
    process.returncode = code
    return Figures(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
