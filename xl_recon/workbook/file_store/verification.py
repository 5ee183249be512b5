"""A new package read back before it takes the old one's place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.parsers import expat

from xl_recon.errors import NotAWorkbook, VerificationFailed
from xl_recon.workbook.file_store.package import Package
from xl_recon.workbook.file_store.parts import parts_of

_PARSED_UP_TO = 4 << 20  # larger parts are counted instead: parsing would take longer than saving


def verify(path: Path, name: str, heights: Mapping[str, int], rows: Mapping[str, int]) -> None:
    """Raise `VerificationFailed` unless every part opens and the tables are as tall as planned.

    `heights` is by table; `rows` is how many row elements each rewritten sheet part must have.
    """
    try:
        with Package(path) as package:
            for part in package.names:
                _verify_part(package, part, rows.get(part))
            tables = parts_of(package).tables
    except NotAWorkbook as broken:
        raise VerificationFailed(name, broken.found) from broken
    for table, height in heights.items():
        if tables[table].height != height:
            raise VerificationFailed(name, f"{table}: {tables[table].height} != {height}")


def _verify_part(package: Package, part: str, expected_rows: int | None) -> None:
    parser = None
    if part.endswith((".xml", ".rels")) and package.size(part) <= _PARSED_UP_TO:
        parser = expat.ParserCreate()
    found = 0
    carry = b""
    for chunk in package.chunks(part):
        if expected_rows is not None:
            text = carry + chunk
            found += text.count(b"<row ")
            carry = text[-4:]
        if parser:
            _parse(parser, chunk, package, part)
    if expected_rows is not None and found != expected_rows:
        raise VerificationFailed(package.path.name, f"{part}: {found} rows")


def _parse(parser: expat.XMLParserType, chunk: bytes, package: Package, part: str) -> None:
    try:
        parser.Parse(chunk, False)
    except expat.ExpatError as broken:
        raise NotAWorkbook(package.path.name, f"damaged part {part}") from broken
