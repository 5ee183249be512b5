"""A Python function made a worksheet function."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import xlwings as xw

CATEGORY = "xl_recon"
_F = TypeVar("_F", bound=Callable[..., Any])


def worksheet_function(arguments: Mapping[str, str]) -> Callable[[_F], _F]:
    """Declare a function to Excel; `arguments` has the help for each of its arguments.

    Away from Windows xlwings' decorators give the function back as it is.
    """

    def declared(function: _F) -> _F:
        for name in inspect.signature(function).parameters:
            # Two dimensions always: a row must not come as a column.
            function = xw.arg(name, ndim=2, doc=arguments[name])(function)
        return xw.func(category=CATEGORY)(xw.ret()(function))

    return declared
