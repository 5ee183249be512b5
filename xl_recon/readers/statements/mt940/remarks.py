"""Field :86: in the dialects of the banks: who paid, and what for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from xl_recon.readers.joined_texts import one_line
from xl_recon.readers.statements.mt940.fields import unwrapped
from xl_recon.records.reference import creditor_reference, is_iban
from xl_recon.records.statement import NOBODY, Counterparty, CreditorReference

_NUMBERED = re.compile(r"(?:[0-9]{3})?\s?([?<>~^|@#])(?=[0-9]{2})")
_BULGARIAN = re.compile(r"[A-Z0-9]{0,4}\+(?=00)")
_SLASHED = re.compile(r"/[A-Z]{2,4}/")
_SLASH_KEYS = (
    "ACCW|ADDR|BENM|BIC|CHGS|CNTP|CSID|EREF|FX|IBAN|ID|ISDT|KREF|MARF|NAME|OCMT|ORDP|PREF|PURP"
    "|REMI|RTRN|SVCL|TRCD|TRTP|UDTR|ULTB|ULTC|ULTD"
)
_SLASH_KEY = re.compile(rf"/({_SLASH_KEYS})/")
_SEPA_KEYS = frozenset(
    {
        *("EREF", "KREF", "MREF", "CRED", "DEBT", "SVWZ", "ABWA", "ABWE"),
        *("COAM", "OAMT", "RREF", "IBAN", "BIC", "PURP"),
    }
)
# Any such word first: it is found twice as fast as the keys themselves.
_SEPA_KEY = re.compile(r"(?<![A-Z])([A-Z]{3,4})[+:]\s?")
_PURPOSES = frozenset(f"{number}" for number in (*range(20, 30), *range(60, 64)))
_FULL_PIECE = 27  # characters that fit after ?20
_IBAN_IN_TEXT = re.compile(r"\b[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}\b")
_REFERENCE_IN_TEXT = re.compile(r"\bRF[0-9]{2}[0-9A-Z]{1,21}\b|\b[0-9]{27}\b")
_STRUCTURED = re.compile(r"STRD/[A-Z]+/([0-9A-Z+/]+)")
_BIC = re.compile(r"[A-Z]{6}[0-9A-Z]{2}(?:[0-9A-Z]{3})?")
_LONGEST_IDENTIFIER = 35
_BLANKS = {"NOTPROVIDED", "NOT PROVIDED", "NONREF"}


class Remark(NamedTuple):
    """What a :86: (or an old :NS:) says of its movement.

    No dataclass: a frozen one takes thrice as long to make, and there is one for each movement.
    """

    description: str = ""
    bank_text: str = ""
    counterparty: Counterparty = NOBODY
    end_to_end_id: str = ""
    mandate: str = ""
    reference: CreditorReference | None = None


def remark(text: str) -> Remark:
    """Return what the field says, in whatever dialect it is."""
    if numbered := _NUMBERED.match(text):
        return _numbered(_pieces(text, numbered[1]))
    if _BULGARIAN.match(text):
        return _bulgarian(_pieces(text, "+"))
    plain = unwrapped(text)
    if _SLASHED.match(plain):
        return _slashed(plain)
    return _free(plain)


def old_remark(text: str) -> Remark:
    """Return what an :NS: says: lines that begin with two digits, as before SEPA."""
    lines = [line for line in text.split("\n") if line[:2].isdigit()]
    pieces = {line[:2]: line[2:].strip() for line in lines}
    described = " ".join(pieces.get(f"{number:02}", "") for number in range(1, 15))
    return Remark(
        description=one_line(described) or pieces.get("17", ""),
        bank_text=pieces.get("17", ""),
        counterparty=Counterparty(
            name=one_line(f"{pieces.get('15', '')} {pieces.get('16', '')}"),
            iban=pieces.get("34", ""),
        ),
    )


def _numbered(pieces: Mapping[str, str]) -> Remark:
    """`?20…` or `~20…`, `<20…`, `>20…`: the German and Polish layouts, with SEPA keys inside."""
    purpose = _joined(pieces[number] for number in sorted(_PURPOSES & pieces.keys()))
    said = _by_sepa_key(purpose)
    return Remark(
        description=one_line(said.get("SVWZ", "") or said[""] or purpose) or pieces.get("00", ""),
        bank_text=one_line(pieces.get("00", "")),
        counterparty=Counterparty(
            name=one_line(
                f"{pieces.get('32', '')}{pieces.get('33', '')}"
                or _first_line(said.get("ABWA", "") or said.get("ABWE", ""))
            ),
            iban=_compact(pieces.get("38", "") or pieces.get("31", "") or said.get("IBAN", "")),
            bic=_bic(pieces.get("30", "")) or _bic(said.get("BIC", "")),
        ),
        end_to_end_id=_identifier(_first_line(said.get("EREF", ""))),
        mandate=_identifier(_first_line(said.get("MREF", ""))),
        reference=_reference(purpose),
    )


def _bulgarian(pieces: Mapping[str, str]) -> Remark:
    """`TBB+00…+21…+30 BIC+31 IBAN+32 name`; +00 often holds what the others repeat."""
    kind = one_line(pieces.get("00", "").replace("\\", " "))
    rest = (one_line(pieces.get(f"{number}", "")) for number in range(20, 30))
    return Remark(
        description=one_line(" ".join([kind, *(text for text in rest if text not in kind)])),
        bank_text=kind,
        counterparty=Counterparty(
            name=one_line(f"{pieces.get('32', '')} {pieces.get('33', '')}"),
            iban=_compact(pieces.get("31", "")),
            bic=_compact(pieces.get("30", "")),
        ),
    )


def _slashed(plain: str) -> Remark:
    """`/EREF/…/IBAN/…/NAME/…/REMI/…`: the Dutch layouts."""
    said = {key: text.strip("/ ") for key, text in _by_key(_SLASH_KEY, plain).items()}
    party = [*said.get("CNTP", "").split("/"), "", "", ""]
    remittance = said.get("REMI", "").removeprefix("USTD//")
    structured = _STRUCTURED.match(remittance)
    return Remark(
        description=("" if structured else one_line(remittance)) or said.get("TRTP", "") or plain,
        bank_text=said.get("TRTP", ""),
        counterparty=Counterparty(
            name=one_line(said.get("NAME", "") or party[2]),
            iban=_compact(said.get("IBAN", "") or party[0]),
            bic=_compact(said.get("BIC", "") or party[1]),
        ),
        end_to_end_id=_identifier(said.get("EREF", "")),
        mandate=_identifier(said.get("MARF", "")),
        reference=creditor_reference(structured[1]) if structured else _reference(remittance),
    )


def _free(plain: str) -> Remark:
    described = one_line(plain)
    ibans = (found for found in _IBAN_IN_TEXT.findall(described) if is_iban(found))
    return Remark(
        description=described,
        counterparty=Counterparty(iban=next(ibans, "")),
        reference=_reference(described),
    )


def _pieces(text: str, separator: str) -> Mapping[str, str]:
    pieces: dict[str, str] = {}
    begun = _begun_by(separator)
    together = unwrapped(begun.on_a_line.sub(separator, text) if "\n" in text else text)
    for part in begun.anywhere.split(together)[1:]:
        pieces[part[:2]] = pieces.get(part[:2], "") + part[2:]
    return pieces


class _Begun(NamedTuple):
    """How a subfield begins."""

    anywhere: re.Pattern[str]
    on_a_line: re.Pattern[str]


@cache
def _begun_by(separator: str) -> _Begun:
    begin = rf"{re.escape(separator)}(?=[0-9]{{2}})"
    return _Begun(re.compile(begin), re.compile(rf"\n{begin}"))


def _joined(pieces: Iterable[str]) -> str:
    """One text; a piece that was not full ends a line of its own, a key begins one."""
    joined = ""
    for piece in pieces:
        key = _SEPA_KEY.match(piece)
        before = "\n" if key and key[1] in _SEPA_KEYS else ""
        after = "" if len(piece) >= _FULL_PIECE else "\n"
        joined += f"{before}{piece}{after}"
    return joined.strip()


def _by_sepa_key(text: str) -> Mapping[str, str]:
    """The text after each key of SEPA, the first of its kind; what stands before under ""."""
    keys = [found for found in _SEPA_KEY.finditer(text) if found[1] in _SEPA_KEYS]
    if not keys:
        return {"": text}
    ends = [*(found.start() for found in keys[1:]), len(text)]
    said = {key[1]: text[key.end() : end] for key, end in zip(keys[::-1], ends[::-1], strict=True)}
    return {"": text[: keys[0].start()], **said}


def _by_key(pattern: re.Pattern[str], text: str) -> Mapping[str, str]:
    """The text after each key; what stands before the first is under ""."""
    before, *rest = pattern.split(text)
    return {"": before, **dict(zip(rest[-2::-2], rest[::-2], strict=True))}


def _reference(text: str) -> CreditorReference | None:
    found = (creditor_reference(value) for value in _REFERENCE_IN_TEXT.findall(text))
    return next((reference for reference in found if reference.valid), None)


def _identifier(text: str) -> str:
    if not text:
        return ""
    plain = one_line(text)
    return "" if len(plain) > _LONGEST_IDENTIFIER or plain.upper() in _BLANKS else plain


def _first_line(text: str) -> str:
    return text.partition("\n")[0]


@lru_cache(maxsize=1024)  # there are few banks
def _bic(text: str) -> str:
    """A BIC; a national bank code may stand in its place."""
    plain = _compact(text)
    return plain if _BIC.fullmatch(plain) else ""


def _compact(text: str) -> str:
    return "".join(text.split())
