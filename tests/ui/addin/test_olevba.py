"""A second reading by olevba, where it happens to be: it brings a GPL library with it."""

from __future__ import annotations

import pytest

from tests.ui.addin.reading_vba import decompressed, sources_in
from tests.ui.addin.test_build import SETTINGS, members
from xl_recon.ui.addin.build import xlam
from xl_recon.ui.addin.compression import compressed

olevba = pytest.importorskip(
    "oletools.olevba", reason="oletools is no dependency of ours: its pcodedmp is under the GPL"
)


def test_olevba_reads_every_module_as_we_do() -> None:
    vba = members(xlam(SETTINGS))["xl/vbaProject.bin"]
    parser = olevba.VBA_Parser("vbaProject.bin", vba)
    try:
        found = {path.rpartition("/")[2]: code for _, path, _, code in parser.extract_macros()}
    finally:
        parser.close()
    assert found == sources_in(vba)


@pytest.mark.parametrize("size", [1, 4095, 4096, 4097, 8193, 20_000])
def test_olevba_decompresses_as_we_do(size: int) -> None:
    container = compressed((b"Dim riga As Long\r\n" * size)[:size])
    assert bytes(olevba.decompress_stream(bytearray(container))) == decompressed(container)
