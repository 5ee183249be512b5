"""What a party may take off a document that it pays early."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from xl_recon.records.open_document import OpenDocument
from xl_recon.records.party import EarlyDiscount

_CENT = Decimal("0.01")


def early_discount(
    document: OpenDocument, day: dt.date | None, discount: EarlyDiscount | None
) -> Decimal:
    """Return the discount on a document paid on that day, signed like its residual; else nothing.

    Only a document of which nothing is paid yet may be discounted.
    """
    if discount is None or day is None or document.date is None:
        return Decimal(0)
    in_time = dt.timedelta() <= day - document.date <= dt.timedelta(days=discount.days)
    if not in_time or document.residual != document.total:
        return Decimal(0)
    return (document.total * discount.percent / 100).quantize(_CENT, ROUND_HALF_UP)
