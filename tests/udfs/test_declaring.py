"""xlwings itself takes the functions: as on Windows, with its COM library left out."""

from __future__ import annotations

import json
import subprocess
import sys

from udfs.functions import ARGUMENTS, FUNCTIONS

# The decorators of xlwings for Windows, over stand-ins for the parts of pywin32 they import.
AS_ON_WINDOWS = """
import json, sys, types
for name in ("pythoncom", "pywintypes", "win32com", "win32com.client"):
    sys.modules[name] = types.ModuleType(name)
sys.modules["pythoncom"].CoInitialize = lambda: None
sys.modules["win32com.client"].Dispatch = None
import xlwings
import xlwings.udfs as windows
from xlwings import conversion
xlwings.func, xlwings.arg, xlwings.ret = windows.xlfunc, windows.xlarg, windows.xlret
from udfs import functions

class Engine:
    name = "excel"
    type = "desktop"
    def clean_value_data(self, data, *_):
        return [list(row) for row in data]
    def prepare_xl_data_element(self, x, *_):
        return x

xlwings.engines.add(xlwings.main.Engine(impl=Engine()))

def called(function, *cells):
    declared = function.__xlfunc__
    given = [
        conversion.read(None, cell, argument["options"], "excel")
        for cell, argument in zip(cells, declared["args"])
    ]
    return conversion.write(function(*given), None, declared["ret"]["options"], "excel")

print(json.dumps({
    "declared": {it.__name__: it.__xlfunc__ for it in functions.FUNCTIONS},
    "column": called(functions.IBAN_VALIDO, (("CH5100000012345678901",), ("x",), (None,))),
    "row": called(functions.IBAN_VALIDO, (("CH5100000012345678901", "x"),)),
    "cell": called(functions.PARTITA_IVA_VALIDA, "12345670017"),
    "rules": called(
        functions.REGOLA_PER,
        (("luce",), ("boh",)), ((-1.0,), (2.0,)),
        (("Doc", "Descrizione", "Dare", "Avere", "Importo"), ("!Rule", "luce", 6400.0, None, None)),
    ),
}, default=str))
"""


def test_xlwings_for_windows_takes_the_functions_and_their_cells() -> None:
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", AS_ON_WINDOWS], capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stderr
    heard = json.loads(ran.stdout)
    assert heard["column"] == [[True], [False], [""]]
    assert heard["row"] == [[True, False]]
    assert heard["cell"] == [[True]]
    assert heard["rules"] == [["luce"], [""]]
    assert list(heard["declared"]) == [it.__name__ for it in FUNCTIONS]
    for declared in heard["declared"].values():
        assert declared["category"] == "xl_recon"
        for argument in declared["args"]:
            assert argument["doc"] == ARGUMENTS[argument["name"]]
            assert argument["options"]["ndim"] == 2
