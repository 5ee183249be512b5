"""Public sample files, read from beside the project where they are at hand.

The judge is the file itself: opening balance and lines make the closing balance. Samples that
their publishers cut or edited by hand are listed with what is wrong in them.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import mt940
import pytest

from xl_recon.errors import BadDocument
from xl_recon.readers.document import Document
from xl_recon.readers.statements import read_statements
from xl_recon.records.statement import Check, Statement

CORPUS = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the sample files are not here")

_CUT = "lines were taken out of the sample, its balances were left"
_INVENTED = "amounts or balances of the sample were replaced by invented ones"
EDITED = {
    "camt/genkgo/camt053.v2.all-balance-types.xml": _INVENTED,
    "camt/genkgo/camt053.v2.five.decimals.xml": _INVENTED,
    "mt940/sandermarechal/abnamro.txt": _CUT,
    "mt940/sandermarechal/bug-core-5401.txt": _CUT,
    "mt940/sandermarechal/commerzbank.txt": _INVENTED,
    "mt940/sandermarechal/deutschebank.txt": _INVENTED,
    "mt940/sandermarechal/ing-dos.txt": _CUT,
    "mt940/sandermarechal/ing-unix.txt": _CUT,
    "mt940/sandermarechal/knab.txt": _CUT,
    "mt940/sandermarechal/oldenburgischelandesbank.txt": _CUT,
    "mt940/sandermarechal/oldenburgischelandesbankmitbindestrich.txt": _CUT,
    "mt940/sandermarechal/postfinance.txt": _INVENTED,
    "mt940/sandermarechal/rabobank.txt": _CUT,
    "mt940/sandermarechal/sparkasse2.txt": _CUT,
    "mt940/sandermarechal/sparkasse3.txt": _CUT,
    "mt940/sandermarechal/triodos.txt": _CUT,
    "mt940/svenstaro/abnamro.sta": _CUT,
    "mt940/svenstaro/buxtehude.sta": _CUT,
    "mt940/svenstaro/incomplete_tag_61.sta": _INVENTED,
    "mt940/svenstaro/ing.sta": _CUT,
    "mt940/svenstaro/invalid_utf8.sta": _INVENTED,
    "mt940/svenstaro/issue-51.sta": _CUT,
    "mt940/svenstaro/knab.sta": _CUT,
    "mt940/svenstaro/knab_broken.sta": _CUT,
    "mt940/svenstaro/overly_long_details.sta": _INVENTED,
    "mt940/svenstaro/postfinance.sta": _INVENTED,
    "mt940/svenstaro/rabobank.sta": _CUT,
    "mt940/svenstaro/sepa_snippet.sta": _INVENTED,
    "mt940/svenstaro/tests__data__mt940__full__abnamro__mt940.sta": _INVENTED,
    "mt940/svenstaro/triodos.sta": _CUT,
    "mt940/svenstaro/with_newline_in_tnr.sta": _CUT,
}
BROKEN = {
    "camt/genkgo/camt053.v2.wrong.xml": "no statement in it",
    "camt/sebastienrousseau/camt053_garbled_amount.xml": "not an amount",
}
# What the other programs have wrong, or leave out.
WRONG_EXPECTATIONS = {
    "camt053.v2.multi.statement": "only the last statement's entries are listed",
    "sepa_mt9401": "the reversal of a credit is signed as a credit",
}
_NO_REFERENCE = {"NOTPROVIDED", "NONREF", None, ""}


def _samples(*folders: str) -> list[Path]:
    found = (path for folder in folders for path in (CORPUS / folder).rglob("*"))
    return sorted(path for path in found if path.is_file() and "expected" not in path.parts)


def _name(path: Path) -> str:
    return path.relative_to(CORPUS).as_posix()


def _read(path: Path) -> tuple[Statement, ...]:
    return read_statements(Document.of(path.name, path.read_bytes())).statements


def _expected(folder: str) -> list[Path]:
    return sorted((CORPUS / folder / "expected").glob("*.json"))


READABLE = [path for path in _samples("camt", "mt940") if _name(path) not in BROKEN]


def test_the_samples_are_all_there() -> None:
    print(f"{len(READABLE)} sample files, {len(EDITED)} of them edited by their publishers")  # noqa: T201 - the figure this test is for
    assert len(READABLE) >= 135


@pytest.mark.parametrize("path", READABLE, ids=_name)
def test_balances_hold_but_in_edited_samples(path: Path) -> None:
    checks = {statement.check for statement in _read(path)}
    assert (Check.OFF in checks) == (_name(path) in EDITED)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_sample_is_refused_with_the_reason(name: str) -> None:
    with pytest.raises(BadDocument, match=BROKEN[name]):
        _read(CORPUS / name)


@pytest.mark.parametrize("path", _expected("camt/genkgo"), ids=lambda path: path.stem)
def test_camt_agrees_with_another_program(path: Path) -> None:
    entries = json.loads(path.read_text("utf-8"))["getEntries"]
    source = path.parents[1] / f"{path.stem}.xml"
    lines = [line for statement in _read(source) for line in statement.lines]
    if path.stem in WRONG_EXPECTATIONS:
        lines = lines[-len(entries) :]
    for line, entry in zip(lines, entries, strict=True):
        assert abs(line.amount.amount) == _minor_units(entry["getAmount"])
        assert (line.amount.amount < 0) == (entry["getCreditDebitIndicator"] == "DBIT")
        if entry["getBookingDate"]:
            assert line.booking_date.isoformat() == entry["getBookingDate"]["0"][:10]
        if entry["getValueDate"]:
            assert str(line.value_date) == entry["getValueDate"]["0"][:10]
        if entry["getAccountServicerReference"] not in _NO_REFERENCE:
            assert line.bank_reference == entry["getAccountServicerReference"]


def _minor_units(money: dict[str, Any]) -> Decimal:
    decimals = 0 if money["getCurrency"]["getCode"] == "JPY" else 2
    return abs(Decimal(money["getAmount"])).scaleb(-decimals)


@pytest.mark.parametrize("path", _expected("mt940/svenstaro"), ids=lambda path: path.stem)
def test_mt940_agrees_with_another_program(path: Path) -> None:
    messages = json.loads(path.read_text("utf-8"))
    expected = [line for message in messages for line in message["statement_lines"]]
    source = path.parents[1] / f"{path.stem}.sta"
    lines = [line for statement in _read(source) for line in statement.lines]
    assert len(lines) == len(expected)
    for line, entry in zip(lines, expected, strict=True):
        assert abs(line.amount.amount) == Decimal(entry["amount"])
        if path.stem not in WRONG_EXPECTATIONS:
            debit = entry["ext_debit_credit_indicator"] in {"Debit", "ReverseCredit"}
            assert (line.amount.amount < 0) == debit
        assert str(line.value_date) == entry["value_date"]
        if entry["entry_date"]:
            assert line.booking_date.isoformat() == entry["entry_date"]
        if (entry["bank_ref"] or "").strip() not in _NO_REFERENCE:
            assert line.bank_reference == entry["bank_ref"].strip()


def test_mt940_library_finds_the_same_amounts_where_its_own_make_the_balance() -> None:
    judged = 0
    for path in _samples("mt940"):
        statements, theirs = _read(path), _by_library(path)
        holds = all(statement.check is Check.HOLDS for statement in statements)
        if holds and theirs and sum(theirs) == sum(one.booked_total for one in statements):
            judged += 1
            ours = [line.amount.amount for one in statements for line in one.lines]
            assert ours == theirs, path.name
    print(f"the library judged {judged} files")  # noqa: T201 - the figure this test is for
    assert judged >= 12


def _by_library(path: Path) -> list[Decimal]:
    try:
        return [found.data["amount"].amount for found in mt940.parse(str(path))]
    except Exception:  # noqa: BLE001 - whatever it raises, it cannot judge this file
        return []
