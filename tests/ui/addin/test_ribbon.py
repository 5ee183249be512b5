"""What the ribbon says, what the macros are called: checked here because Excel says nothing.

A name that Excel does not know makes it drop the whole tab, silently.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema

from udfs.functions import FUNCTIONS
from xl_recon.plan.changes import Table
from xl_recon.ui.addin import sources
from xl_recon.ui.agent.orders import COMMANDS
from xl_recon.ui.command_group import command_group
from xl_recon.ui.voice import Language, Voice
from xl_recon.workbook.layout import LAYOUTS

SCHEMA = Path(__file__).resolve().parents[3] / ".." / "shared/prototypes/xsd/customui14.xsd"
NAMESPACE = "{http://schemas.microsoft.com/office/2009/07/customui}"
ROOT = ET.fromstring(sources.text(sources.RIBBON))  # noqa: S314 - our own file
BUTTONS = list(ROOT.iter(f"{NAMESPACE}button"))
MENUS = {menu.get("idMso", ""): menu for menu in ROOT.iter(f"{NAMESPACE}contextMenu")}
CODE = "\n".join(module.source for module in sources.modules())
# Excel's own names, noted by hand: Microsoft's lists of them are spreadsheets
# (OfficeDev/office-fluent-ui-command-identifiers). A new name has to be looked up there first.
CONTROLS = {
    "ContextMenuCell", "ContextMenuCellLayout", "ContextMenuListRange",
    "ContextMenuListRangeLayout", "ContextMenuRow", "ContextMenuRowLayout", "Cut", "TabHome",
}  # fmt: skip
IMAGES = {
    "AcceptInvitation", "AutoSum", "CalculateNow", "ConditionalFormattingMenu",
    "DeclineInvitation", "ErrorChecking", "FileOpen", "FilePrintPreview", "FormulaEvaluate",
    "GetExternalDataFromText", "Help", "HyperlinkInsert", "RefreshAll", "ReviewTrackChangesMenu",
    "SheetRowsDelete", "TracePrecedents", "Undo", "WhatIfAnalysisMenu",
}  # fmt: skip
# What Office calls with, by Microsoft's documentation of the ribbon's callbacks.
SIGNATURES = {
    "onLoad": "(ribbon As IRibbonUI)",
    "onAction": "(control As IRibbonControl)",
    "getVisible": "(control As IRibbonControl, ByRef returnedVal)",
}


def values(*names: str) -> list[str]:
    return [value for item in ROOT.iter() for name in names if (value := item.get(name))]


def command_of(button: ET.Element) -> str:
    return button.get("tag", "").partition(":")[0]


def table_of(button: ET.Element) -> str:
    return button.get("tag", "").partition(":")[2]


def test_the_ribbon_is_valid_by_microsofts_schema() -> None:
    if not SCHEMA.is_file():
        pytest.skip("Microsoft's schema customui14.xsd is not beside this checkout")
    xmlschema.XMLSchema(SCHEMA).validate(sources.text(sources.RIBBON))


def test_no_id_stands_twice() -> None:
    assert [name for name, times in Counter(values("id")).items() if times > 1] == []


def test_every_callback_is_there_with_the_signature_that_office_calls() -> None:
    for kind, signature in SIGNATURES.items():
        called = set(values(kind))
        assert called
        for name in called:
            assert f"Public Sub {name}{signature}\n" in CODE


def test_only_known_kinds_of_callbacks_are_used() -> None:
    used = {name for item in ROOT.iter() for name in item.keys()}  # noqa: SIM118 - an element
    assert {name for name in used if name.startswith(("get", "on"))} == SIGNATURES.keys()


def test_every_public_procedure_has_a_name_that_no_other_add_in_has() -> None:
    names = re.findall(r"^Public (?:Sub|Function) (\w+)", CODE, re.MULTILINE)
    assert names
    in_cells = {function.__name__ for function in FUNCTIONS}
    assert {name for name in names if not name.startswith("XlRecon_")} == in_cells
    assert len(names) == len(set(names))


def test_every_name_of_excels_is_one_that_was_looked_up() -> None:
    places = values("idMso", "insertAfterMso", "insertBeforeMso", "insertAfterQ", "insertBeforeQ")
    assert set(places) == CONTROLS
    assert set(values("imageMso")) == IMAGES


def test_every_button_of_the_tab_explains_itself() -> None:
    for button in ROOT.iterfind(f".//{NAMESPACE}tab//{NAMESPACE}button"):
        assert button.get("label") == button.get("screentip")
        assert button.get("supertip", "").endswith(".")


def test_key_tips_are_unique_and_none_begins_another() -> None:
    tips = [button.get("keytip", "") for button in ROOT.iterfind(f".//{NAMESPACE}tab//*[@tag]")]
    assert all(re.fullmatch("[A-Z]{1,3}", tip) for tip in tips)
    assert len(tips) == len(set(tips))
    assert not [(one, two) for one in tips for two in tips if one != two and two.startswith(one)]


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.get("id"))
def test_a_button_asks_for_a_command_that_there_is(button: ET.Element) -> None:
    command = command_of(button)
    assert command in COMMANDS
    if command == "guide":  # opened by the live command alone
        return
    group: object = command_group(Voice(Language.ITALIAN))
    for word in command.split("-"):
        group = group.get_command(None, word)  # type: ignore[attr-defined]
        assert group is not None


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.get("id"))
def test_a_button_for_selected_rows_names_a_table_of_the_layout(button: ET.Element) -> None:
    tables = (Table.JOURNAL, Table.RULES, Table.STAGED_STATEMENT)
    assert table_of(button) in {"", *(LAYOUTS[table].name for table in tables)}


def test_the_right_click_works_inside_tables() -> None:
    # Our rows are tables, and inside one Excel shows ContextMenuListRange instead of
    # ContextMenuCell. Entries for cells alone, the only ones that Office.js has, do not show
    # there on desktop Excel (OfficeDev/office-js, issue 6612).
    assert "ContextMenuListRange" in MENUS
    assert [command_of(button) for button in MENUS["ContextMenuListRange"]] == [
        "rules-create", "apply", "rules-explain", "rules-try", "statement-assign", "statement-show",
    ]  # fmt: skip


def test_the_right_click_is_the_same_wherever_it_is_made() -> None:
    offers = {name: [button.get("tag") for button in menu] for name, menu in MENUS.items()}
    assert {name.removesuffix("Layout") for name in offers} == {
        "ContextMenuListRange", "ContextMenuCell", "ContextMenuRow",
    }  # fmt: skip
    assert all(f"{name.removesuffix('Layout')}Layout" in offers for name in offers)
    assert len({tuple(tags) for tags in offers.values()}) == 1


@pytest.mark.parametrize("menu", MENUS.values(), ids=list(MENUS))
def test_the_right_click_shows_on_our_sheets_only(menu: ET.Element) -> None:
    for button in menu:
        assert button.get("getVisible") == "XlRecon_GetVisible"
        assert table_of(button)
