"""The VBA that lets Excel for Windows call the worksheet functions, made when the add-in is built.

No Declare: firms forbid Office macros to call Windows itself. The wrappers find Python's COM server
by its class, which it announces while it runs, and start it where it does not.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any

from udfs.declaring import CATEGORY
from udfs.functions import ARGUMENTS, FUNCTIONS
from udfs.serving import CLASS_ID

MODULE = "XlReconFunctions"
LONGEST_HELP = 255  # what the function wizard shows

_FRAME = """\
Attribute VB_Name = "{module}"
Option Explicit

' Made by udfs/vba.py: what is changed here is lost when the add-in is built again.
Private Const CLASS_ID As String = "{class_id}"
Private Const PATIENCE As Single = 15
Private Const PAUSE As Single = 60
Private Const NOT_AVAILABLE As Long = 2042

Private theServer As Object
Private theLastStart As Single
Private areDescribed As Boolean

{functions}
' Help for the function wizard. Excel takes none while no workbook shows: asked again, it goes on.
Public Sub XlRecon_DescribeFunctions()
    #If Not Mac Then
        If areDescribed Then Exit Sub
        On Error Resume Next
{descriptions}
        areDescribed = (Err.Number = 0)
    #End If
End Sub

Private Function XlRecon_Answered(udf As String, arguments As Variant) As Variant
    #If Mac Then
        XlRecon_Answered = CVErr(NOT_AVAILABLE)
    #Else
        On Error GoTo Failed
        If theServer Is Nothing Then XlRecon_FindServer
        XlRecon_Answered = theServer.CallUDF("udfs.functions", udf, arguments, _
            ActiveWorkbook, Application.Caller)
        Exit Function
Failed:
        Set theServer = Nothing
        XlRecon_Answered = CVErr(NOT_AVAILABLE)
    #End If
End Function

' Once a minute at most: a sheet asks from each of its cells, and each would wait.
' -P: a folder called udfs beside somebody's workbook is never run.
Private Sub XlRecon_FindServer()
    If XlRecon_IsThere() Then Exit Sub
    If Not XlRecon_MayStart() Then Exit Sub
    If theLastStart > 0 And Abs(Timer - theLastStart) < PAUSE Then Exit Sub
    theLastStart = Timer
    Shell XlRecon_PythonLine(Join(Array("-P", "-m", "udfs.serving", XlRecon_Window()), vbLf)), _
        vbHide
    Do Until XlRecon_IsThere() Or Abs(Timer - theLastStart) > PATIENCE
        DoEvents
    Loop
End Sub

Private Function XlRecon_IsThere() As Boolean
    On Error Resume Next
    Set theServer = GetObject("new:" & CLASS_ID)
    XlRecon_IsThere = Not theServer Is Nothing
End Function
"""


def vba_module() -> str:
    """Return the module's source: a function for each of ours, and help for the wizard.

    Which Python to start, and whether it may, the module asks of the add-in's own. Lines end in a
    line feed alone.
    """
    return _FRAME.format(
        module=MODULE,
        class_id=CLASS_ID,
        functions="\n".join(map(_wrapper, FUNCTIONS)),
        descriptions="\n".join(map(_description, FUNCTIONS)),
    )


def _wrapper(function: Callable[..., Any]) -> str:
    name, parameters = function.__name__, inspect.signature(function).parameters
    return (
        f"Public Function {name}({', '.join(_declared(function))}) As Variant\n"
        f"    {name} = XlRecon_Answered({_text(name)}, Array({', '.join(parameters)}))\n"
        "End Function\n"
    )


def _declared(function: Callable[..., Any]) -> Iterator[str]:
    for name, parameter in inspect.signature(function).parameters.items():
        optional = "" if parameter.default is inspect.Parameter.empty else "Optional "
        yield f"{optional}{name} As Variant"


def _description(function: Callable[..., Any]) -> str:
    helps = [_text(ARGUMENTS[name]) for name in inspect.signature(function).parameters]
    return (
        f"        Application.MacroOptions Macro:={_text(function.__name__)}, _\n"
        f"            Description:={_text(_summary(function))}, _\n"
        f"            Category:={_text(CATEGORY)}, _\n"
        f"            ArgumentDescriptions:=Array({(', _' + chr(10) + ' ' * 16).join(helps)})"
    )


def _summary(function: Callable[..., Any]) -> str:
    """The docstring's first line: what the function wizard has room for."""
    return (inspect.getdoc(function) or "").partition("\n")[0][:LONGEST_HELP]


def _text(text: str) -> str:
    """Return a text in plain letters, the others by number: a Mac reads another code page.

    >>> print(_text("così"))
    "cos" & ChrW(236)
    """
    parts = re.findall("[ -~]+|[^ -~]", text)
    return " & ".join(map(_quoted, parts)) or '""'


def _quoted(part: str) -> str:
    if " " <= part[0] <= "~":
        return '"' + part.replace('"', '""') + '"'
    return f"ChrW({ord(part)})"
