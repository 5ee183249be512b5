"""LibreOffice's Python bridge, `uno`, for whatever Python runs us.

Distributions put it beside the system's own Python, LibreOffice's installers into the program's
folder. It is a library made for one version of Python: another one may crash on it, so the version
is looked up in the library before anything is imported.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from xl_recon.errors import NoLibreOffice

Uno = Any  # an object of LibreOffice's: its members are known at run time only

_SYSTEM = (Path("/usr/lib/python3/dist-packages"), Path("/usr/lib/python3/site-packages"))
_INSTALLED = (
    Path("/opt/libreoffice/program"),
    Path("/Applications/LibreOffice.app/Contents/MacOS"),
    Path("C:/Program Files/LibreOffice/program"),
)
_LIBRARIES = ("libpyuno.so", "pyuno.pyd", "libpyuno.dylib")
_MADE_FOR = re.compile(rb"python3\.?(\d+)")


def soffice(candidates: Iterable[Path] = _INSTALLED) -> Path:
    """Return the program, from the search path or the places its installers use."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return Path(found)
    for folder in candidates:
        for name in ("soffice", "soffice.exe"):
            if (folder / name).is_file():
                return folder / name
    raise NoLibreOffice("not installed")


@lru_cache(maxsize=1)
def uno_bridge() -> Uno:
    """Return the module `uno`, or raise `NoLibreOffice`."""
    program = soffice().resolve().parent
    return bridge_in((*_SYSTEM, program, program.parent / "Resources"), program)


def bridge_in(folders: Iterable[Path], program: Path) -> Uno:
    """Return `uno` from the first folder that has it; it loads libraries from `program`."""
    if not _suits_this_python(program):
        raise NoLibreOffice("another Python")
    for folder in folders:
        if (folder / "uno.py").is_file():
            return _imported(folder)
    raise NoLibreOffice("no bridge")


def _suits_this_python(program: Path) -> bool:
    libraries = [program / name for name in _LIBRARIES if (program / name).is_file()]
    versions = [_MADE_FOR.search(library.read_bytes()) for library in libraries]
    return all(found is None or int(found[1]) == sys.version_info.minor for found in versions)


def _imported(folder: Path) -> Uno:
    # Only while it is imported: the folder holds the system's other packages too, often old ones.
    sys.path.append(str(folder))
    try:
        return import_module("uno")
    except ImportError as problem:
        raise NoLibreOffice("no bridge") from problem
    finally:
        sys.path.remove(str(folder))


def named_values(**values: object) -> tuple[Uno, ...]:
    """Return named values as LibreOffice takes them."""
    made = []
    for name, value in values.items():
        each = uno_bridge().createUnoStruct("com.sun.star.beans.PropertyValue")
        each.Name, each.Value = name, value
        made.append(each)
    return tuple(made)
