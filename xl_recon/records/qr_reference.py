"""The Swiss QR reference as it is printed on a payment slip."""

from __future__ import annotations

from xl_recon.records.reference import creditor_reference

_FIRST, _GROUP = 2, 5


def printed_qr_reference(text: str) -> str:
    """Return a valid QR reference in its printed groups; blank where it is not valid.

    27 digits, the last a check digit modulo 10, recursive (SIX, Swiss Implementation Guidelines
    QR-bill, annex B). All zeros would pass the check and are refused there.

    >>> printed_qr_reference("210000000003139471430009017")
    '21 00000 00003 13947 14300 09017'
    >>> printed_qr_reference("210000000003139471430009018")
    ''
    """
    reference = creditor_reference(text, "QRR")
    if not reference.valid or not reference.value.strip("0"):
        return ""
    value = reference.value
    groups = (value[place : place + _GROUP] for place in range(_FIRST, len(value), _GROUP))
    return " ".join((value[:_FIRST], *groups))
