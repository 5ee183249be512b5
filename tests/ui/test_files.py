from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from xl_recon.errors import (
    DiskFull,
    EmptyDocument,
    FileExists,
    MissingFile,
    UnreadableFile,
)
from xl_recon.ui import files


def test_a_document_is_read_only_when_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "estratto.xml"
    path.write_bytes(b"prima")
    document = files.document(path)
    path.write_bytes(b"dopo")
    assert (document.name, document.content) == ("estratto.xml", b"dopo")


def test_a_digest_is_the_sha256_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "estratto.xml"
    path.write_bytes(b"abc" * 100_000)
    assert files.sha256(files.document(path)) == hashlib.sha256(b"abc" * 100_000).hexdigest()


def test_what_cannot_be_read_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "vuoto").touch()
    with pytest.raises(MissingFile):
        files.document(tmp_path / "manca")
    with pytest.raises(MissingFile):
        files.document(tmp_path / "vuoto" / "dentro")
    with pytest.raises(EmptyDocument):
        files.document(tmp_path / "vuoto")
    with pytest.raises(UnreadableFile):
        files.document(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tubo.csv")
    with pytest.raises(UnreadableFile, match="special"):
        files.document(tmp_path / "tubo.csv")


def test_two_files_of_one_name_are_told_apart_by_their_folders() -> None:
    paths = [Path("gennaio/estratto.xml"), Path("febbraio/estratto.xml"), Path("altro.xml")]
    assert files.names_of(paths) == [str(paths[0]), str(paths[1]), "altro.xml"]


def test_a_new_file_never_replaces_one(tmp_path: Path) -> None:
    path = tmp_path / "x"
    files.create(path, b"1")
    with pytest.raises(FileExists):
        files.create(path, b"2")
    assert path.read_bytes() == b"1"


def test_the_first_free_name_is_found(tmp_path: Path) -> None:
    for name in ("x.txt", "x-2.txt"):
        (tmp_path / name).touch()
    assert files.free_name(tmp_path, "x", ".txt").name == "x-3.txt"
    assert files.free_name(tmp_path, "y", ".txt").name == "y.txt"


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file may grow beyond a size, as on a full disk."""
    resource = pytest.importorskip("resource", reason="limits of a process are not known here")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_leaves_no_half_made_file(tmp_path: Path) -> None:
    with pytest.raises(DiskFull), room_for(100):
        files.create(tmp_path / "x", bytes(1_000))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with pytest.raises(MissingFile):
        files.make_folder(tmp_path / "x" / "y")
    with pytest.raises(FileExists):
        files.make_folder(tmp_path / "x")


def test_what_the_package_carries_comes_before_the_checkout(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert files.template().startswith(b"PK")
    monkeypatch.setattr(files, "_TEMPLATE", "cells.py")  # some file that the package does carry
    assert b"from __future__" in files.template()
