"""Programs run as whole processes, turn by turn, with the system's own account of each."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from statistics import median
from threading import Timer


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A program in the race. `book` is copied to `outcome` first; `prints` its outcome, or not."""

    name: str
    command: tuple[str, ...]
    outcome: Path
    book: Path | None = None
    prints: bool = False
    limit: float = 3600.0  # seconds, after which it is stopped


@dataclass(frozen=True, slots=True)
class Run:
    """One process: wall and processor seconds, peak memory; `finished` or stopped at its limit."""

    wall: float
    processor: float
    megabytes: float
    finished: bool = True


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of one program, the first in the first turn."""

    program: Program
    runs: tuple[Run, ...]

    @property
    def fastest(self) -> float:
        return min(run.wall for run in self.runs)

    @property
    def median(self) -> float:
        return median(run.wall for run in self.runs)

    @property
    def processor(self) -> float:
        return min(run.processor for run in self.runs)

    @property
    def megabytes(self) -> float:
        return max(run.megabytes for run in self.runs)

    @property
    def finished(self) -> bool:
        return all(run.finished for run in self.runs)

    def times(self, other: Runs) -> float:
        """Return how many times the other's time this took, in the turns both ran in."""
        return median(
            mine.wall / theirs.wall for mine, theirs in zip(self.runs, other.runs, strict=False)
        )


def race(programs: Sequence[Program], turns: int, slow: float) -> list[Runs]:
    """Run the programs turn by turn, so that other work on the machine slows none alone.

    One that took over `slow` seconds, or was stopped, does not run again.
    """
    runs: dict[str, list[Run]] = {program.name: [] for program in programs}
    for _ in range(turns):
        for program in programs:
            if any(run.wall > slow or not run.finished for run in runs[program.name]):
                continue
            runs[program.name].append(_run(program))
            print(f"  {program.name}: {runs[program.name][-1].wall:.2f} s", file=sys.stderr)
    return [Runs(program, tuple(runs[program.name])) for program in programs]


def _run(program: Program) -> Run:
    outcome = program.outcome
    if program.book:
        copyfile(program.book, outcome)
    run = _measured(program)
    for backup in outcome.parent.glob(f"{outcome.stem}.backup-*"):
        backup.unlink()
    return run


def _measured(program: Program) -> Run:
    target = program.outcome if program.prints else Path(os.devnull)
    complaints = program.outcome.with_suffix(".stderr")
    with target.open("wb") as out, complaints.open("wb") as told:
        started = time.perf_counter()
        process = subprocess.Popen(program.command, stdout=out, stderr=told)  # noqa: S603
        stop = Timer(program.limit, process.kill)
        stop.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        stop.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    finished = process.returncode >= 0 or wall < program.limit
    if finished and process.returncode not in {0, 1 if program.book else 0}:  # 1: rows are left
        raise SystemExit(f"{program.name}: {complaints.read_text()}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, finished)
