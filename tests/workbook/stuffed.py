"""A journal stuffed with what programs lose: built from the template, part by part."""

# ruff: noqa: ISC004 - a part's content is one text over several lines
from __future__ import annotations

import re
from pathlib import Path

from tests.workbook.files import JOURNAL_SHEET, TEMPLATE, packed, parts_of

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_MICROSOFT = "http://schemas.microsoft.com/office/"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_XM = "http://schemas.microsoft.com/office/excel/2006/main"
_PERSON = "{11111111-1111-1111-1111-111111111111}"
_THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# part: (the part that points to it, the kind of relation, content type, content)
_PARTS = {
    "xl/threadedComments/threadedComment1.xml": (
        JOURNAL_SHEET, _MICROSOFT + "2017/10/relationships/threadedComment",
        "application/vnd.ms-excel.threadedcomments+xml",
        f'<ThreadedComments xmlns="{_THREADS}"><threadedComment ref="E9"'
        ' dT="2026-01-01T00:00:00.00"'
        f' personId="{_PERSON}" id="{{22222222-2222-2222-2222-222222222222}}"><text>discussione'
        "</text></threadedComment></ThreadedComments>",
    ),
    "xl/persons/person.xml": (
        "xl/workbook.xml", _MICROSOFT + "2017/10/relationships/person",
        "application/vnd.ms-excel.person+xml",
        f'<personList xmlns="{_THREADS}"><person displayName="Anna" id="{_PERSON}" userId="a"'
        ' providerId="None"/></personList>',
    ),
    "xl/slicers/slicer1.xml": (
        JOURNAL_SHEET, _MICROSOFT + "2007/relationships/slicer",
        "application/vnd.ms-excel.slicer+xml",
        f'<slicers xmlns="{_X14}"><slicer name="Doc" cache="Filtro_Doc" caption="Doc"'
        ' rowHeight="241300"/></slicers>',
    ),
    "xl/slicerCaches/slicerCache1.xml": (
        "xl/workbook.xml", _MICROSOFT + "2007/relationships/slicerCache",
        "application/vnd.ms-excel.slicerCache+xml",
        f'<slicerCacheDefinition xmlns="{_X14}" name="Filtro_Doc" sourceName="Doc"/>',
    ),
    "xl/pivotCache/pivotCacheDefinition1.xml": (
        "xl/workbook.xml", _OFFICE + "pivotCacheDefinition",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.pivotCacheDefinition+xml",
        f'<pivotCacheDefinition xmlns="{_MAIN}" recordCount="0"><cacheSource type="worksheet">'
        '<worksheetSource ref="A10:B12" sheet="Registrazioni"/></cacheSource>'
        '<cacheFields count="0"/>'
        "</pivotCacheDefinition>",
    ),
    "xl/externalLinks/externalLink1.xml": (
        "xl/workbook.xml", _OFFICE + "externalLink",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml",
        f'<externalLink xmlns="{_MAIN}"/>',
    ),
    "xl/printerSettings/printerSettings1.bin": (
        JOURNAL_SHEET, _OFFICE + "printerSettings",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings", "PRN" * 50,
    ),
    "xl/vbaProject.bin": (
        "xl/workbook.xml", _MICROSOFT + "2006/relationships/vbaProject",
        "application/vnd.ms-office.vbaProject", "\x00macro\x01" * 40,
    ),
    "customUI/customUI14.xml": (
        "", _MICROSOFT + "2007/relationships/ui/extensibility", "application/xml",
        f'<customUI xmlns="{_MICROSOFT}2009/07/customui"/>',
    ),
    "xl/webextensions/taskpanes.xml": (
        "", _MICROSOFT + "2011/relationships/webextensiontaskpanes",
        "application/vnd.ms-office.webextensiontaskpanes+xml",
        f'<wetp:taskpanes xmlns:wetp="{_MICROSOFT}webextensions/taskpanes/2010/11"/>',
    ),
    "customXml/item1.xml": (
        "xl/workbook.xml", _OFFICE + "customXml", "application/xml", '<r xmlns="urn:x"> a </r>',
    ),
    "xl/calcChain.xml": (
        "xl/workbook.xml", _OFFICE + "calcChain",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml",
        f'<calcChain xmlns="{_MAIN}"><c r="H7" i="2"/></calcChain>',
    ),
}  # fmt: skip

# Below the journal: a total, its shared and array formulas, rich text, a hidden row.
_BELOW = (
    '<row r="7" hidden="1"><c r="H7"><f>SUM(H5:H5)</f><v>0</v></c></row>'
    '<row r="9"><c r="E9" t="inlineStr"><is><r><rPr><b/></rPr><t>ricco</t></r>'
    '<r><t xml:space="preserve"> testo</t></r></is></c></row>'
    '<row r="10"><c r="A10"><v>1</v></c><c r="B10"><f t="array" ref="B10:B11">A10:A11*2</f><v>2</v>'
    '</c></row><row r="11"><c r="A11"><v>2</v></c><c r="B11"><v>4</v></c></row>'
    '<row r="12"><c r="A12"><f t="shared" ref="A12:A13" si="0">A10+$A$10</f><v>2</v></c></row>'
    '<row r="13"><c r="A13"><f t="shared" si="0"/><v>3</v></c></row>'
)
_EXTENSIONS = (
    f'<extLst><ext xmlns:x14="{_X14}" uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}">'
    f'<x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="{_XM}"><x14:cfRule'
    ' type="dataBar" id="{33333333-3333-3333-3333-333333333333}"><x14:dataBar/></x14:cfRule>'
    "<xm:sqref>A10:A13</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>"
    f'<ext xmlns:x14="{_X14}" uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}">'
    f'<x14:dataValidations xmlns:xm="{_XM}" count="1"><x14:dataValidation type="list">'
    "<x14:formula1><xm:f>Conti!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>E20</xm:sqref></x14:dataValidation>"
    "</x14:dataValidations></ext>"
    f'<ext xmlns:x14="{_X14}" uri="{{05C60535-1F16-4fd2-B633-F4F36F0B64E0}}"><x14:sparklineGroups'
    f' xmlns:xm="{_XM}"><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>Registrazioni!'
    "A10:A13</xm:f><xm:sqref>C10</xm:sqref></x14:sparkline></x14:sparklines>"
    "</x14:sparklineGroup></x14:sparklineGroups></ext></extLst>"
)


def a_stuffed_workbook(path: Path) -> Path:
    """The template with all of it, macros included."""
    parts = {name: content.decode("latin-1") for name, content in parts_of(TEMPLATE).items()}
    for number, (part, (owner, kind, mime, content)) in enumerate(_PARTS.items()):
        parts[part] = content if part.endswith(".bin") else _XML + content
        point(parts, owner, part, kind, f"rIdStuffed{number}")
        declare(parts, part, mime)
    sheet = parts[JOURNAL_SHEET]
    sheet = sheet.replace("</sheetData>", _BELOW + "</sheetData>")
    parts[JOURNAL_SHEET] = sheet.replace("</worksheet>", _EXTENSIONS + "</worksheet>")
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    names = '<definedName name="Sotto">Registrazioni!$A$10:$A$13</definedName></definedNames>'
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("</definedNames>", names)
    return packed(path, {name: text.encode("latin-1") for name, text in parts.items()})


def point(parts: dict[str, str], owner: str, part: str, kind: str, identifier: str) -> None:
    folder, _, name = owner.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels" if folder else "_rels/.rels"
    empty = f'<Relationships xmlns="{_RELATIONS}"></Relationships>'
    relation = f'<Relationship Id="{identifier}" Type="{kind}" Target="/{part}"/>'
    known = parts.get(relations, empty)
    parts[relations] = re.sub("(?=</Relationships>)", relation, known)


def declare(parts: dict[str, str], part: str, mime: str) -> None:
    override = f'<Override PartName="/{part}" ContentType="{mime}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", override)
