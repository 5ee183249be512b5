"""Runs functions of a document's Basic in a LibreOffice of its own; a process beside the tests.

Called as: python calc_process.py PROFILE DOCUMENT, with the calls as JSON on standard input,
`[["Module.Function", ["argument", …]], …]`; a call that begins with `=` is written into a cell
instead. Prints the answers as JSON. A process of its own, because importing `uno` changes how
Python imports.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SYSTEM_PACKAGES = "/usr/lib/python3/dist-packages"
PATIENCE = 60.0
RUN_WITHOUT_ASKING = 4


@contextmanager
def office(profile: Path) -> Iterator[Any]:
    """Give the desktop of a LibreOffice that ends with the block."""
    pipe = f"xl-recon-{profile.parent.name}"
    started = subprocess.Popen(  # noqa: S603
        [  # noqa: S607
            "soffice", "--headless", "--norestore", "--nologo",
            f"-env:UserInstallation={profile.as_uri()}",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    desktop = None
    try:
        desktop = _desktop(pipe)
        yield desktop
    finally:
        _end(started, desktop)


def _end(started: subprocess.Popen[bytes], desktop: Any) -> None:
    try:
        if desktop is not None:
            desktop.terminate()
        started.wait(timeout=15)
    except Exception:  # noqa: BLE001 - the test ends the whole group
        started.kill()


def _desktop(pipe: str) -> Any:
    import uno  # noqa: PLC0415

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    end = time.monotonic() + PATIENCE
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
        else:
            return context.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", context
            )


def _properties(**values: object) -> tuple[Any, ...]:
    import uno  # noqa: PLC0415

    made = []
    for name, value in values.items():
        item = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        item.Name, item.Value = name, value
        made.append(item)
    return tuple(made)


def answers(profile: Path, document: Path, calls: list[tuple[str, list[Any]]]) -> list[Any]:
    """Return what each function gives."""
    with office(profile) as desktop:
        opened = desktop.loadComponentFromURL(
            document.as_uri(),
            "_blank",
            0,
            # By its name: LibreOffice does not recognise an add-in by itself.
            _properties(
                FilterName="Calc MS Excel 2007 VBA XML",
                Hidden=True,
                MacroExecutionMode=RUN_WITHOUT_ASKING,
            ),
        )
        provider = opened.getScriptProvider()
        try:
            return [
                _shown(opened, number, name)
                if name.startswith("=")
                else _answer(provider, name, arguments)
                for number, (name, arguments) in enumerate(calls)
            ]
        finally:
            opened.close(True)


def _answer(provider: Any, name: str, arguments: list[Any]) -> Any:
    script = provider.getScript(
        f"vnd.sun.star.script:XlRecon.{name}?language=Basic&location=document"
    )
    return script.invoke(tuple(arguments), (), ())[0]


def _shown(opened: Any, number: int, formula: str) -> str:
    """What a cell beside the settings shows for a formula."""
    cell = opened.Sheets.getByIndex(0).getCellByPosition(5, number)
    cell.setFormula(formula)
    return str(cell.getString())


if __name__ == "__main__":
    sys.path.append(SYSTEM_PACKAGES)
    print(json.dumps(answers(Path(sys.argv[1]), Path(sys.argv[2]), json.load(sys.stdin))))  # noqa: T201
