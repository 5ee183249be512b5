"""Rules beside their peers: `python -m benchmarks.bench_peers [--rows N] [--rules M]`.

Whole processes over the same rows and rules (`peer_inputs.py`); the peers read and write plain
text, we a workbook with verification, backup and undo log. What each made of every row is compared
with ours. hledger is taken where it is installed; beancount and smart_importer from the
interpreter that `--peer-python` or XL_RECON_PEER_PYTHON names. What is missing is told.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import which

# What this process holds would count as its children's memory: so nothing of xl_recon here.
from benchmarks.peer_races import Program, Runs, race

OURS, MIXED = "xl-recon apply", "xl-recon apply, mixed rules"
LEARNER = "smart_importer"
OTHER_JOBS = frozenset({MIXED, LEARNER})
BOOKED = "earlier/booked.csv"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Rows a program matched, rows it completed otherwise than we, or on another account."""

    matched: int
    differing: int
    other_account: int
    examples: str = ""


def main() -> None:
    options = _options()
    print(f"{options.rows:,} rows x {options.rules:,} rules; Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _told([*_module("peer_inputs"), name, str(options.rows), str(options.rules)])
        _print_sizes(folder)
        results = race([*_programs(folder, options)], options.runs, options.slow)
        agreements = _agreements(results)
    print(
        f"\nWhat takes over {options.slow:.0f} s runs once. x ours: by our fastest run; same turn:"
    )
    print("by our run of the same turn, the fairer figure where there was one run only.")
    _print_table(results, agreements)
    _print_learner(results, agreements)
    _print_ratios({result.program.name: result for result in results})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--rules", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=3, help="turns; slow programs run once")
    parser.add_argument("--slow", type=float, default=15.0, help="seconds for one run to do")
    parser.add_argument("--learner-limit", type=float, default=300.0, help="0 leaves it out")
    parser.add_argument("--peer-python", default=os.environ.get("XL_RECON_PEER_PYTHON", ""))
    return parser.parse_args()


def _print_sizes(folder: Path) -> None:
    names = ("plain.xlsx", "mixed.xlsx", "bank.csv", "rules.csv", "hledger.rules")
    sizes = (f"{name} {(folder / name).stat().st_size / 1e6:.2f} MB" for name in names)
    print("files:", ", ".join(sizes))


def _programs(folder: Path, options: argparse.Namespace) -> Iterator[Program]:
    bank, rules = str(folder / "bank.csv"), str(folder / "rules.csv")
    yield _ours(OURS, folder, "plain")
    yield _ours(MIXED, folder, "mixed")
    for name, extra in (
        ("loop, texts folded at each look", ()),
        ("loop, texts folded once", ("prepared",)),
    ):
        out = folder / f"loop{len(extra)}.csv"
        yield Program(
            name=name,
            command=(*_module("peer_loop"), bank, rules, str(out), *extra),
            outcome=out,
        )
    yield from _hledger(folder, bank)
    yield from _beancount(folder, options.peer_python, (bank, rules))
    yield from _smart_importer(folder, options, bank)


def _ours(name: str, folder: Path, book: str) -> Program:
    work = folder / f"{book}-work.xlsx"
    command = (sys.executable, "-m", "xl_recon", "apply", str(work))
    return Program(name=name, command=command, outcome=work, book=folder / f"{book}.xlsx")


def _hledger(folder: Path, bank: str) -> Iterator[Program]:
    program = which("hledger")
    if not program:
        print("hledger is not installed: left out")
        return
    print("peer:", _told([program, "--version"]))
    rules = str(folder / "hledger.rules")
    yield Program(
        name="hledger print",
        command=(program, "-f", bank, "--rules-file", rules, "print"),
        outcome=folder / "hledger.journal",
        prints=True,
    )


def _beancount(folder: Path, python: str, inputs: tuple[str, str]) -> Iterator[Program]:
    if _has(python, "beancount", "beangulp"):
        out = folder / "importer.beancount"
        yield Program(
            name="beancount, beangulp importer",
            command=(python, "-m", "benchmarks.peer_beancount", *inputs, str(out)),
            outcome=out,
        )


def _smart_importer(folder: Path, options: argparse.Namespace, bank: str) -> Iterator[Program]:
    python, limit = options.peer_python, options.learner_limit
    if not limit:
        print("smart_importer: left out as asked")
    elif _has(python, "smart_importer"):
        earlier, booked = folder / "earlier", folder / BOOKED
        inputs = (str(earlier / name) for name in ("bank.csv", "rules.csv"))
        _told([*_module("peer_loop"), *inputs, str(booked), "prepared"])
        out = folder / "learnt.beancount"
        yield Program(
            name=LEARNER,
            command=(python, "-m", "benchmarks.peer_smart_importer", bank, str(booked), str(out)),
            outcome=out,
            limit=limit,
        )


def _has(python: str, *packages: str) -> bool:
    """Whether the peers' interpreter has these, told with their versions."""
    ask = f"from importlib.metadata import version; print(*map(version, {packages}))"
    try:
        versions = _told([python, "-c", f"import {', '.join(packages)}; {ask}"])
    except (OSError, subprocess.CalledProcessError):
        print(f"{', '.join(packages)}: not in {python or '(no --peer-python)'}: left out")
        return False
    print("peer:", ", ".join(packages), versions)
    return True


def _agreements(results: list[Runs]) -> dict[str, Agreement]:
    done = [result.program for result in results if result.finished]
    ours = next(program.outcome for program in done if program.name == OURS)
    files = [str(program.outcome) for program in done]
    lines = _told([*_module("peer_outcomes"), str(ours), *files]).splitlines()
    return {it.name: _agreement(line) for it, line in zip(done, lines, strict=True)}


def _agreement(line: str) -> Agreement:
    matched, differing, other_account, *examples = line.split("\t")
    return Agreement(int(matched), int(differing), int(other_account), " ".join(examples))


def _print_table(results: list[Runs], agreements: dict[str, Agreement]) -> None:
    ours = results[0]
    print("| program | runs | fastest s | median s | cpu s | peak MB | matched | unlike ", end="")
    print("| x ours | same turn |\n" + "|---" * 10 + "|")
    for it in results:
        matched, unlike = _agreement_cells(it.program, agreements.get(it.program.name))
        print(
            f"| {it.program.name} | {len(it.runs)} | {it.fastest:.2f} | {it.median:.2f} "
            f"| {it.processor:.2f} | {it.megabytes:.0f} | {matched} | {unlike} "
            f"| {it.fastest / ours.fastest:.1f} | {it.times(ours):.1f} |"
        )


def _agreement_cells(program: Program, found: Agreement | None) -> tuple[str, str]:
    if found is None:
        return "stopped", ""
    if program.name in OTHER_JOBS:
        return f"{found.matched:,}", "other job"
    if found.differing:
        print(f"{program.name}: {found.examples}", file=sys.stderr)
    return f"{found.matched:,}", f"{found.differing:,}"


def _print_learner(results: list[Runs], agreements: dict[str, Agreement]) -> None:
    learner = next((it for it in results if it.program.name == LEARNER), None)
    if learner is None:
        return
    found, ours = agreements.get(LEARNER), agreements[OURS].matched
    print(f"\n{LEARNER} learns from as many booked rows of the same payees and knows no rules:")
    if found is None:
        print(f"not done within {learner.program.limit:.0f} s, stopped")
        return
    right = ours - found.other_account
    print(f"{right / ours:.0%} of the {ours:,} accounts right; it booked {found.matched:,} rows")


def _print_ratios(results: dict[str, Runs]) -> None:
    ours = results[OURS]
    peers = [it for name, it in results.items() if name not in {OURS, *OTHER_JOBS}]
    fastest = min(peers, key=lambda it: it.fastest)
    print(f"\nfastest peer: {fastest.program.name}, {_times(fastest, ours)} our time")
    print(f"mixed rules: {_times(results[MIXED], ours)} the time of plain phrases")


def _times(one: Runs, other: Runs) -> str:
    return f"{one.fastest / other.fastest:.2f} times ({one.times(other):.2f} turn by turn)"


def _module(name: str) -> tuple[str, ...]:
    return (sys.executable, "-m", f"benchmarks.{name}")


def _told(command: list[str]) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()  # noqa: S603


if __name__ == "__main__":
    main()
