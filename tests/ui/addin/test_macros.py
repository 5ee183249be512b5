"""The macros as text: what no Excel is needed for."""

from __future__ import annotations

import re

import pytest

from tests.ui.addin.vba_text import Procedure, calls, code_lines, module_names, procedures
from xl_recon.ui.addin import sources
from xl_recon.ui.addin.ovba import Module

MODULES = sources.modules()
CODE = "\n".join(module.source for module in MODULES)
LINES = [line.partition("'")[0] for line in CODE.splitlines()]
PROCEDURES = [(module, item) for module in MODULES for item in procedures(module.source)]
KEYWORDS = {
    "And", "As", "Boolean", "Dim", "Do", "Each", "Else", "ElseIf", "End", "Error", "Exit", "False",
    "For", "Function", "GoTo", "If", "In", "Input", "Integer", "Is", "Like", "Line", "Long", "Loop",
    "Mac", "Next", "Not", "Nothing", "Object", "On", "Open", "Close", "Or", "Private", "Range",
    "Resume", "Set", "String", "Sub", "Then", "To", "True", "Until", "Variant",
}  # fmt: skip
FUNCTIONS = {
    "Abs", "AppleScriptTask", "Array", "AscW", "CStr", "CVErr", "Chr", "ChrW", "CreateObject",
    "Dir", "DoEvents", "EOF", "FreeFile", "GetObject", "Hex", "InStr", "Join", "Left", "Len", "Mid",
    "MsgBox", "Right", "Shell", "Split", "StrComp", "StrConv", "Timer", "TypeName", "UBound",
}  # fmt: skip
OF_EXCEL = {
    "ActiveSheet", "ActiveWorkbook", "Application", "Err", "Intersect", "Selection",
    "ThisWorkbook", "vbExclamation", "vbFromUnicode", "vbHide", "vbLf", "vbNormalFocus",
    "vbTextCompare", "vbUnicode", "xlCellTypeVisible",
}  # fmt: skip
LABELS = {"Failed"}
STARTERS = {("XlReconStart", "XlRecon_StartDirectly"), ("XlReconFunctions", "XlRecon_FindServer")}
OPENINGS = re.compile(r"^(?:Public |Private )?(Sub|Function) ")


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_a_module_is_called_as_its_file(module: Module) -> None:
    assert module.source.startswith(f'Attribute VB_Name = "{module.name}"\n')
    assert "\nOption Explicit\n" in module.source


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_a_module_is_ascii_because_a_mac_has_another_code_page(module: Module) -> None:
    assert module.source.isascii()


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_what_is_begun_is_ended(module: Module) -> None:
    lines = [line.strip() for line in module.source.splitlines()]
    for kind in ("Sub", "Function"):
        begun = [line for line in lines if (found := OPENINGS.match(line)) and found[1] == kind]
        assert len(begun) == lines.count(f"End {kind}")
    assert sum(line.startswith("#If ") for line in lines) == lines.count("#End If")
    blocks = [line for line in lines if line.startswith("If ") and line.endswith("Then")]
    assert len(blocks) == lines.count("End If")


@pytest.mark.parametrize("forbidden", ["Declare ", "WScript", "cmd.exe", "cmd /", "PtrSafe"])
def test_nothing_is_used_that_firms_forbid_to_macros(forbidden: str) -> None:
    # Defender's rules on Win32 calls from macros and on Office's child shells.
    assert not [line for line in LINES if forbidden.lower() in line.lower()]


def test_windows_own_objects_are_kept_from_a_mac() -> None:
    for block in re.findall(r"#If Mac Then\n(.*?)#Else", CODE, re.DOTALL):
        assert "hwnd" not in block
        assert "Shell" not in block
    assert CODE.count("Application.hwnd") == 1
    assert re.search(r"#Else\n\s+XlRecon_Window = CStr\(Application\.hwnd\)\n", CODE)


def test_the_call_of_python_stands_in_one_place() -> None:
    assert CODE.count('"xl_recon", "live"') == 1
    assert CODE.count('"--book"') == 1


def test_which_python_and_whether_to_start_it_is_read_from_the_add_ins_cells() -> None:
    start = next(module.source for module in MODULES if module.name == "XlReconStart")
    for cell in ("PYTHON_CELL", "MODE_CELL"):
        read = f"XlRecon_Setting({cell})"
        assert read in start
        assert CODE.count(read) == start.count(read)
    assert not re.search(r"\bpythonw?(?:\.exe)?\b", "\n".join(LINES))


def test_where_office_may_start_nothing_nothing_is_tried() -> None:
    for module, procedure in PROCEDURES:
        starts = [line for line in procedure.lines if "Shell " in line]
        for line in starts:
            assert (module.name, procedure.name) in STARTERS, line
    asked = [item.lines for _, item in PROCEDURES if item.name == "XlRecon_FindServer"]
    place = next(number for number, line in enumerate(asked[0]) if "Shell " in line)
    assert "If Not XlRecon_MayStart() Then Exit Sub" in asked[0][:place]


def test_the_function_wizards_help_is_given_when_the_add_in_opens() -> None:
    book = next(module.source for module in MODULES if module.name == "ThisWorkbook")
    called = {item.name for item in procedures(book) if "XlRecon_DescribeFunctions" in item.lines}
    # On opening Excel may show no workbook yet, and then it takes no help.
    assert called == {"Workbook_Open", "excelApp_WorkbookActivate"}


def test_the_mac_script_has_the_name_and_the_handler_that_the_macro_calls() -> None:
    called = re.search(r'AppleScriptTask "(.+?)", "(.+?)",', CODE)
    assert called
    assert called[1] == sources.MAC_SCRIPT
    assert f"\non {called[2]}(" in sources.text(sources.MAC_SCRIPT)


def test_the_mac_script_quotes_every_word() -> None:
    script = sources.text(sources.MAC_SCRIPT)
    assert "quoted form of (oneWord as text)" in script
    assert script.count("do shell script") == 1


def ids(value: object) -> str:
    return value.name if isinstance(value, Module | Procedure) else str(value)


@pytest.mark.parametrize(("module", "procedure"), PROCEDURES, ids=ids)
def test_every_name_is_declared_as_option_explicit_demands(
    module: Module, procedure: Procedure
) -> None:
    # Excel would say so only when the first button is pressed, and then none would work.
    ours = {item.name for _, item in PROCEDURES}
    known = KEYWORDS | FUNCTIONS | OF_EXCEL | LABELS | ours | module_names(module.source)
    assert procedure.names() - known - procedure.declared() == set()


@pytest.mark.parametrize(("module", "procedure"), PROCEDURES, ids=ids)
def test_every_call_of_a_procedure_has_as_many_arguments_as_it_takes(
    module: Module, procedure: Procedure
) -> None:
    for caller in MODULES:
        lines = [line for line in code_lines(caller.source) if not OPENINGS.match(line)]
        for line in lines:
            for count in calls(line, procedure.name):
                assert count == len(procedure.parameters), f"{module.name}: {line}"


def test_every_private_constant_and_procedure_is_used() -> None:
    words = re.findall(r"\w+", "\n".join(line for it in MODULES for line in code_lines(it.source)))
    private = re.findall(r"^Private (?:Const|Sub|Function) (\w+)", CODE, re.MULTILINE)
    assert [name for name in private if words.count(name) < 2 and not is_event(name)] == []


def is_event(name: str) -> bool:
    return name.startswith(("Workbook_", "excelApp_"))
