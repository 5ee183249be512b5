from __future__ import annotations

import ast
import io
import json
import sys
import zipfile
from xml.etree import ElementTree as ET

import pytest

from xl_recon.plan.changes import Table
from xl_recon.ui.addin import sources
from xl_recon.ui.libreoffice_extension.build import MANIFEST, SETTINGS, Settings, oxt
from xl_recon.ui.libreoffice_extension.buttons import ribbon_buttons
from xl_recon.ui.libreoffice_extension.install import settings_for
from xl_recon.ui.libreoffice_extension.menus import PROTOCOL
from xl_recon.ui.ribbon import MACROS
from xl_recon.ui.voice import Language, Voice
from xl_recon.workbook.layout import LAYOUTS

PYTHON = r"C:\Società & Figli\{py}\python.exe"
OOR = "{http://openoffice.org/2001/registry}"
ENTRY = "{http://openoffice.org/2001/manifest}"
COMPONENT = "python/xl_recon_component.py"


def settings(language: Language = Language.ITALIAN) -> Settings:
    return settings_for(Voice(language), PYTHON)


def members(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


BUILT = members(oxt(settings()))


def values_of(name: str) -> list[str]:
    """The values of a property wherever menu and toolbar have it."""
    root = ET.fromstring(BUILT["Addons.xcu"])  # noqa: S314 - our own text
    properties = (it for it in root.iter("prop") if it.get(f"{OOR}name") == name)
    return [it.findtext("value") or "" for it in properties]


def tasks() -> list[str]:
    """What menu, toolbar and right click ask for, without the separators."""
    urls = [url for url in values_of("URL") if url != "private:separator"]
    assert all(url.startswith(PROTOCOL) for url in urls)
    right_click = [task for task, _ in json.loads(BUILT[SETTINGS])["right_click"]]
    return [*(url.removeprefix(PROTOCOL) for url in urls), *right_click]


def test_the_same_build_twice_is_the_same_file() -> None:
    assert oxt(settings()) == oxt(settings())


def test_the_manifest_names_every_file() -> None:
    root = ET.fromstring(BUILT[MANIFEST])  # noqa: S314 - our own text
    named = [it.get(f"{ENTRY}full-path") for it in root.iter(f"{ENTRY}file-entry")]
    assert sorted(map(str, named)) == sorted(BUILT.keys() - {MANIFEST})


@pytest.mark.parametrize("name", [name for name in BUILT if name.endswith((".xml", ".xcu"))])
def test_every_configuration_is_well_formed(name: str) -> None:
    assert len(ET.fromstring(BUILT[name])) > 0  # noqa: S314 - our own text


@pytest.mark.parametrize("name", [name for name in BUILT if name.endswith(".py")])
def test_the_component_is_written_for_libreoffices_older_python(name: str) -> None:
    assert ast.parse(BUILT[name], feature_version=(3, 8)).body


def test_every_task_is_a_command_of_the_ribbon() -> None:
    assert len(tasks()) > 20
    assert {task.partition(":")[0] for task in tasks()} <= {*MACROS, "guide"}


def test_every_task_on_rows_names_a_table_of_ours() -> None:
    tables = {task.partition(":")[2] for task in tasks()} - {""}
    ours = (Table.JOURNAL, Table.RULES, Table.STAGED_STATEMENT)
    assert tables == {LAYOUTS[table].name for table in ours}


def test_menu_and_right_click_say_what_the_ribbon_says() -> None:
    buttons = ribbon_buttons()
    labels = [button.label for group in buttons.groups for button in group]
    assert [title for title in values_of("Title") if title in labels][: len(labels)] == labels
    assert json.loads(BUILT[SETTINGS])["title"] == buttons.title == "Riconciliazione"


@pytest.mark.parametrize("service", ["Commands", "NewWindow"])
def test_what_the_configuration_asks_for_the_component_has(service: str) -> None:
    configured = BUILT["ProtocolHandler.xcu"] + BUILT["Jobs.xcu"]
    assert f'oor:name="org.xlrecon.{service}"' in configured
    assert f'"org.xlrecon.{service}"' in BUILT[COMPONENT]
    assert f'PROTOCOL = "{PROTOCOL}"' in BUILT[COMPONENT]


def test_the_interpreter_is_written_in_whatever_its_letters() -> None:
    assert json.loads(BUILT[SETTINGS])["python"] == PYTHON


@pytest.mark.parametrize("language", Language)
def test_sentences_keep_their_places_for_facts(language: Language) -> None:
    sentences = json.loads(members(oxt(settings(language)))[SETTINGS])["sentences"]
    assert "Registrazioni" in sentences["no_rows"].format(table="Registrazioni")
    assert "nessuno" in sentences["not_started"].format(detail="nessuno")


def test_the_component_uses_only_sentences_that_it_was_given() -> None:
    given = json.loads(BUILT[SETTINGS])["sentences"]
    assert all(f'"{name}"' in BUILT[COMPONENT] for name in given)


def test_the_sources_are_those_of_the_add_in() -> None:
    assert BUILT["Jobs.xcu"] == sources.text("libreoffice/Jobs.xcu")
    assert sys.executable not in BUILT[SETTINGS]
