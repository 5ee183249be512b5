"""The extension as one file, `xl_recon.oxt`.

Members are stored, not deflated, and carry no time: equal input makes equal bytes.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import asdict, dataclass

from xl_recon.ui.addin import sources
from xl_recon.ui.libreoffice_extension.buttons import Buttons, ribbon_buttons
from xl_recon.ui.libreoffice_extension.menus import addons

FILE_NAME = "xl_recon.oxt"
IDENTIFIER = "org.xlrecon.riconciliazione"
MANIFEST = "META-INF/manifest.xml"
SETTINGS = "python/settings.json"
_FIRST_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
_REGULAR_FILE = 0o100644 << 16
_CONFIGURATION = "application/vnd.sun.star.configuration-data"
_COMPONENT = "application/vnd.sun.star.uno-component;type=Python"
_PLAIN = "application/octet-stream"
# Where a member stands, and what LibreOffice takes it for.
_TYPES = {
    "description.xml": "text/xml",
    "Addons.xcu": _CONFIGURATION,
    "ProtocolHandler.xcu": _CONFIGURATION,
    "Jobs.xcu": _CONFIGURATION,
    "CalcWindowState.xcu": _CONFIGURATION,
    "python/xl_recon_component.py": _COMPONENT,
    "python/pythonpath/xl_recon_calls.py": _PLAIN,
    SETTINGS: _PLAIN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """What LibreOffice says by itself; braces stand for facts it puts in."""

    no_workbook: str
    no_rows: str
    busy: str
    not_started: str
    working: str
    choose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an extension knows of its machine and of its user."""

    python: str
    version: str
    sentences: Sentences


def oxt(settings: Settings) -> bytes:
    """Return the extension."""
    contents = _contents(settings, ribbon_buttons())
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        for name in (MANIFEST, *_TYPES):
            member = zipfile.ZipInfo(name, _FIRST_TIME)
            member.create_system, member.external_attr = 0, _REGULAR_FILE
            package.writestr(member, contents[name])
    return file.getvalue()


def _contents(settings: Settings, buttons: Buttons) -> dict[str, str]:
    made = {
        MANIFEST: _manifest(),
        "Addons.xcu": addons(buttons),
        SETTINGS: _settings(settings, buttons),
    }
    written = {name: _source(name) for name in _TYPES.keys() - made.keys()}
    description = written["description.xml"]
    written["description.xml"] = description.format(identifier=IDENTIFIER, version=settings.version)
    return written | made


def _source(name: str) -> str:
    return sources.text(f"libreoffice/{name.rpartition('/')[2]}")


def _manifest() -> str:
    space = "http://openoffice.org/2001/manifest"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>\n'
        for name, kind in _TYPES.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<manifest:manifest xmlns:manifest="{space}">\n{entries}</manifest:manifest>\n'


def _settings(settings: Settings, buttons: Buttons) -> str:
    known = {
        "title": buttons.title,
        "python": settings.python,
        "right_click": [[button.task, button.label] for button in buttons.right_click],
        "sentences": asdict(settings.sentences),
    }
    return json.dumps(known, indent=1) + "\n"
