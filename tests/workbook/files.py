"""Workbook files for tests: the template, and doors into its parts."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from xl_recon.workbook.file_store import FileStore

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "workbook_template" / "Registrazioni.xlsx"
MOMENT = datetime(2025, 2, 1, 9, 30)  # noqa: DTZ001 - a sheet's moments have no time zone
JOURNAL_SHEET = "xl/worksheets/sheet2.xml"


def a_workbook(folder: Path, name: str = "Registrazioni.xlsx") -> Path:
    """A copy of the template."""
    return Path(shutil.copyfile(TEMPLATE, folder / name))


def opened(path: Path) -> FileStore:
    return FileStore(path, moment=MOMENT)


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(path: Path, parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def rewritten(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The file with one part changed."""
    parts = parts_of(path)
    new = change(parts[part])
    assert new != parts[part], "the change found nothing to change"
    return packed(path, parts | {part: new})


def replaced(path: Path, part: str, old: bytes | str, new: bytes | str) -> Path:
    """The file with the only occurrence of a pattern in a part replaced."""
    pattern, text = _bytes(old), _bytes(new)
    return rewritten(path, part, lambda content: re.sub(pattern, lambda _: text, content, count=1))


def _bytes(text: bytes | str) -> bytes:
    return text.encode() if isinstance(text, str) else text


def converted(path: Path, kind: str, folder: Path) -> Path:
    """The file as LibreOffice saves it in another format, in a folder of its own."""
    folder.mkdir(exist_ok=True)
    subprocess.run(  # noqa: S603
        [  # noqa: S607
            "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
            "--convert-to", kind, "--outdir", str(folder / "out"), str(path),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder / "out" / f"{path.stem}.{kind.partition(':')[0]}"
