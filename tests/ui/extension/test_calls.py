"""What the component starts, tried in this Python: it is plain Python."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

SOURCE = Path(__file__).resolve().parents[3] / "addin" / "libreoffice" / "xl_recon_calls.py"


@pytest.fixture(scope="module")
def calls() -> Any:
    spec = spec_from_file_location("xl_recon_calls", SOURCE)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_call_is_a_list_in_which_names_stay_names(calls: Any) -> None:
    options = [("book", "--rows; rm"), ("rows", ""), ("office", "pipe,name=x")]
    assert calls.call_of("py", "apply", options) == [
        "py", "-P", "-m", "xl_recon", "live", "apply", "--book=--rows; rm", "--office=pipe,name=x",
    ]  # fmt: skip


def test_the_interpreter_does_not_look_in_libreoffices_folders(calls: Any) -> None:
    ours = {"PYTHONPATH": "/office", "PYTHONHOME": "/office", "HOME": "/home/anna"}
    assert calls.environment_for_python(ours) == {"HOME": "/home/anna"}


@pytest.mark.parametrize(
    ("status", "unsaid"), [(0, ""), (1, ""), (2, "è andata male"), (3, "è andata male")]
)
def test_only_what_went_wrong_is_left_to_say(calls: Any, status: int, unsaid: str) -> None:
    script = f"import sys; sys.stderr.buffer.write('è andata male\\n'.encode()); sys.exit({status})"
    assert calls.unsaid([sys.executable, "-c", script]) == unsaid


def test_an_interpreter_that_is_gone_is_told(calls: Any, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nothing-here"):
        calls.unsaid([str(tmp_path / "nothing-here")])


def test_rows_are_listed_once_and_in_order(calls: Any) -> None:
    assert calls.listed([(12, 12), (5, 9), (12, 12)]) == "5-9,12-12"
