"""The xlwings engine: `xw.engines["libreoffice"]`."""

# ruff: noqa: D102 - xlwings says what its members mean

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import xlwings as xw
from xlwings import base_classes

from xl_recon.ui.libreoffice.app import App
from xl_recon.ui.libreoffice.starting import Office
from xl_recon.ui.libreoffice.values import ERROR_CODES, cleaned

NAME = "libreoffice"


class Engine:
    """What xlwings asks first."""

    name = NAME
    type = "desktop"

    def __init__(self) -> None:
        self._apps = Apps(self)

    @property
    def apps(self) -> Apps:
        return self._apps

    @staticmethod
    def prepare_xl_data_element(value: object, options: object) -> object:  # noqa: ARG004
        """Return a value on its way to a cell as a plain one."""
        return cleaned(value)

    @staticmethod
    def clean_value_data(
        data: list[list[object]],
        datetime_builder: Callable[..., object],
        empty_as: object,
        number_builder: Callable[[float], object] | None,
        err_to_str: bool,  # noqa: FBT001 - xlwings' signature
    ) -> list[list[object]]:
        """Return values on their way from cells as their reader wants them."""

        def wanted(value: object) -> object:
            match value:
                case None | "":
                    return empty_as
                case datetime():
                    return _built(value, datetime_builder)
                case bool():
                    return value
                case float():
                    return number_builder(value) if number_builder else value
                case int() if value in ERROR_CODES:
                    return ERROR_CODES[value] if err_to_str else None
                case _:
                    return value

        return [[wanted(value) for value in row] for row in data]


def _built(moment: datetime, builder: Callable[..., object]) -> object:
    if builder is datetime:
        return moment
    parts = ("year", "month", "day", "hour", "minute", "second", "microsecond")
    return builder(**{part: getattr(moment, part) for part in parts}, tzinfo=None)


class Apps(base_classes.Apps):
    """The LibreOffice instances this process talks to, the last one first: it is active."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._apps: list[App] = []

    def attach(self, office: Office) -> App:
        """Add a LibreOffice that runs, or bring it to the front."""
        known = [app for app in self._apps if app.office is office] or [App(self._engine, office)]
        self._apps = known + [app for app in self._apps if app.office is not office]
        return self._apps[0]

    def detach(self, office: Office) -> None:
        """Forget one."""
        self._apps = [app for app in self._apps if app.office is not office]

    def keys(self) -> list[int]:
        return [app.pid for app in self]

    def add(
        self,
        spec: object = None,  # noqa: ARG002 - xlwings' signature
        add_book: bool | None = None,  # noqa: FBT001
        xl: object = None,  # noqa: ARG002
        visible: bool | None = None,  # noqa: ARG002, FBT001
    ) -> App:
        """Return the active one: `starting` starts another, and `use` adds it."""
        app = next(iter(self), None)
        if app is None:
            raise xw.XlwingsError("no LibreOffice is attached")
        if add_book:
            app.books.add()
        return app

    @staticmethod
    def cleanup() -> None:
        """Nothing is left behind that is not ours to stop."""

    def __iter__(self) -> Iterator[App]:
        return (app for app in list(self._apps) if app.office.is_running)

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __getitem__(self, pid: int) -> App:
        for app in self:
            if app.pid == pid:
                return app
        raise KeyError(pid)


_ENGINE = Engine()


def use(office: Office) -> xw.App:
    """Attach a LibreOffice that runs, make its engine xlwings' active one and return its app."""
    if NAME not in xw.engines.engines_by_name:
        xw.engines.add(xw.Engine(impl=_ENGINE))
    xw.engines[NAME].activate()
    return xw.App(impl=_ENGINE.apps.attach(office), add_book=False)


def leave(office: Office) -> None:
    """Detach a LibreOffice."""
    _ENGINE.apps.detach(office)
