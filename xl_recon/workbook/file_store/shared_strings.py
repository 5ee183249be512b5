"""The texts that cells share, decoded when they are first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from lxml import etree

from xl_recon.errors import NotAWorkbook
from xl_recon.workbook.file_store.package import Package
from xl_recon.workbook.file_store.values import joined_text

_ITEM = b"<si>"


class SharedStrings(Sequence[str]):
    """The list a cell's number points into."""

    def __init__(self, content: bytes) -> None:
        self._items: list[bytes | str] = list(_items(content))

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        item = self._items[index]
        if isinstance(item, bytes):
            item = self._items[index] = joined_text(item)
        return item

    def __len__(self) -> int:
        return len(self._items)


def shared_strings(package: Package, part: str) -> SharedStrings:
    """Return a workbook's shared strings; none where it has no such part."""
    if not part or part not in package:
        return SharedStrings(b"")
    try:
        return SharedStrings(package.read(part))
    except etree.XMLSyntaxError as broken:
        raise NotAWorkbook(package.path.name, f"damaged part {part}") from broken


def _items(content: bytes) -> list[bytes]:
    plain = content.count(b"<si") == content.count(_ITEM)
    if plain and b"<sst" in content[:1000] and b"<!" not in content:
        return content.split(_ITEM)[1:]
    if not content:
        return []
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True))
    namespace = etree.QName(root).namespace
    return [_plain(item, namespace) for item in root.iterfind("{*}si")]


def _plain(item: etree._Element, namespace: str | None) -> bytes:
    """Return an item as Excel would have written it: no prefixes, no CDATA."""
    for hint in item.findall(f"{{{namespace}}}rPh"):
        item.remove(hint)
    texts = item.iter(f"{{{namespace}}}t")
    escaped = (etree.tostring(_bare(text.text or "")) for text in texts)
    return b"".join(escaped)


def _bare(text: str) -> etree._Element:
    element = etree.Element("t")
    element.text = text
    return element
