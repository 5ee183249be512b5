"""A process killed at any moment, a disk that fills at any byte: the old file or the new one."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.workbook.files import ROOT, TEMPLATE, a_workbook, opened, parts_of
from xl_recon.workbook.store import TableWrite

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and limits are POSIX")
_ROWS = 3_000
_SCRIPT = """
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from xl_recon.plan.changes import AppendRows, Plan
from xl_recon.records.batch import Stamp
from xl_recon.records.journal import JournalRow
from xl_recon.workbook.file_store import FileStore
from xl_recon.workbook.journal_workbook import JournalWorkbook

path, rows, limit = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
moment = datetime(2025, 2, 1, 9, 30)
workbook = JournalWorkbook(FileStore(path, moment=moment))
row = JournalRow(date=date(2025, 1, 31), description="Affitto", amount=Decimal("10.00"))
plan = Plan((AppendRows(rows=(row,) * rows, because=""),))
if limit:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
print("ready", flush=True)
try:
    workbook.apply(plan, Stamp(command="prova", moment=moment))
except Exception as refused:
    print(type(refused).__name__, flush=True)
else:
    print("done", flush=True)
"""


def child(path: Path, limit: int = 0) -> subprocess.Popen[str]:
    """A process that applies a plan; it says `ready` just before."""
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", _SCRIPT, str(path), str(_ROWS), str(limit)],
        stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip


def spoken(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def digest(path: Path) -> str:
    """A digest of every part, unpacked and checked: equal parts may be packed in two ways."""
    content = hashlib.sha256()
    for name, part in parts_of(path).items():
        content.update(b"%s %d " % (name.encode(), len(part)) + part)
    return content.hexdigest()


def height(path: Path) -> int:
    return opened(path).read("Registrazioni", []).height


def applied(folder: Path) -> tuple[str, float]:
    """The digest of the new file, and how long it takes to get there."""
    folder.mkdir()
    path = a_workbook(folder)
    with child(path) as process:
        assert spoken(process) == "ready"
        start = time.perf_counter()
        assert spoken(process) == "done"
        took = time.perf_counter() - start
    return digest(path), took


def assert_survives_a_kill(folder: Path, after: float, new: str) -> bool:
    """Kill a process so many seconds into its work; whether it had finished."""
    path = a_workbook(folder)
    with child(path) as process:
        assert spoken(process) == "ready"
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
    found = digest(path)
    assert found in {digest(TEMPLATE), new}
    assert height(path) == (_ROWS if found == new else 1)
    for backup in folder.glob("*.backup-*"):
        assert digest(backup) == digest(TEMPLATE)
    opened(path).write([TableWrite(table="Segmenti", appended={"Codice": ["A"]})])
    assert not list(folder.glob(".*"))
    for left in folder.iterdir():
        left.unlink()
    return found == new


def assert_survives(folder: Path, times: int) -> None:
    new, took = applied(folder / "whole")
    chance = random.Random(times)  # noqa: S311 - moments, no secrets
    place = folder / "killed"
    place.mkdir()
    ended = [
        assert_survives_a_kill(place, chance.uniform(0, 1.2 * took), new) for _ in range(times)
    ]
    assert not all(ended), "no process was killed in time"


def test_a_killed_process_leaves_the_old_file_or_the_new(tmp_path: Path) -> None:
    assert_survives(tmp_path, 15)


@pytest.mark.sweep
def test_two_hundred_killed_processes_leave_the_old_file_or_the_new(tmp_path: Path) -> None:
    assert_survives(tmp_path, 200)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.35, 0.6, 0.9, 0.999])
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, share: float) -> None:
    applied(tmp_path / "whole")
    size = (tmp_path / "whole" / "Registrazioni.xlsx").stat().st_size
    place = tmp_path / "full"
    place.mkdir()
    path = a_workbook(place)
    with child(path, limit=max(1, int(size * share))) as process:
        assert spoken(process) == "ready"
        assert spoken(process) == "DiskFull"
    assert digest(path) == digest(TEMPLATE)
    assert [left.name for left in place.iterdir()] == [path.name]
