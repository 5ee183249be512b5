"""Reads a large CBI report: `python -m benchmarks.bench_statements_cbi [movements]`.

The floor is the file cut into its records, nothing understood. In a process of its own, so that
the peak of its memory is its own too.
"""

from __future__ import annotations

import resource
import sys
import time

from tests.readers.cbi_records import (
    CITY,
    a_closing,
    a_detail,
    a_movement,
    a_report,
    an_opening,
)
from xl_recon.readers.document import Document
from xl_recon.readers.statements import cbi


def main(movements: int) -> None:
    content = _content(movements)
    document = Document.of("large.rh", content)
    before = _peak()
    print(f"cbi: {movements} movements, {len(content) / 1e6:.0f} MB")
    start = time.perf_counter()
    count = len(content.decode().split("\r\n"))
    _report("floor", start, movements, f"records:{count}")
    start = time.perf_counter()
    recognised = cbi.recognises(document)
    _report("recognise", start, movements, str(recognised))
    start = time.perf_counter()
    statement = cbi.read(document)[0]
    _report("read", start, movements, f"check:{statement.check.value}")
    print(f"  memory     {before} MB before, {_peak()} MB at the peak")
    assert len(statement.lines) == movements


def _report(task: str, start: float, movements: int, found: str) -> None:
    seconds = time.perf_counter() - start
    print(f"  {task:10} {seconds:6.2f} s  {movements / seconds:9.0f}/s  {found}")


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _content(movements: int) -> bytes:
    records = [an_opening("000000000000,00")]
    for number in range(movements):
        name = f"OFFICINA VERDI {number % 997}"
        records += [
            a_movement("000000000001,25", reference=f"RIF{number:010}", words="BONIFICO"),
            a_detail(f"YYY03032025{'00000000000':<16}{name:<40}{'MILANO':<40}"),
            a_detail(f"YY2{'VIA ROMA 1':<50}{CITY:<34}"),
            a_detail(f"ID1{f'MSG-{number}':<35}{f'E2E-{number}':<35}"),
            a_detail(f"RI1PAGAMENTO FATTURA {number} DEL 03/03/2025"),
        ]
    cents = movements * 125
    records.append(a_closing(f"{cents // 100:012},{cents % 100:02}"))
    return a_report(*records)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
