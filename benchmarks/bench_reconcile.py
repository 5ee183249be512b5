"""Recognition of a month against its truth: `python -m benchmarks.bench_reconcile [seed …]`.

Right: the party and just the documents that were meant, or the charge, the transfer. Left: red, or
the right party with nothing that is not true. Wrong: anything told that is not true. Then 10,000
lines against 20,000 documents and 5,000 parties are timed: the matching alone, then the command
`statement recognise` on a workbook, reading and writing included.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.reconciliation_month import a_month
from benchmarks.reconciliation_truth import CHARGE, NOBODY, TILL, TRANSFER, Month, Truth
from benchmarks.reconciliation_workbook import written
from xl_recon.matching.recognition import recognise
from xl_recon.matching.recognition_reading import POS
from xl_recon.matching.reconciliation_book import ReconciliationBook
from xl_recon.records.reconciliation import Recognition, StagedKind, Verdict

SEEDS = (1, 2, 3)


def main(seeds: list[int], *, tell: bool) -> None:
    print("| seed | lines | right | left | wrong | enough | right of those |")
    print("|---|---|---|---|---|---|---|")
    for seed in seeds:
        month = a_month(seed)
        found = recognise(month.lines, _book(month))
        judged = [judge(*pair) for pair in zip(found, month.truths, strict=True)]
        _print(seed, month, judged)
        if tell:
            _tell(month, found, judged)
    if not tell:
        _time()


def judge(found: Recognition, truth: Truth) -> str:
    """Return right, left or wrong."""
    if found.verdict is Verdict.RED:
        return "right" if truth.party == NOBODY else "left"
    match truth.party:
        case p if p == CHARGE:
            return "right" if found.kind is StagedKind.BANK_CHARGE else "wrong"
        case p if p == TRANSFER:
            return "right" if found.kind is StagedKind.TRANSFER else "wrong"
        case p if p == TILL:
            return "right" if found.level == POS else "wrong"
    paid = {(it.document, it.amount) for it in found.allocations}
    if found.party != truth.party or not paid <= set(truth.paid):
        return "wrong"
    return "right" if paid == set(truth.paid) else "left"


def _book(month: Month) -> ReconciliationBook:
    return ReconciliationBook.of(month.parties, month.documents, month.accounts, month.settings)


def _print(seed: int, month: Month, judged: list[str]) -> None:
    count, all_ = Counter(judged), len(judged)
    enough = [verdict for verdict, it in zip(judged, month.truths, strict=True) if it.enough]
    shares = " | ".join(f"{count[it] / all_:.2%}" for it in ("right", "left", "wrong"))
    right = enough.count("right") / len(enough)
    print(f"| {seed} | {all_:,} | {shares} | {len(enough) / all_:.1%} | {right:.2%} |")


def _tell(month: Month, found: tuple[Recognition, ...], judged: list[str]) -> None:
    for line, it, truth, verdict in zip(month.lines, found, month.truths, judged, strict=True):
        if verdict == "wrong" or (truth.enough and verdict == "left"):
            codes = [str((reason.code[10:], reason.where)) for reason in it.reasons]
            paid = [(part.document, str(part.amount)) for part in it.allocations]
            truly = [(key, str(part)) for key, part in truth.paid]
            print(verdict, truth.scenario, line.amount.amount, line.statement_party, line.iban)
            print("   ", line.description, "| truth", truth.party, truly)
            print("   ", it.verdict.value, it.party, paid, *codes)


def _time() -> None:
    month = a_month(9, lines=10_000, parties=5_000, documents=20_000)
    start = time.perf_counter()
    book = _book(month)
    ready = time.perf_counter()
    recognise(month.lines, book)
    done = time.perf_counter()
    print(
        f"10,000 lines x 20,000 documents: book {ready - start:.1f} s, lines {done - ready:.1f} s"
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mese.xlsx"
        written(month, path)
        start = time.perf_counter()
        subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "xl_recon", "statement", "recognise", str(path)],
            check=False,
            stdout=subprocess.DEVNULL,
        )
        print(f"statement recognise on a workbook: {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    main(numbers or list(SEEDS), tell="--tell" in sys.argv)
