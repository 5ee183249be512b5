from __future__ import annotations

import io
import struct

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.addin.reading_vba import decompressed, records, sources_in
from xl_recon.ui.addin.ovba import (
    Module,
    ModuleKind,
    Project,
    Reference,
    encrypted,
    vba_project,
)

GUID = "{0A1B2C3D-0000-4000-8000-112233445566}"
SOURCE = "Public Function Sum() As Long\n    Sum = 1\nEnd Function\n"


def a_module(name: str = "Sums", source: str = SOURCE) -> Module:
    return Module(name=name, source=source, kind=ModuleKind.PROCEDURAL)


def a_project(*modules: Module) -> Project:
    reference = Reference(name="stdole", library="*\\G{00020430}#2.0#0##OLE Automation")
    return Project(name="Invented", guid=GUID, modules=modules, references=(reference,))


def stream(project: Project, *path: str) -> bytes:
    with olefile.OleFileIO(io.BytesIO(vba_project(project))) as file:
        content: bytes = file.openstream(list(path)).read()
        return content


def decrypted(text: str, guid: str) -> bytes:
    """[MS-OVBA] 2.4.3.3, as the specification tells it."""
    seed, version_enc, key_enc, *rest = bytes.fromhex(text)
    assert version_enc ^ seed == 2
    key = key_enc ^ seed
    assert key == sum(guid.encode()) & 0xFF
    unencrypted, encrypted_1, encrypted_2 = key, key_enc, version_enc
    plain = []
    for byte in rest:
        plain.append(byte ^ (encrypted_2 + unencrypted) & 0xFF)
        encrypted_2, encrypted_1, unencrypted = encrypted_1, byte, plain[-1]
    plain = plain[(seed & 6) // 2 :]
    length = int.from_bytes(bytes(plain[:4]), "little")
    assert length == len(plain) - 4
    return bytes(plain[4:])


def test_every_module_reads_back() -> None:
    modules = [a_module(f"Module{number}", SOURCE * (number * 40 + 1)) for number in range(5)]
    assert sources_in(vba_project(a_project(*modules))) == {
        module.name: module.content().decode("cp1252") for module in modules
    }


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_lines_end_as_windows_ends_them(ends: str) -> None:
    module = a_module(source=f"Option Explicit{ends}' così{ends}")
    assert module.content() == "Option Explicit\r\n' così\r\n".encode("cp1252")


def test_a_letter_outside_the_code_page_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        vba_project(a_project(a_module(source="' Тест\n")))


def test_the_directory_counts_and_names_the_modules() -> None:
    found = records(decompressed(stream(a_project(a_module("A"), a_module("B")), "VBA", "dir")))
    assert dict(found)[0x0F] == struct.pack("<H", 2)
    assert [content for number, content in found if number == 0x19] == [b"A", b"B"]
    assert [number for number, _ in found][-1] == 0x10


def test_the_directory_says_what_each_module_is() -> None:
    book = Module(name="ThisWorkbook", source=SOURCE, kind=ModuleKind.DOCUMENT)
    project = a_project(book, a_module())
    numbers = [number for number, _ in records(decompressed(stream(project, "VBA", "dir")))]
    assert [number for number in numbers if number in {0x21, 0x22}] == [0x22, 0x21]
    settings = stream(project, "PROJECT").decode("cp1252")
    assert "\r\nDocument=ThisWorkbook/&H00000000\r\nModule=Sums\r\n" in settings


def test_a_reference_says_how_long_it_is() -> None:
    content = dict(records(decompressed(stream(a_project(a_module()), "VBA", "dir"))))[0x0D]
    size = int.from_bytes(content[:4], "little")
    assert content[4 : 4 + size].endswith(b"#OLE Automation")
    assert content[4 + size :] == bytes(6)


def test_nothing_compiled_is_inside() -> None:
    assert stream(a_project(a_module()), "VBA", "_VBA_PROJECT").hex() == "cc61ffff000000"


def test_the_project_is_neither_locked_nor_hidden() -> None:
    lines = stream(a_project(a_module()), "PROJECT").decode("cp1252").splitlines()
    values = dict(line.split("=", 1) for line in lines if "=" in line)
    assert decrypted(values["CMG"].strip('"'), GUID) == bytes(4)
    assert decrypted(values["DPB"].strip('"'), GUID) == b"\0"
    assert decrypted(values["GC"].strip('"'), GUID) == b"\xff"


@given(content=st.binary(max_size=40), guid=st.uuids())
def test_what_is_encrypted_can_be_read(content: bytes, guid: object) -> None:
    braced = f"{{{guid}}}".upper()
    assert decrypted(encrypted(content, braced), braced) == content


def test_names_are_listed_in_both_encodings() -> None:
    assert stream(a_project(a_module("A")), "PROJECTwm") == b"A\0A\0\0\0\0\0"
