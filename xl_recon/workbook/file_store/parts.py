"""Where a package keeps what: sheets, tables, styles, strings, and how parts relate."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from xl_recon.errors import NotAWorkbook
from xl_recon.workbook.file_store.package import Package
from xl_recon.workbook.file_store.references import Area

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


@dataclass(frozen=True, slots=True)
class Relation:
    """An arrow from one part to another."""

    identifier: str
    kind: str  # the last word of its type: "worksheet", "table", "calcChain"
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePart:
    """A table (ListObject): where it stands and what it is made of."""

    name: str
    part: str
    sheet_part: str
    sheet_name: str
    area: Area  # header row and totals row included
    headers: tuple[str, ...]
    formulas: tuple[str, ...]  # of calculated columns, "" for the others
    totals_rows: int
    header_rows: int = 1  # none where the user has hidden the headings

    @property
    def first_row(self) -> int:
        """The worksheet row where the body begins."""
        return self.area.top + self.header_rows

    @property
    def last_row(self) -> int:
        """The worksheet row where the body ends."""
        return self.area.bottom - self.totals_rows

    @property
    def height(self) -> int:
        """How many rows the body has."""
        return self.last_row - self.first_row + 1

    def letter_of(self, header: str) -> str:
        """The worksheet column of a heading."""
        return self.area.letter(self.headers.index(header))


@dataclass(slots=True)
class Parts:
    """The map of a package."""

    workbook: str
    sheets: dict[str, str]  # sheet name: part, in the workbook's order
    tables: dict[str, TablePart]
    styles: str
    shared_strings: str
    date_1904: bool
    calc_chain: str = ""
    relations: dict[str, tuple[Relation, ...]] = field(default_factory=dict)


def parts_of(package: Package) -> Parts:
    """Return the map of a package, or raise `NotAWorkbook`."""
    try:
        return _mapped(package)
    except ValueError as broken:
        raise NotAWorkbook(package.path.name, "damaged tables") from broken


def _mapped(package: Package) -> Parts:
    workbook = _workbook_part(package)
    root = parsed(package, workbook)
    if etree.QName(root).namespace == _STRICT:
        raise NotAWorkbook(package.path.name, "strict xml")
    relations = relations_of(package, workbook)
    by_id = {relation.identifier: relation.target for relation in relations}
    sheets = {
        sheet.get("name", ""): by_id.get(sheet.get(f"{{{_RELATIONSHIPS}}}id", ""), "")
        for sheet in root.iter(f"{{{MAIN}}}sheet")
    }
    sheets = {name: part for name, part in sheets.items() if part in package}
    properties = root.find(f"{{{MAIN}}}workbookPr")
    return Parts(
        workbook=workbook,
        sheets=sheets,
        tables={table.name: table for table in _tables(package, sheets)},
        styles=_target(relations, "styles"),
        shared_strings=_target(relations, "sharedStrings"),
        date_1904=properties is not None and properties.get("date1904") in {"1", "true"},
        calc_chain=_target(relations, "calcChain"),
    )


def parsed(package: Package, part: str) -> etree._Element:
    """Return a part's root element."""
    try:
        return parsed_content(package.read(part))
    except (KeyError, etree.XMLSyntaxError) as broken:
        raise NotAWorkbook(package.path.name, f"damaged part {part}") from broken


def parsed_content(content: bytes) -> etree._Element:
    """Return the root element of a part's bytes."""
    return etree.fromstring(content, _PARSER)


def plain(content: bytes) -> bytes:
    """Return a part's XML in UTF-8 and with double quotes, as what rewrites it expects."""
    if content[:2] not in _UTF_16 and b"='" not in content and b"<![CDATA" not in content:
        return content
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError:  # a drawing of the old kind need not be XML
        return content
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def relations_of(package: Package, part: str) -> tuple[Relation, ...]:
    """Return where a part points to inside the package."""
    folder, name = posixpath.split(part)
    own = posixpath.join(folder, "_rels", f"{name}.rels")
    return relations_in(parsed(package, own), part) if own in package else ()


def relations_in(relationships: etree._Element, part: str) -> tuple[Relation, ...]:
    """Return what a part's relationships say."""
    folder = posixpath.dirname(part)
    return tuple(
        Relation(
            element.get("Id", ""),
            element.get("Type", "").rpartition("/")[2],
            _full(folder, element.get("Target", "")),
        )
        for element in relationships
        if element.get("TargetMode") != "External"
    )


def _full(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))


def _workbook_part(package: Package) -> str:
    for relation in relations_of(package, ""):
        if relation.kind == "officeDocument" and relation.target in package:
            if relation.target.endswith(".bin"):
                raise NotAWorkbook(package.path.name, "binary xlsb")
            return relation.target
    raise NotAWorkbook(package.path.name, "no workbook inside")


def _target(relations: tuple[Relation, ...], kind: str) -> str:
    return next((relation.target for relation in relations if relation.kind == kind), "")


def _tables(package: Package, sheets: dict[str, str]) -> Iterator[TablePart]:
    for sheet_name, sheet_part in sheets.items():
        for relation in relations_of(package, sheet_part):
            if relation.kind == "table" and relation.target in package:
                yield _table(
                    parsed(package, relation.target), relation.target, sheet_part, sheet_name
                )


def _table(root: etree._Element, part: str, sheet_part: str, sheet_name: str) -> TablePart:
    columns = root.findall(f"{{{MAIN}}}tableColumns/{{{MAIN}}}tableColumn")
    formulas = (column.find(f"{{{MAIN}}}calculatedColumnFormula") for column in columns)
    return TablePart(
        name=root.get("displayName", ""),
        part=part,
        sheet_part=sheet_part,
        sheet_name=sheet_name,
        area=Area.of(root.get("ref", "A1")),
        headers=tuple(_heading(column.get("name", "")) for column in columns),
        formulas=tuple("" if f is None else f.text or "" for f in formulas),
        totals_rows=int(root.get("totalsRowCount") or 0),
        header_rows=int(root.get("headerRowCount") or 1),
    )


def _heading(name: str) -> str:
    """A heading as its cell shows it: line breaks are written `_x000a_` in table parts."""
    return name.replace("_x000a_", "\n").replace("_x000A_", "\n")
