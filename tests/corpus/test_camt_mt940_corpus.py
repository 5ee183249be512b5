"""Public sample files, read from beside the project where they are at hand.

The judge is the file itself: opening balance and lines make the closing balance. Samples that
their publishers cut or edited by hand are listed, each with what is wrong in it and by how much.
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

# What is wrong in each sample, and by how much the closing balance is more than the lines make it.
_ZEROED = "both balances were set to zero, the line between them was left"
_KNAB = "500 stands where the balance needs 5000: the amount lost a digit"
_ABN = (
    "the closing balance lost its first digit (876.84, the next page opens with 2876.84) and a "
    "line of 38.00 was taken out; lines of 1002.60 were taken out of the next page"
)
_ING = (
    "the bank's own totals in the last remark (two credits 28.71, four debits 25.24) make the "
    "balance: a credit of 25.03 was turned into a debit and a line of 1.00 was added"
)
_POSTFINANCE = "79.9 stands where the balance needs 79.7, the amount of a line before"
_RABOBANK = (
    "a line was replaced by one of another statement (a debit of 1213.28 where the balance falls "
    "by 77.35); the line of a month later, 236.56, was added"
)
_TRIODOS = "lines of 111.40 in all are missing; the two left are weeks apart"
_TAX = "the balances are invented (12345.12 and 12345.98) around a real line"
_LOREM = "119.35 stands where the balance needs 19.35: the amount got a digit"
EDITED = {
    "camt/genkgo/camt053.v2.all-balance-types.xml": (
        "-5.820",
        "ten invented balances, 1.01, 2.02 and so on, show off the types; no two are 8.85 apart",
    ),
    "camt/genkgo/camt053.v2.five.decimals.xml": (
        "0.050",
        "a digit was put into the closing balance of another sample: 27.00 became 27.050",
    ),
    "mt940/sandermarechal/abnamro.txt": ("-2038.00 -1002.60", _ABN),
    "mt940/sandermarechal/bug-core-5401.txt": ("-50.00", _ZEROED),
    "mt940/sandermarechal/commerzbank.txt": ("12.35", _ZEROED),
    "mt940/sandermarechal/deutschebank.txt": ("12.35", _ZEROED),
    "mt940/sandermarechal/ing-dos.txt": ("49.06", _ING),
    "mt940/sandermarechal/ing-unix.txt": ("49.06", _ING),
    "mt940/sandermarechal/knab.txt": ("4500.00", _KNAB),
    "mt940/sandermarechal/oldenburgischelandesbank.txt": ("-104.50", _ZEROED),
    "mt940/sandermarechal/oldenburgischelandesbankmitbindestrich.txt": (
        "-281725.57",
        "the closing balance was set to zero, and to a day before that of the line",
    ),
    "mt940/sandermarechal/postfinance.txt": ("0.2", _POSTFINANCE),
    "mt940/sandermarechal/rabobank.txt": ("1135.93 236.56", _RABOBANK),
    "mt940/sandermarechal/sparkasse2.txt": (
        "-775.04",
        "the amount is invented: neither sign of 1027.25 makes the 252.21 between the balances",
    ),
    "mt940/sandermarechal/sparkasse3.txt": (
        "1279.46",
        "sparkasse2 with RD changed to RC by hand; neither makes the balance",
    ),
    "mt940/sandermarechal/triodos.txt": ("111.40", _TRIODOS),
    "mt940/svenstaro/abnamro.sta": ("-2038.00 -1002.60", _ABN),
    "mt940/svenstaro/buxtehude.sta": ("100.00", _LOREM),
    "mt940/svenstaro/incomplete_tag_61.sta": ("234.01", _TAX),
    "mt940/svenstaro/ing.sta": ("49.06", _ING),
    "mt940/svenstaro/invalid_utf8.sta": (
        "1123264.00",
        "amounts were changed: a transfer of 3051800.00 is 1218882.00 in its own remark",
    ),
    "mt940/svenstaro/issue-51.sta": ("100.00", _LOREM),
    "mt940/svenstaro/knab.sta": ("4500.00", _KNAB),
    "mt940/svenstaro/knab_broken.sta": ("4500.00", _KNAB),
    "mt940/svenstaro/overly_long_details.sta": ("234.01", _TAX),
    "mt940/svenstaro/postfinance.sta": ("0.2", _POSTFINANCE),
    "mt940/svenstaro/rabobank.sta": ("1135.93 236.56", _RABOBANK),
    "mt940/svenstaro/sepa_snippet.sta": (
        "300.08",
        "a credit of 300 became a debit of 0.08; sepa_mt9401 has the statement whole, and it holds",
    ),
    "mt940/svenstaro/tests__data__mt940__full__abnamro__mt940.sta": (
        "1125.84 1119.88",
        "invented balances: 1111.10, 2222.20, 5555.20 and 6666.83 around card payments",
    ),
    "mt940/svenstaro/triodos.sta": ("111.40", _TRIODOS),
    "mt940/svenstaro/with_newline_in_tnr.sta": (
        "770.71",
        "two collections of the day were left, lines of 770.71 in all are missing",
    ),
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
    checks = [{one.check for one in _read(path)} for path in READABLE]
    judged = sum(found != {Check.NONE} for found in checks)
    print(f"{len(READABLE)} samples, {judged} with balances, {judged - len(EDITED)} of them hold")  # noqa: T201 - the figure this test is for
    assert len(READABLE) >= 135
    assert judged >= 77


@pytest.mark.parametrize("path", READABLE, ids=_name)
def test_balances_hold_but_in_edited_samples(path: Path) -> None:
    off = [str(one.difference) for one in _read(path) if one.check is Check.OFF]
    assert " ".join(off) == EDITED.get(_name(path), ("", ""))[0]


NOTHING_TO_COMPARE = ("052", "054")


def test_reports_and_notifications_without_two_balances_are_not_called_off() -> None:
    read = [one for path in READABLE for one in _read(path)]
    without = [one for one in read if one.format[5:8] in NOTHING_TO_COMPARE]
    assert len(without) >= 40
    assert {(one.check, one.difference) for one in without} == {(Check.NONE, None)}


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
