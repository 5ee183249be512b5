"""IBANs by country: how long each is, by the IBAN registry (ISO 13616) that SWIFT keeps."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from xl_recon.records.reference import is_iban

_REGISTRY = (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 "
    "DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 "
    "HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 "
    "MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 "
    "RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 "
    "VA22 VG24 XK20 YE30"
)
_LENGTHS: Mapping[str, int] = MappingProxyType(
    {entry[:2]: int(entry[2:]) for entry in _REGISTRY.split()}
)


def is_whole_iban(text: str) -> bool:
    """Whether a text, spaces apart, is an IBAN as long as its country's with check digits right.

    >>> is_whole_iban("CH93 0076 2011 6238 5295 7"), is_whole_iban("CH93 0076 2011 6238 5295")
    (True, False)
    """
    plain = "".join(text.split()).upper()
    return _LENGTHS.get(plain[:2]) == len(plain) and is_iban(plain)
