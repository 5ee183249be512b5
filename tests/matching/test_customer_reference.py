from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.matching.customer_reference import (
    CustomerAccounts,
    NamedCustomer,
    reference_scheme,
)
from xl_recon.records.reference import creditor_reference
from xl_recon.records.statement import CreditorReference

QR = "00000000000" + "0001100" + "0000231" + "0" + "4"
NOBODY = NamedCustomer()


def a_reference(value: str = QR, kind: str = "QRR", *, valid: bool = True) -> CreditorReference:
    return CreditorReference(kind=kind, value=value, valid=valid)


def named(setting: str, reference: CreditorReference | None, *accounts: str) -> NamedCustomer:
    scheme = reference_scheme(setting)
    return CustomerAccounts.of(scheme, accounts or ("1100",)).named_by(reference)


def test_a_qr_reference_names_customer_and_invoice() -> None:
    assert named("qr", a_reference()) == NamedCustomer("1100", "231")


def test_blanks_in_a_reference_say_nothing() -> None:
    assert named("QR", a_reference(f"{QR[:2]} {QR[2:7]} {QR[7:]}")).account == "1100"


def test_nothing_is_looked_for_until_it_is_set_up() -> None:
    assert named("", a_reference()) == NOBODY


def test_a_line_without_reference_names_nobody() -> None:
    assert named("qr", None) == NOBODY


def test_an_account_that_the_chart_lacks_names_nobody() -> None:
    assert named("qr", a_reference(), "1200") == NOBODY


def test_a_customer_of_zeros_is_none() -> None:
    assert named("qr", a_reference("0" * 27), "0", "") == NOBODY


@pytest.mark.parametrize(
    "reference", [a_reference(valid=False), a_reference(QR[:-1]), a_reference("RF" + QR[2:])]
)
def test_what_is_no_sound_qr_reference_names_nobody(reference: CreditorReference) -> None:
    assert named("qr", reference) == NOBODY


def test_a_creditor_reference_tells_the_length_of_its_parts() -> None:
    assert named("rf", a_reference("RF18 4A110 3231", "SCOR"), "a110") == NamedCustomer(
        "a110", "231"
    )


@pytest.mark.parametrize("value", ["RF18", "RF18411", "RF18X110", "00000"])
def test_a_creditor_reference_without_lengths_names_nobody(value: str) -> None:
    assert named("rf", a_reference(value, "SCOR"), "11", "110") == NOBODY


def test_a_creditor_reference_may_name_no_invoice() -> None:
    assert named("rf", a_reference("RF1841100", "SCOR")) == NamedCustomer("1100", "")


def test_a_place_of_its_own_names_the_customer_alone() -> None:
    assert named("3, 5", a_reference("ABC01100XYZ", "", valid=False)) == NamedCustomer("1100", "")


def test_a_reference_too_short_for_the_place_names_nobody() -> None:
    assert named("3,5", a_reference("ABC110")) == NOBODY


@pytest.mark.parametrize("setting", ["iban", "3", "3,x", "3,4,5", "-1,4", "3,0"])
def test_a_setting_that_names_no_scheme_is_refused(setting: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - Python's own words serve
        reference_scheme(setting)


@given(st.text(max_size=30), st.sampled_from(["qr", "rf", "0,4"]))
def test_any_text_is_survived(value: str, setting: str) -> None:
    assert named(setting, a_reference(value)).account in {"", "1100"}


def named_in(setting: str, text: str, *accounts: str) -> NamedCustomer:
    return CustomerAccounts.of(reference_scheme(setting), accounts or ("1100",)).named_in(text)


def sound(digits: str) -> str:
    """A reference with its check digit."""
    found = (f"{digits}{check}" for check in range(10))
    return next(it for it in found if creditor_reference(it, "QRR").valid)


SOUND = sound(QR[:-1])
PRINTED = f"{SOUND[:2]} " + " ".join(SOUND[place : place + 5] for place in range(2, 27, 5))


@pytest.mark.parametrize(
    "text", [f"Fattura {SOUND}", f"RIF.{PRINTED}, grazie", f"{SOUND} {PRINTED}"]
)
def test_a_reference_in_a_text_names_its_customer(text: str) -> None:
    assert named_in("qr", text) == NamedCustomer("1100", "231")


@pytest.mark.parametrize(
    "text",
    [
        f"9{SOUND}",
        f"{SOUND}9",
        f"{SOUND[:-1]}{9 - int(SOUND[-1])}",
        f"A{SOUND}",
        "Affitto 12.2025",
        "",
    ],
)
def test_other_digits_in_a_text_name_nobody(text: str) -> None:
    assert named_in("qr", text) == NOBODY


def test_a_creditor_reference_in_a_text_names_its_customer() -> None:
    plain = next(
        f"RF{check:02d}411003231"
        for check in range(2, 99)
        if creditor_reference(f"RF{check:02d}411003231").valid
    )
    grouped = f"{plain[:4]} {plain[4:8]} {plain[8:12]} {plain[12:]}"
    for text in (f"pagamento {plain}", f"pagamento {grouped}", f"{grouped} GMBH"):
        assert named_in("rf", text) == NamedCustomer("1100", "231")


def test_two_customers_in_a_text_are_none() -> None:
    other = sound(f"{QR[:14]}1200{QR[18:26]}")
    assert named_in("qr", f"{SOUND} {other}", "1100", "1200") == NOBODY


@pytest.mark.parametrize("setting", ["", "11,7"])
def test_without_a_kind_of_reference_a_text_names_nobody(setting: str) -> None:
    assert named_in(setting, f"Fattura {SOUND}") == NOBODY
