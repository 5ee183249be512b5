"""Reads a large camt.053 in a child process: `python -m benchmarks.bench_read_camt [entries]`.

Each row is a process of its own, so that its peak memory is its own too.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from xl_recon.readers.document import Document
from xl_recon.readers.statements import read_statements
from xl_recon.workflows.read_documents import read_document

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>BENCH</MsgId><CreDtTm>2025-12-31T20:00:00</CreDtTm></GrpHdr><Stmt><Id>BENCH-1</Id>
<Acct><Id><IBAN>CH9300762011623852957</IBAN></Id><Ccy>CHF</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CHF">0</Amt>
<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2025-01-01</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CHF">{size}</Amt>
<CdtDbtInd>{sign}</CdtDbtInd><Dt><Dt>2025-12-31</Dt></Dt></Bal>
"""
_ENTRY = """<Ntry>
  <NtryRef>{number}</NtryRef>
  <Amt Ccy="CHF">{amount}</Amt>
  <CdtDbtInd>{sign}</CdtDbtInd>
  <Sts><Cd>BOOK</Cd></Sts>
  <BookgDt><Dt>{day}</Dt></BookgDt>
  <ValDt><Dt>{day}</Dt></ValDt>
  <AcctSvcrRef>ZV{number:014}</AcctSvcrRef>
  <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
  <NtryDtls><TxDtls>
    <Refs><AcctSvcrRef>ZV{number:014}</AcctSvcrRef><EndToEndId>E2E-{number}</EndToEndId></Refs>
    <Amt Ccy="CHF">{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd>
    <AmtDtls><InstdAmt><Amt Ccy="CHF">{amount}</Amt></InstdAmt></AmtDtls>
    <RltdPties>
      <Dbtr><Pty><Nm>{name}</Nm><PstlAdr><Ctry>CH</Ctry></PstlAdr></Pty></Dbtr>
      <DbtrAcct><Id><IBAN>CH56{number:017}</IBAN></Id></DbtrAcct>
      <Cdtr><Pty><Nm>{name}</Nm></Pty></Cdtr>
    </RltdPties>
    <RltdAgts><DbtrAgt><FinInstnId><BICFI>ABCDCHZZXXX</BICFI></FinInstnId></DbtrAgt></RltdAgts>
    <Purp><Cd>OTHR</Cd></Purp>
    <RltdDts><AccptncDtTm>{day}T10:15:00</AccptncDtTm></RltdDts>
    <RmtInf><Ustrd>Fattura {number} del {day} {name}</Ustrd></RmtInf>
  </TxDtls></NtryDtls>
  <AddtlNtryInf>Accredito {name}</AddtlNtryInf>
</Ntry>
"""
_NAMES = ("Rossi Impianti", "Bianchi e Figli", "Officina Verdi", "Studio Neri", "Alfa Trasporti")


def main(entries: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.xml"
        _write(path, entries)
        size = path.stat().st_size / 1e6
        print(f"camt.053: {entries} entries, {size:.0f} MB")
        for task in TASKS:
            _report(task, path, entries)


def _write(path: Path, entries: int) -> None:
    chance = random.Random(7)
    cents = [chance.randint(-500_000, 500_000) for _ in range(entries)]
    total = sum(cents)
    with path.open("w", encoding="utf-8") as file:
        file.write(_HEAD.format(size=_francs(total), sign=_sign(total)))
        for number, amount in enumerate(cents, 1):
            file.write(_entry(number, amount, chance))
        file.write("</Stmt></BkToCstmrStmt></Document>\n")


def _entry(number: int, amount: int, chance: random.Random) -> str:
    return _ENTRY.format(
        number=number,
        amount=_francs(amount),
        sign=_sign(amount),
        day=f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        name=chance.choice(_NAMES),
    )


def _francs(cents: int) -> str:
    return f"{abs(cents) // 100}.{abs(cents) % 100:02}"


def _sign(cents: int) -> str:
    return "DBIT" if cents < 0 else "CRDT"


def _report(task: str, path: Path, entries: int) -> None:
    command = [sys.executable, "-m", "benchmarks.bench_read_camt", task, str(path)]
    result = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    wall, processor, megabytes, found = result.stdout.split()
    rate = entries / float(wall)
    print(
        f"  {task:6} {wall:>6} s (processor {processor} s) {megabytes:>5} MB {rate:7.0f}/s  {found}"
    )


def _child(task: str, path: Path) -> None:
    start, start_of_work = time.perf_counter(), time.process_time()
    found = TASKS[task](path)
    wall, processor = time.perf_counter() - start, time.process_time() - start_of_work
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{wall:.2f} {processor:.2f} {peak} {found}")


def _document(path: Path) -> Document:
    return Document(path.name, lambda: path.open("rb"))


def _parse(path: Path) -> str:
    statement = read_statements(_document(path)).statements[0]
    return f"check:{statement.check.value}"


def _json(path: Path) -> str:
    with path.with_suffix(".json").open("w", encoding="utf-8") as file:
        file.writelines(read_document(_document(path)))
    return f"json:{path.with_suffix('.json').stat().st_size // 1_000_000}MB"


def _floor(path: Path) -> str:
    """The XML alone: iterparse over the entries, nothing taken out."""
    count = 0
    for _, element in etree.iterparse(str(path), tag="{*}Ntry", huge_tree=True):
        element.clear()
        count += 1
    return f"entries:{count}"


def _tree(path: Path) -> str:
    """A peer that loads the whole tree and takes out five fields of each entry."""
    rows = [
        [entry.findtext(f"{{*}}{name}") for name in ("Amt", "CdtDbtInd", "AcctSvcrRef")]
        + [entry.findtext(".//{*}Ustrd"), entry.findtext(".//{*}Nm")]
        for entry in etree.parse(str(path)).iterfind(".//{*}Ntry")
    ]
    return f"rows:{len(rows)}"


TASKS: dict[str, Callable[[Path], str]] = {
    "floor": _floor,
    "parse": _parse,
    "json": _json,
    "tree": _tree,
}

if __name__ == "__main__":
    if len(sys.argv) > 2 and sys.argv[1] in TASKS:  # noqa: PLR2004
        _child(sys.argv[1], Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
