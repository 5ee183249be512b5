"""The file around the tables: backups, locks, rights, links, names."""

from __future__ import annotations

import os
import shutil
import stat
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.workbook.files import MOMENT, TEMPLATE, a_workbook, opened, parts_of, rewritten
from xl_recon.errors import (
    DiskFull,
    EmptyDocument,
    EncryptedWorkbook,
    FileChanged,
    MissingFile,
    NotAWorkbook,
    OpenElsewhere,
    ReadOnly,
    UnreadableFile,
    VerificationFailed,
)
from xl_recon.workbook.file_store import FileStore
from xl_recon.workbook.store import TableWrite

PARTY = TableWrite(table="Anagrafica", appended={"Codice": ["1"], "Denominazione": ["Rossi"]})
NOT_ROOT = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights do not bind this user"
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def backups(folder: Path) -> list[str]:
    return [name for name in names(folder) if ".backup-" in name]


def codes(path: Path) -> list[object]:
    return list(opened(path).read("Anagrafica", ["Codice"]).columns["Codice"])


def test_the_old_file_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    opened(path).write([PARTY])
    assert names(tmp_path) == ["Registrazioni.backup-20250201-093000.xlsx", "Registrazioni.xlsx"]
    assert (tmp_path / names(tmp_path)[0]).read_bytes() == TEMPLATE.read_bytes()
    assert codes(path) == ["1"]


def test_a_run_keeps_the_file_as_it_was_before_its_first_change(tmp_path: Path) -> None:
    store = opened(a_workbook(tmp_path))
    store.write([PARTY])
    store.write([PARTY])
    assert len(backups(tmp_path)) == 1
    assert (tmp_path / backups(tmp_path)[0]).read_bytes() == TEMPLATE.read_bytes()


def test_the_newest_ten_backups_stay(tmp_path: Path) -> None:
    path = a_workbook(tmp_path, "Ditta [2025] è *.xlsx")
    other = tmp_path / "Ditta 2 è.backup-20200101-000000.xlsx"
    other.write_bytes(b"")
    for hours in range(13):
        FileStore(path, moment=MOMENT + timedelta(hours=hours)).write([PARTY])
    own = [name for name in backups(tmp_path) if name != other.name]
    newest = [MOMENT + timedelta(hours=hours) for hours in range(3, 13)]
    assert own == [f"Ditta [2025] è *.backup-{each:%Y%m%d-%H%M%S}.xlsx" for each in newest]
    assert other.exists()


def test_a_disk_without_links_gets_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refused)
    opened(a_workbook(tmp_path)).write([PARTY])
    assert (tmp_path / backups(tmp_path)[0]).read_bytes() == TEMPLATE.read_bytes()


def test_a_backup_that_finds_no_room_is_not_left_torn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "no links here")

    def torn(_: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "no room")

    monkeypatch.setattr(os, "link", refused)
    monkeypatch.setattr(shutil, "copy2", torn)
    path = a_workbook(tmp_path)
    with pytest.raises(DiskFull):
        opened(path).write([PARTY])
    assert names(tmp_path) == [path.name]
    assert path.read_bytes() == TEMPLATE.read_bytes()


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = a_workbook(tmp_path)
    path.chmod(mode)
    opened(path).write([PARTY])
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_nobody_else_may_read_a_private_file_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_workbook(tmp_path)
    path.chmod(0o600)
    modes = []

    def flushed(handle: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(handle).st_mode))

    monkeypatch.setattr(os, "fsync", flushed)
    opened(path).write([PARTY])
    assert modes[0] == 0o600


def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    path.chmod(0o444)
    with pytest.raises(ReadOnly, match=r"Registrazioni\.xlsx"):
        opened(path).write([PARTY])
    assert names(tmp_path) == [path.name]


@NOT_ROOT
def test_a_folder_that_takes_no_new_file_is_refused(tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(ReadOnly):
            opened(path).write([PARTY])
    finally:
        tmp_path.chmod(0o755)
    assert path.read_bytes() == TEMPLATE.read_bytes()


@pytest.mark.parametrize(
    ("lock", "content", "user"),
    [
        ("~$Ditta.xlsx", b"\x0bMario Rossi" + b" " * 43 + b"\x0b\x00M\x00a", "Mario Rossi"),
        ("~$Ditta.xlsx", b"", ""),
        (".~lock.Ditta.xlsx#", b",mario,pc,01.02.2025 09:30,file:///home/m;", ""),
        (".~lock.Ditta.xlsx#", "Nicolò Rossi,nicolo,pc,;".encode(), "Nicolò Rossi"),
    ],
)
def test_a_file_open_elsewhere_is_refused(
    tmp_path: Path, lock: str, content: bytes, user: str
) -> None:
    path = a_workbook(tmp_path, "Ditta.xlsx")
    (tmp_path / lock).write_bytes(content)
    with pytest.raises(OpenElsewhere) as caught:
        opened(path).write([PARTY])
    assert caught.value.user == user
    assert path.read_bytes() == TEMPLATE.read_bytes()
    assert len(names(tmp_path)) == 2


def test_a_lock_of_another_file_does_not_matter(tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    (tmp_path / "~$Altro.xlsx").write_bytes(b"")
    opened(path).write([PARTY])
    assert codes(path) == ["1"]


@pytest.mark.parametrize(
    "name",
    ["Ditta & figli.xlsx", "[prova] (1) è già.xlsx", "a*b?.xlsx", "🧾.xlsx", "senza estensione"],
)
def test_a_file_of_any_name(tmp_path: Path, name: str) -> None:
    path = a_workbook(tmp_path, name)
    left = path.with_name(f".{name}.1.xl-recon-tmp")
    left.write_bytes(b"torn")
    opened(path).write([PARTY])
    assert codes(path) == ["1"]
    assert name in names(tmp_path)
    assert len(names(tmp_path)) == 2


def test_a_link_to_the_workbook_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "archivio").mkdir()
    (tmp_path / "lavoro").mkdir()
    real = a_workbook(tmp_path / "archivio")
    link = tmp_path / "lavoro" / "Ditta.xlsx"
    link.symlink_to(real)
    opened(link).write([PARTY])
    assert link.is_symlink()
    assert codes(real) == codes(link) == ["1"]
    assert names(tmp_path / "lavoro") == ["Ditta.xlsx"]


@pytest.mark.parametrize("lock", ["lavoro/~$Ditta.xlsx", "archivio/~$Registrazioni.xlsx"])
def test_a_linked_workbook_is_locked_under_either_name(tmp_path: Path, lock: str) -> None:
    (tmp_path / "archivio").mkdir()
    (tmp_path / "lavoro").mkdir()
    link = tmp_path / "lavoro" / "Ditta.xlsx"
    link.symlink_to(a_workbook(tmp_path / "archivio"))
    (tmp_path / lock).write_bytes(b"")
    with pytest.raises(OpenElsewhere):
        opened(link).write([PARTY])


def test_another_file_may_take_the_result(tmp_path: Path) -> None:
    path, out = a_workbook(tmp_path), tmp_path / "Nuovo.xlsx"
    store = FileStore(path, moment=MOMENT, out=out)
    store.write([PARTY])
    assert path.read_bytes() == TEMPLATE.read_bytes()
    assert codes(out) == ["1"]
    store.write([PARTY])
    assert codes(out) == ["1", "1"]
    assert path.read_bytes() == TEMPLATE.read_bytes()


def test_leftovers_of_a_crash_are_cleared_away(tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    left = tmp_path / ".Registrazioni.xlsx.12345.xl-recon-tmp"
    others = tmp_path / ".Altro.xlsx.12345.xl-recon-tmp"
    left.write_bytes(b"torn")
    others.write_bytes(b"torn")
    opened(path).write([PARTY])
    assert (left.exists(), others.exists()) == (False, True)


def test_a_file_that_changed_since_it_was_read_is_refused(tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    store = opened(path)
    opened(path).write([PARTY])
    theirs = path.read_bytes()
    with pytest.raises(FileChanged):
        store.write([PARTY])
    assert path.read_bytes() == theirs


def test_a_store_reads_what_another_wrote(tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    store = opened(path)
    assert list(store.read("Anagrafica", ["Codice"]).columns["Codice"]) == [None]
    opened(path).write([PARTY])
    opened(path).write([PARTY])
    assert list(store.read("Anagrafica", ["Codice"]).columns["Codice"]) == ["1", "1"]
    assert list(store.fills("Anagrafica")) == ["", ""]


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match=r"niente\.xlsx"):
        opened(tmp_path / "niente.xlsx")


def test_a_folder_is_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        opened(tmp_path)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CONTENTS = {
    b"": EmptyDocument,
    b"Data;Importo\n": NotAWorkbook,
    b"PK\x03\x04 torn": NotAWorkbook,
    OLE + bytes(600): NotAWorkbook,
    OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"): EncryptedWorkbook,
}


@pytest.mark.parametrize("content", CONTENTS)
def test_what_is_no_workbook_is_called_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    with pytest.raises(CONTENTS[content], match=r"x\.xlsx"):
        opened(path)


def test_a_zip_without_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("a.txt", "a")
    with pytest.raises(NotAWorkbook, match="no workbook"):
        opened(path)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/styles.xml", "xl/tables/table1.xml"])
def test_a_workbook_with_a_torn_part(tmp_path: Path, part: str) -> None:
    path = rewritten(a_workbook(tmp_path), part, lambda content: content[: len(content) // 2])
    with pytest.raises(NotAWorkbook, match=part.rpartition("/")[2]):
        opened(path)


def test_a_torn_sheet_is_called_so_when_it_is_read(tmp_path: Path) -> None:
    part = "xl/worksheets/sheet2.xml"
    path = rewritten(
        a_workbook(tmp_path), part, lambda content: content[: content.index(b"</sheetData>")]
    )
    with pytest.raises(NotAWorkbook, match=part):
        opened(path).read("Registrazioni")


def test_a_flipped_byte_is_found(tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    with zipfile.ZipFile(path) as package:
        info = package.getinfo("xl/worksheets/sheet3.xml")
    content = bytearray(path.read_bytes())
    content[info.header_offset + 200] ^= 0x55
    path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises((NotAWorkbook, VerificationFailed)):
        opened(path).write([PARTY])
    assert path.read_bytes() == before
    assert names(tmp_path) == [path.name]


def test_parts_that_need_not_change_keep_every_byte(tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    before = parts_of(path)
    opened(path).write([PARTY])
    after = parts_of(path)
    assert set(after) == set(before)
    changed = {name for name in before if before[name] != after[name]}
    sheet = next(name for name in changed if "worksheets/sheet" in name)
    assert changed <= {"xl/workbook.xml", sheet}


def test_a_day_before_zip_counts_is_no_hindrance(tmp_path: Path) -> None:
    path = a_workbook(tmp_path)
    FileStore(path, moment=datetime(1979, 1, 1)).write([PARTY])  # noqa: DTZ001
    assert backups(tmp_path) == ["Registrazioni.backup-19790101-000000.xlsx"]
