"""The customer and the invoice that a payment reference names.

QR and ISR references have 27 digits: the customer's account stands at 11-17, the invoice at 18-24
(counted from 0). A creditor reference (`RF` and two check digits) puts one digit before each part
that says how long it is. Any other scheme is a start and a length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Self, assert_never

from xl_recon.records.reference import creditor_reference
from xl_recon.records.statement import CreditorReference

_QR_LENGTH = 27
_RF_HEAD = 4
# As printed on a slip (2 and five times 5 digits) or in one piece; RF in groups of 4 or in one.
_QR_IN_TEXT = re.compile(r"(?<![0-9A-Za-z])(?:\d{27}|\d{2}(?: \d{5}){5})(?![0-9A-Za-z])")
_RF_IN_TEXT = re.compile(
    r"(?<![0-9A-Za-z])RF\d\d(?:[0-9A-Z]{1,21}|(?: [0-9A-Z]{4}){0,5}(?: [0-9A-Z]{1,4})?)"
    r"(?![0-9A-Za-z])"
)


class NamedCustomer(NamedTuple):
    """What a reference names; the account is one of the chart, or blank."""

    account: str = ""
    invoice: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a reference."""

    start: int
    length: int

    def of(self, reference: str) -> str:
        """The part, without leading zeros; blank where the reference is too short."""
        part = reference[self.start : self.start + self.length]
        return part.lstrip("0") if len(part) == self.length else ""


@dataclass(frozen=True, slots=True)
class QrScheme:
    """The 27 digits of a QR-bill or an orange payment slip."""

    customer: Span = Span(11, 7)
    invoice: Span = Span(18, 7)


@dataclass(frozen=True, slots=True)
class RfScheme:
    """An ISO 11649 creditor reference whose parts carry their lengths."""


@dataclass(frozen=True, slots=True)
class SpanScheme:
    """The customer's account stands at a place of its own in any reference."""

    customer: Span


ReferenceScheme = QrScheme | RfScheme | SpanScheme


def reference_scheme(setting: str) -> ReferenceScheme | None:
    """Return the scheme a setting names, None for a blank one, or raise `ValueError`.

    >>> reference_scheme("qr") == QrScheme(), reference_scheme("5, 4"), reference_scheme(" ")
    (True, SpanScheme(customer=Span(start=5, length=4)), None)
    """
    written = setting.strip().lower()
    if not written:
        return None
    if written in ("qr", "rf"):
        return QrScheme() if written == "qr" else RfScheme()
    start, length = (int(number) for number in written.split(","))
    if start < 0 or length < 1:
        raise ValueError(f"not a place in a reference: {setting!r}")
    return SpanScheme(Span(start, length))


@dataclass(frozen=True, slots=True)
class CustomerAccounts:
    """The chart's accounts by what a reference shows of them: no leading zeros, capitals."""

    scheme: ReferenceScheme | None = None
    by_shown: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, scheme: ReferenceScheme | None, accounts: Iterable[str]) -> Self:
        """The accounts of a chart; none are needed while no scheme is set up."""
        known = accounts if scheme else ()
        return cls(scheme, {_shown(account): account for account in known})

    def named_by(self, reference: CreditorReference | None) -> NamedCustomer:
        """Return the customer and invoice, both blank unless the account is in the chart."""
        if self.scheme is None or reference is None:
            return NamedCustomer()
        return self._in_chart(_parts(self.scheme, reference))

    def named_in(self, text: str) -> NamedCustomer:
        """Return the customer and invoice of a reference that stands in a text.

        Where several name different customers, none is believed. A scheme of places alone finds
        no reference in a text: any number could be one.
        """
        pattern = _pattern(self.scheme)
        if pattern is None:
            return NamedCustomer()
        references = map(_written_reference, pattern.findall(text))
        found = {self.named_by(it) for it in references} - {NamedCustomer()}
        return found.pop() if len(found) == 1 else NamedCustomer()

    def _in_chart(self, named: NamedCustomer) -> NamedCustomer:
        account = self.by_shown.get(_shown(named.account), "") if named.account else ""
        return named._replace(account=account) if account else NamedCustomer()


def _pattern(scheme: ReferenceScheme | None) -> re.Pattern[str] | None:
    match scheme:
        case QrScheme():
            return _QR_IN_TEXT
        case RfScheme():
            return _RF_IN_TEXT
        case SpanScheme() | None:
            return None
        case _:
            assert_never(scheme)


def _written_reference(text: str) -> CreditorReference | None:
    """Return a reference in groups of signs; a short word behind it looks like one more group."""
    groups = text.split()
    for count in range(len(groups), 0, -1):
        reference = creditor_reference("".join(groups[:count]))
        if reference.valid:
            return reference
    return None


def _shown(account: str) -> str:
    return account.strip().lstrip("0").upper()


def _parts(scheme: ReferenceScheme, reference: CreditorReference) -> NamedCustomer:
    value = "".join(reference.value.split()).upper()
    match scheme:
        case QrScheme(customer, invoice):
            is_qr = reference.valid and value.isdecimal() and len(value) == _QR_LENGTH
            return (
                NamedCustomer(customer.of(value), invoice.of(value)) if is_qr else NamedCustomer()
            )
        case RfScheme():
            is_rf = reference.valid and value.startswith("RF")
            return _length_prefixed(value[_RF_HEAD:]) if is_rf else NamedCustomer()
        case SpanScheme(customer):
            return NamedCustomer(customer.of(value))
        case _:
            assert_never(scheme)


def _length_prefixed(body: str) -> NamedCustomer:
    customer, rest = _first_part(body)
    invoice, _ = _first_part(rest)
    return NamedCustomer(customer, invoice)


def _first_part(body: str) -> tuple[str, str]:
    """Return the part whose length the first digit gives, and what follows it."""
    if not body[:1].isdecimal():
        return "", ""
    end = 1 + int(body[0])
    return (body[1:end], body[end:]) if len(body) >= end else ("", "")
