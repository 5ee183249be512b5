"""A VBA project from its source alone ([MS-OVBA]): Excel compiles it when it opens the file."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import Enum

from xl_recon.ui.addin.compound_file import Storage, Stream, compound_file
from xl_recon.ui.addin.compression import compressed

CODE_PAGE = "cp1252"  # what Excel reads source in, on every system
_CODE_PAGE_NUMBER = 1252
_ENGLISH_US = 0x0409
_WIN64 = 3
# Version 0xFFFF: nothing compiled is in here, so read the source (2.3.4.1).
_NOT_COMPILED = bytes.fromhex("cc61ffff000000")
_COOKIE = b"\xff\xff"
_SEED = 0x5D
_WHATEVER = 7  # what stands in ignored bytes


class ModuleKind(Enum):
    """What a module belongs to."""

    PROCEDURAL = "Module={}"
    DOCUMENT = "Document={}/&H00000000"  # the workbook or one of its sheets


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A module; its source has the `Attribute` lines with which VBA exports it."""

    name: str
    source: str
    kind: ModuleKind

    def content(self) -> bytes:
        """Return the source as a project holds it: Windows line ends, one code page."""
        return self.source.replace("\r\n", "\n").replace("\n", "\r\n").encode(CODE_PAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A type library that the source needs."""

    name: str
    library: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A VBA project; `guid` in braces."""

    name: str
    guid: str
    modules: tuple[Module, ...]
    references: tuple[Reference, ...] = ()


def vba_project(project: Project) -> bytes:
    """Return `vbaProject.bin`."""
    modules = (
        Stream(name=module.name, content=compressed(module.content())) for module in project.modules
    )
    vba = Storage(
        name="VBA",
        members=(
            Stream(name="_VBA_PROJECT", content=_NOT_COMPILED),
            Stream(name="dir", content=compressed(_directory(project))),
            *modules,
        ),
    )
    settings = Stream(name="PROJECT", content=_settings(project).encode(CODE_PAGE))
    names = Stream(name="PROJECTwm", content=_names(project.modules))
    return compound_file(Storage(name="", members=(vba, settings, names)))


def _directory(project: Project) -> bytes:
    """Return the `dir` stream (2.3.4.2)."""
    return b"".join(
        (
            _information(project.name),
            *map(_reference, project.references),
            _record(0x0F, struct.pack("<H", len(project.modules))),
            _record(0x13, _COOKIE),
            *map(_module, project.modules),
            _record(0x10),
        )
    )


def _information(name: str) -> bytes:
    return b"".join(
        (
            _record(0x01, _long(_WIN64)),
            _record(0x02, _long(_ENGLISH_US)),
            _record(0x14, _long(_ENGLISH_US)),
            _record(0x03, struct.pack("<H", _CODE_PAGE_NUMBER)),
            _record(0x04, name.encode(CODE_PAGE)),
            _twice(0x05, 0x40, ""),  # description
            _record(0x06) + _record(0x3D),  # help file, twice
            _record(0x07, _long(0)),  # help context
            _record(0x08, _long(0)),  # flags
            struct.pack("<HIIH", 0x09, 4, 1, 0),  # version; the size counts its first number only
            _twice(0x0C, 0x3C, ""),  # constants of conditional compilation
        )
    )


def _reference(reference: Reference) -> bytes:
    library = reference.library.encode(CODE_PAGE)
    return _twice(0x16, 0x3E, reference.name) + _record(
        0x0D, _long(len(library)) + library + bytes(6)
    )


def _module(module: Module) -> bytes:
    return b"".join(
        (
            _twice(0x19, 0x47, module.name),
            _twice(0x1A, 0x32, module.name),  # its stream
            _twice(0x1C, 0x48, ""),  # description
            _record(0x31, _long(0)),  # the source begins at once
            _record(0x1E, _long(0)),  # help context
            _record(0x2C, _COOKIE),
            _record(0x21 if module.kind is ModuleKind.PROCEDURAL else 0x22),
            _record(0x2B),
        )
    )


def _settings(project: Project) -> str:
    """Return the `PROJECT` stream (2.3.1): no protection, no password, visible."""
    guid = project.guid
    lines = (
        f'ID="{guid}"',
        *(module.kind.value.format(module.name) for module in project.modules),
        f'Name="{project.name}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{encrypted(bytes(4), guid)}"',
        f'DPB="{encrypted(bytes(1), guid)}"',
        f'GC="{encrypted(bytes([0xFF]), guid)}"',
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in project.modules),
    )
    return "".join(f"{line}\r\n" for line in lines)


def encrypted(content: bytes, guid: str) -> str:
    """Return a property of the project in hexadecimal digits (2.4.3.2)."""
    key = sum(guid.encode("ascii")) & 0xFF
    version, own_key = _SEED ^ 2, _SEED ^ key
    written = [_SEED, version, own_key]
    padding = bytes([_WHATEVER]) * ((_SEED & 6) // 2)
    before, last, last_but_one = key, own_key, version
    for byte in padding + _long(len(content)) + content:
        last, last_but_one = byte ^ (last_but_one + before) & 0xFF, last
        written.append(last)
        before = byte
    return bytes(written).hex().upper()


def _names(modules: tuple[Module, ...]) -> bytes:
    """Return the `PROJECTwm` stream: every name in both encodings (2.3.3)."""
    both = (
        module.name.encode(CODE_PAGE) + b"\0" + module.name.encode("utf-16le") + b"\0\0"
        for module in modules
    )
    return b"".join(both) + b"\0\0"


def _twice(number: int, wide_number: int, text: str) -> bytes:
    """Two records of one text: in the code page, and in UTF-16."""
    return _record(number, text.encode(CODE_PAGE)) + _record(wide_number, text.encode("utf-16le"))


def _record(number: int, content: bytes = b"") -> bytes:
    return struct.pack("<HI", number, len(content)) + content


def _long(number: int) -> bytes:
    return struct.pack("<I", number)
