"""VAT numbers of Italy, Switzerland and Bulgaria, and their check digits.

Italy: eleven digits, the eighth to tenth an office's number, the last by Luhn's formula (D.M.
23.12.1976 n. 13813). Switzerland: CHE and nine digits, modulo 11 (eCH-0097, the standard of the
UID). Bulgaria: the EIK of the BULSTAT register, nine or thirteen digits, modulo 11 twice over; of
a natural person ten digits: the personal number (ЕГН), a foreigner's (ЛНЧ) or, of others, the tax
office's own (the rules that the European Commission gives for VIES).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

_PREFIXED = re.compile(r"([A-Z]{2,3})(.*[0-9].*)")
_BETWEEN = re.compile(r"[\s./-]")
_SWISS_SUFFIX = re.compile(r"(MWST|TVA|IVA|TPV|VAT)$")
_SWISS_GROUPS = re.compile(r"[0-9]{3}\.[0-9]{3}\.[0-9]{3}")
_DIGITS = re.compile(r"[0-9]+")

_OFFICES = frozenset({*range(1, 101), 120, 121, 888, 999})
_SWISS = (5, 4, 3, 2, 7, 6, 5, 4)
# Second weights serve where the first leave 10, which is no digit.
_EIK, _EIK_AGAIN = (1, 2, 3, 4, 5, 6, 7, 8), (3, 4, 5, 6, 7, 8, 9, 10)
_BRANCH, _BRANCH_AGAIN = (2, 7, 3, 5), (4, 9, 5, 7)
_PERSON = (2, 4, 8, 5, 10, 9, 7, 3, 6)
_FOREIGNER = (21, 19, 17, 13, 11, 9, 7, 3, 1)
_OTHER = (4, 3, 2, 7, 6, 5, 4, 3, 2)
_ITALIAN_DIGITS, _SWISS_DIGITS = 11, 9
_NO_DIGIT = 10


def is_vat_number(text: str, country: str = "") -> bool | None:
    """Whether a VAT number holds; None where its country is none that we can check.

    `country` (IT, CHE, BG) is for numbers without letters in front. Without either, the length
    tells Italy and Bulgaria, and the points of 123.456.789 tell Switzerland.

    >>> is_vat_number("IT00743110157"), is_vat_number("CHE-109.322.551 MWST")
    (True, True)
    >>> is_vat_number("00743110158"), is_vat_number("DE136695976")
    (False, None)
    """
    written, number = _parted(text)
    asked = _country(country)
    if written and asked and written != asked:
        return False
    letters = written or asked or _guessed(text, number)
    if letters and letters not in _CHECKS:
        return None
    return bool(letters and _DIGITS.fullmatch(number)) and _CHECKS[letters](_each(number))


def _parted(text: str) -> tuple[str, str]:
    plain = _BETWEEN.sub("", text.upper())
    prefixed = _PREFIXED.fullmatch(plain)
    if not prefixed:
        return "", plain
    letters, number = prefixed.groups()
    return letters, _SWISS_SUFFIX.sub("", number) if letters == "CHE" else number


def _country(written: str) -> str:
    letters = written.strip().upper()
    return "CHE" if letters == "CH" else letters


def _guessed(text: str, number: str) -> str:
    if _SWISS_GROUPS.fullmatch(text.strip()):
        return "CHE"
    return {11: "IT", 9: "BG", 10: "BG", 13: "BG"}.get(len(number), "")


def _each(number: str) -> list[int]:
    return [int(digit) for digit in number]


def _is_italian(digits: Sequence[int]) -> bool:
    if len(digits) != _ITALIAN_DIGITS or not any(digits[:7]):
        return False
    first, second, third = digits[7:10]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    is_right = (sum(digits[::2]) + sum(doubled)) % 10 == 0
    return is_right and 100 * first + 10 * second + third in _OFFICES


def _is_swiss(digits: Sequence[int]) -> bool:
    # A remainder that asks for 10 asks for no digit: such numbers are not given out.
    return len(digits) == _SWISS_DIGITS and (_weighed(digits, _SWISS) + digits[-1]) % 11 == 0


def _is_bulgarian(digits: Sequence[int]) -> bool:
    match len(digits):
        case 9:
            return _is_eik(digits)
        case 13:
            return _is_eik(digits[:9]) and _ends_right(digits[8:], _BRANCH, _BRANCH_AGAIN)
        case 10:
            return digits[9] in {
                _weighed(digits, _PERSON) % 11 % 10,
                _weighed(digits, _FOREIGNER) % 10,
                -_weighed(digits, _OTHER) % 11,
            }
        case _:
            return False


def _is_eik(digits: Sequence[int]) -> bool:
    return _ends_right(digits, _EIK, _EIK_AGAIN)


def _ends_right(digits: Sequence[int], first: Sequence[int], again: Sequence[int]) -> bool:
    left = _weighed(digits, first) % 11
    if left == _NO_DIGIT:
        left = _weighed(digits, again) % 11 % 10
    return left == digits[-1]


def _weighed(digits: Sequence[int], weights: Sequence[int]) -> int:
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=False))


_CHECKS: Mapping[str, Callable[[Sequence[int]], bool]] = MappingProxyType(
    {"IT": _is_italian, "CHE": _is_swiss, "BG": _is_bulgarian}
)
