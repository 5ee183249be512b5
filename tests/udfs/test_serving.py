from __future__ import annotations

import threading

import pytest

from udfs import serving


def test_the_server_ends_with_its_excel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "_EVERY", 0.01)
    served: list[str] = []
    asked: list[int] = []
    left = threading.Event()

    def is_there(window: int) -> bool:
        asked.append(window)
        return len(asked) < 3

    serving.main(["66312"], serve=served.append, leave=lambda _: left.set(), is_there=is_there)
    assert served == [serving.CLASS_ID]
    assert left.wait(10)
    assert asked == [66312] * 3


def test_a_window_is_a_number() -> None:
    with pytest.raises(ValueError, match="finestra"):
        serving.main(["finestra"])
