"""The text that the add-in is made of: package data, or in a checkout the folder `addin`.

One module is no file: what lets cells call the worksheet functions is made of their signatures.
"""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from udfs.vba import MODULE, vba_module
from xl_recon.ui.addin.ovba import Module, ModuleKind

RIBBON = "customUI14.xml"
MAC_SCRIPT = "xl_recon.applescript"
# The workbook's and its sheet's first: Excel looks for them by the names in the package.
_MODULES = (
    "ThisWorkbook.cls",
    "Settings.cls",
    "XlReconRibbon.bas",
    "XlReconRows.bas",
    "XlReconStart.bas",
)
_KINDS = {".cls": ModuleKind.DOCUMENT, ".bas": ModuleKind.PROCEDURAL}


def modules() -> tuple[Module, ...]:
    """Return the VBA modules."""
    functions = Module(name=MODULE, source=vba_module(), kind=ModuleKind.PROCEDURAL)
    return (*map(_module, _MODULES), functions)


def text(name: str) -> str:
    """Return a source file with single line feeds."""
    content = (_folder() / name).read_text("utf-8")
    return content.replace("\r\n", "\n")


def _module(file: str) -> Module:
    name = Path(file)
    return Module(name=name.stem, source=text(file), kind=_KINDS[name.suffix])


def _folder() -> Traversable:
    packaged = resources.files("xl_recon.ui.addin") / "vba"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "addin"
