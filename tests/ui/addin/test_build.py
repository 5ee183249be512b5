from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tests.ui.addin.reading_vba import sources_in
from xl_recon.ui.addin import sources
from xl_recon.ui.addin.build import Settings, Way, settings_of, xlam

SETTINGS = Settings(
    python="C:\\Program Files\\Conti & figli\\Età\\pythonw.exe",
    way=Way.DIRECT,
    agent_file="C:\\Users\\Lucia\\AppData\\Local\\xl-recon\\agent.txt",
    version="1.2.3",
)
# All that XML can hold; paths have no line ends.
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"))


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_equal_settings_make_equal_bytes() -> None:
    assert xlam(SETTINGS) == xlam(replace(SETTINGS))


def test_another_interpreter_makes_another_add_in() -> None:
    assert xlam(SETTINGS) != xlam(replace(SETTINGS, python="python3"))


def test_no_member_depends_on_clock_system_or_zlib() -> None:
    with zipfile.ZipFile(io.BytesIO(xlam(SETTINGS))) as package:
        for member in package.infolist():
            assert member.date_time == (1980, 1, 1, 0, 0, 0)
            assert (member.create_system, member.compress_type) == (0, zipfile.ZIP_STORED)


def test_every_module_reads_back_to_the_letter() -> None:
    vba = members(xlam(SETTINGS))["xl/vbaProject.bin"]
    assert sources_in(vba) == {
        module.name: module.source.replace("\n", "\r\n") for module in sources.modules()
    }


def test_the_ribbon_is_inside_as_it_was_written() -> None:
    inside = members(xlam(SETTINGS))["customUI/customUI14.xml"]
    assert inside.decode() == sources.text(sources.RIBBON)


@given(python=TEXTS, agent_file=TEXTS, way=st.sampled_from(Way))
def test_settings_come_back_whatever_their_letters(python: str, agent_file: str, way: Way) -> None:
    settings = Settings(python=python, way=way, agent_file=agent_file, version="1.2.3")
    assert settings_of(xlam(settings)) == settings


def test_another_program_reads_the_settings_where_the_macro_looks_for_them() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlam(SETTINGS)))
    rows = book.get_sheet_by_name("xl_recon").to_python()
    assert [row[1] for row in rows] == [SETTINGS.python, "direct", SETTINGS.agent_file, "1.2.3"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no package at all"])
def test_a_file_that_is_none_of_ours_has_no_settings(content: bytes) -> None:
    assert settings_of(content) is None


@pytest.mark.parametrize(
    "sheet", ["<a", "<a/>", '<a><c r="B1"/><c r="B2"/><c r="B3"/><c r="B4"/></a>']
)
def test_a_foreign_sheet_has_no_settings(sheet: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("xl/worksheets/sheet1.xml", sheet)
    assert settings_of(file.getvalue()) is None


@given(place=st.integers(0, 1000), byte=st.integers(0, 255))
def test_a_damaged_add_in_is_none_or_reads_as_something(place: int, byte: int) -> None:
    content = bytearray(xlam(SETTINGS))
    content[place * (len(content) - 1) // 1000] = byte
    found = settings_of(bytes(content))
    assert found is None or found.way in Way
