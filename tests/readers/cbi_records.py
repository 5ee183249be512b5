"""Records of a CBI RH file as a bank writes them, each of 120 characters."""

from __future__ import annotations

from collections.abc import Iterable

CITY = "IT60X0542811101000000123456"  # the register's own example


def a_head(name: str = "FLUSSO-1") -> str:
    return f" RH0542812345030325{name:<20}".ljust(120)


def an_opening(
    size: str = "000000000100,00",
    sign: str = "C",
    iban: str = CITY,
    currency: str = "EUR",
    number: int = 1,
) -> str:
    country, digits, national = iban[:2], iban[2:4], iban[4:]
    words = f" 61{number:07}{'':13}0542893001{'ESTRATTO CONTO':<16}CC"
    return f"{words}{national}{currency}010325{sign}{size}{country}{digits}".ljust(120)


def a_movement(  # noqa: PLR0913 - the fields of the record
    size: str = "000000000005,00",
    sign: str = "C",
    *,
    booked: str = "030325",
    value: str = "020325",
    cause: str = "48ZI",
    cheque: str = "",
    reference: str = "",
    kind: str = "",
    words: str = "",
    number: int = 1,
) -> str:
    places = f" 62{number:07}001{value}{booked}{sign}{size}{cause:<4}{cheque:<16}"
    return f"{places}{reference:<16}{kind:<9}{words:<34}".ljust(120)


def a_detail(content: str, number: int = 1) -> str:
    return f" 63{number:07}001{content}".ljust(120)


def a_closing(size: str, sign: str = "C", number: int = 1, currency: str = "EUR") -> str:
    return f" 64{number:07}{currency}030325{sign}{size}{sign}{size}".ljust(120)


def an_end(statements: int, records: int, name: str = "FLUSSO-1") -> str:
    counts = f"{'':6}{statements:07}{'':30}{records:07}"
    return f" EF0542812345030325{name:<20}{counts}".ljust(120)


def a_report(*records: str, line_end: str = "\r\n") -> bytes:
    """A whole flow around the records of its accounts."""
    accounts = sum(record[1:3] == "61" for record in records)
    return as_file([a_head(), *records, an_end(accounts, len(records) + 2)], line_end)


def as_file(records: Iterable[str], line_end: str = "\r\n", encoding: str = "utf-8") -> bytes:
    return "".join(f"{record}{line_end}" for record in records).encode(encoding)
