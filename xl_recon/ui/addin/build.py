"""The add-in as one file, `xl_recon.xlam`; and what an add-in says of itself.

Members are stored, not deflated, and carry no time: equal input makes equal bytes on every
machine, whatever its zlib.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from enum import StrEnum
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from xl_recon.ui.addin import sources
from xl_recon.ui.addin.ovba import Project, Reference, vba_project

FILE_NAME = "xl_recon.xlam"
_SHEET = "xl/worksheets/sheet1.xml"
_GUID = "{6E2B7C0A-3D55-4C0F-9E5C-0F3B6B0E7A41}"
_FIRST_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
_REGULAR_FILE = 0o100644 << 16
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REFERENCES = (
    Reference(
        name="stdole",
        library="*\\G{00020430-0000-0000-C000-000000000046}#2.0#0#"
        "C:\\Windows\\System32\\stdole2.tlb#OLE Automation",
    ),
    Reference(
        name="Office",
        library="*\\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#"
        "C:\\Program Files\\Common Files\\Microsoft Shared\\OFFICE16\\MSO.DLL"
        "#Microsoft Office 16.0 Object Library",
    ),
)


class Way(StrEnum):
    """How a button reaches Python."""

    DIRECT = "direct"
    AGENT = "agent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an add-in knows of its machine, in the order of its cells B1 to B4.

    Cells, not constants in the source: they take every letter that a path can have.
    """

    python: str
    way: Way
    agent_file: str
    version: str


def xlam(settings: Settings) -> bytes:
    """Return the add-in."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        for name, content in _parts(settings):
            member = zipfile.ZipInfo(name, _FIRST_TIME)
            member.create_system, member.external_attr = 0, _REGULAR_FILE
            package.writestr(member, content)
    return file.getvalue()


def settings_of(content: bytes) -> Settings | None:
    """Return what an add-in was built with, or None where it is none of ours."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            sheet = ET.fromstring(package.read(_SHEET))  # noqa: S314 - no entities used
        values = [it.findtext(".//{*}t", "") for it in sheet.iterfind(".//{*}c") if _is_value(it)]
        python, way, agent_file, version = values
        return Settings(python=python, way=Way(way), agent_file=agent_file, version=version)
    except (zipfile.BadZipFile, zlib.error, KeyError, ET.ParseError, ValueError):
        return None


def _is_value(cell: ET.Element) -> bool:
    return cell.get("r", "").startswith("B")


def _parts(settings: Settings) -> Iterable[tuple[str, bytes]]:
    yield "[Content_Types].xml", _xml(_content_types())
    yield "_rels/.rels", _xml(_package_relationships())
    yield "xl/workbook.xml", _xml(_workbook())
    yield "xl/_rels/workbook.xml.rels", _xml(_workbook_relationships())
    yield _SHEET, _xml(_settings_sheet(settings))
    yield "xl/styles.xml", _xml(_styles())
    yield "xl/vbaProject.bin", vba_project(_project())
    yield "customUI/customUI14.xml", sources.text(sources.RIBBON).encode()
    yield "docProps/core.xml", _xml(_properties())


def _project() -> Project:
    return Project(name="XlRecon", guid=_GUID, modules=sources.modules(), references=_REFERENCES)


def _xml(body: str) -> bytes:
    return (_HEAD + body).encode()


def _content_types() -> str:
    sheet_types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = {
        "/xl/workbook.xml": "application/vnd.ms-excel.addin.macroEnabled.main+xml",
        "/xl/worksheets/sheet1.xml": f"{sheet_types}.worksheet+xml",
        "/xl/styles.xml": f"{sheet_types}.styles+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="{part}" ContentType="{kind}"/>'
            for part, kind in overrides.items()
        )
        + "</Types>"
    )


def _package_relationships() -> str:
    return _relationships(
        (f"{_OFFICE}/relationships/officeDocument", "xl/workbook.xml"),
        (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (
            "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility",
            "customUI/customUI14.xml",
        ),
    )


def _workbook_relationships() -> str:
    return _relationships(
        (f"{_OFFICE}/relationships/worksheet", "worksheets/sheet1.xml"),
        (f"{_OFFICE}/relationships/styles", "styles.xml"),
        (
            "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
            "vbaProject.bin",
        ),
    )


def _relationships(*targets: tuple[str, str]) -> str:
    lines = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def _workbook() -> str:
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}/relationships">'
        '<workbookPr codeName="ThisWorkbook"/><bookViews><workbookView/></bookViews>'
        '<sheets><sheet name="xl_recon" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _settings_sheet(settings: Settings) -> str:
    names = ("python", "way", "agent file", "version")
    rows = (
        f'<row r="{row}">{_cell(f"A{row}", name)}{_cell(f"B{row}", value)}</row>'
        for row, (name, value) in enumerate(zip(names, astuple(settings), strict=True), 1)
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetPr codeName="Settings"/>'
        f"<sheetData>{''.join(rows)}</sheetData></worksheet>"
    )


def _cell(address: str, value: str) -> str:
    return (
        f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    )


def _styles() -> str:
    return (
        f'<styleSheet xmlns="{_MAIN}">'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        '</cellStyleXfs><cellXfs count="1">'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


def _properties() -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Riconciliazione</dc:title>'
        "<dc:description>xl_recon</dc:description></cp:coreProperties>"
    )
