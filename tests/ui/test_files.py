from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from xl_recon.errors import EmptyDocument, FileExists, MissingFile, UnreadableFile
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
