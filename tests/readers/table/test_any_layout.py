"""Whatever way a bank lays its table out, a running balance proves the right amounts."""

# ruff: noqa: RUF001  Bulgarian letters are meant

from __future__ import annotations

import string
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from xl_recon.errors import ReadError
from xl_recon.readers.document import Document
from xl_recon.readers.statements import table
from xl_recon.records.statement import Statement, StatementLine

HEADINGS = {
    "it": (
        "Data",
        "Data valuta",
        "Descrizione",
        "Importo",
        "Uscite",
        "Entrate",
        "Saldo",
        "Numero",
        "Cambio",
        "Importo originale",
    ),
    "de": (
        "Buchung",
        "Valuta",
        "Buchungstext",
        "Betrag",
        "Belastung",
        "Gutschrift",
        "Saldo",
        "Beleg",
        "Kurs",
        "Originalbetrag",
    ),
    "fr": (
        "Date",
        "Date de valeur",
        "Libellé",
        "Montant",
        "Débit",
        "Crédit",
        "Solde",
        "Pièce",
        "Cours",
        "Montant original",
    ),
    "en": (
        "Booking date",
        "Value date",
        "Description",
        "Amount",
        "Debit",
        "Credit",
        "Balance",
        "Number",
        "Exchange rate",
        "Original amount",
    ),
    "bg": (
        "Дата",
        "Вальор",
        "Основание",
        "Сума",
        "Дебит",
        "Кредит",
        "Салдо",
        "Номер",
        "Курс",
        "Оригинална сума",
    ),
    "es": (
        "Fecha",
        "F. valor",
        "Concepto",
        "Importe",
        "Cargo",
        "Abono",
        "Saldo",
        "Número",
        "Cambio",
        "Importe original",
    ),
    "ro": (
        "Data",
        "Data valuta",
        "Descriere",
        "Suma",
        "Debit",
        "Credit",
        "Sold",
        "Număr",
        "Curs",
        "Suma originala",
    ),
}


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How an invented bank writes its table."""

    language: str
    delimiter: str
    mark: str
    grouping: str
    day: str
    paired: bool
    debits_negative: bool
    newest_first: bool
    sparse_balance: bool
    decoys: bool  # other numbers stand beside the amounts
    order: tuple[int, ...]


LAYOUTS = st.builds(
    Layout,
    language=st.sampled_from(sorted(HEADINGS)),
    delimiter=st.sampled_from(";\t|"),
    mark=st.sampled_from(".,"),
    grouping=st.sampled_from(["", "'", " "]),
    day=st.sampled_from(["%d.%m.%Y", "%d/%m/%y", "%Y-%m-%d", "%Y%m%d", '="%d.%m.%Y"']),
    paired=st.booleans(),
    debits_negative=st.booleans(),
    newest_first=st.booleans(),
    sparse_balance=st.booleans(),
    decoys=st.booleans(),
    order=st.permutations(range(10)).map(tuple),
)
# The same amount over and over could be read either way round, and so it is by people.
CENTS = st.lists(
    st.integers(-300_000, 300_000).filter(bool), min_size=6, max_size=25, unique_by=abs
)
START = date(2025, 3, 13)


def amount_text(layout: Layout, cents: int) -> str:
    whole, rest = divmod(abs(cents), 100)
    grouped = f"{whole:,}".replace(",", layout.grouping)
    return f"{'-' if cents < 0 else ''}{grouped}{layout.mark}{rest:02}"


def row_of(layout: Layout, place: int, cents: int, balance: int) -> list[str]:
    day = START + timedelta(days=place)
    out = -abs(cents) if layout.debits_negative else abs(cents)
    money = ["", "", ""]
    if not layout.paired:
        money[0] = amount_text(layout, cents)
    elif cents < 0:
        money[1] = amount_text(layout, out)
    else:
        money[2] = amount_text(layout, cents)
    shown = "" if layout.sparse_balance and place % 3 == 1 else amount_text(layout, balance)
    text = f"Causale {string.ascii_letters[place]}"
    written = day.strftime(layout.day)
    decoys = [str(4711 + place), f"1{layout.mark}0000", amount_text(layout, abs(cents) * 2)]
    return [written, written, text, *money, shown, *(decoys if layout.decoys else ["", "", ""])]


def file_of(layout: Layout, cents: list[int]) -> bytes:
    balance, rows = 100_000, []
    for place, moved in enumerate(cents):
        balance += moved
        rows.append(row_of(layout, place, moved, balance))
    rows = rows[::-1] if layout.newest_first else rows
    left_out = {3} if layout.paired else {4, 5}
    left_out |= set() if layout.decoys else {7, 8, 9}
    order = [column for column in layout.order if column not in left_out]
    lines = [list(HEADINGS[layout.language]), *rows]
    return "\n".join(
        layout.delimiter.join(row[column] for column in order) for row in lines
    ).encode()


def sorted_by_day(statement: Statement) -> list[StatementLine]:
    return sorted(statement.lines, key=lambda line: line.booking_date)


def amounts_of(statement: Statement) -> list[tuple[date, Decimal]]:
    return sorted((line.booking_date, line.amount.amount) for line in statement.lines)


@settings(deadline=None)
@given(LAYOUTS, CENTS)
def test_a_running_balance_proves_the_right_amounts(layout: Layout, cents: list[int]) -> None:
    (statement,) = table.read(Document.of("estratto.csv", file_of(layout, cents)))

    expected = [
        (START + timedelta(days=place), Decimal(moved) / 100) for place, moved in enumerate(cents)
    ]
    assert amounts_of(statement) == sorted(expected)
    assert statement.chain is not None
    assert statement.chain.agreed == statement.chain.tested > 0
    assert statement.difference == 0


@settings(deadline=None)
@given(LAYOUTS, CENTS)
def test_the_balance_proves_the_amounts_without_any_heading(
    layout: Layout, cents: list[int]
) -> None:
    _, _, body = file_of(layout, cents).partition(b"\n")
    (statement,) = table.read(Document.of("senza.csv", body))

    assert statement.chain is not None
    assert statement.chain.agreed == statement.chain.tested > 0
    assert sorted(line.amount.amount for line in statement.lines) == sorted(
        Decimal(moved) / 100 for moved in cents
    )


@settings(deadline=None)
@given(LAYOUTS, CENTS)
def test_headings_alone_tell_the_amounts_and_the_reading_says_that_nothing_proves_it(
    layout: Layout, cents: list[int]
) -> None:
    bare = replace(layout, order=tuple(column for column in layout.order if column != 6))
    (statement,) = table.read(Document.of("estratto.csv", file_of(bare, cents)))

    assert statement.chain is None
    assert "table.proof_none" in [notice.code for notice in statement.notices]
    assert sorted(line.amount.amount for line in statement.lines) == sorted(
        Decimal(moved) / 100 for moved in cents
    )


@settings(deadline=None)
@given(LAYOUTS, CENTS, st.integers(0, 5))
def test_a_row_taken_out_breaks_the_proof(layout: Layout, cents: list[int], gone: int) -> None:
    lines = file_of(layout, cents).split(b"\n")
    kept = lines[: 3 + gone % 3] + lines[4 + gone % 3 :]
    (statement,) = table.read(Document.of("estratto.csv", b"\n".join(kept)))

    assert statement.chain is not None
    assert statement.chain.agreed < statement.chain.tested
    assert [notice.code for notice in statement.notices if "proof" in notice.code] == [
        "table.proof_broken"
    ]


@settings(deadline=None)
@given(LAYOUTS, st.lists(st.integers(-999, 999).filter(bool), max_size=4), st.booleans())
def test_not_even_a_few_rows_prove_wrong_amounts(
    layout: Layout,
    cents: list[int],
    headed: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    content = file_of(layout, cents)
    content = content if headed else content.partition(b"\n")[2]
    try:
        (statement,) = table.read(Document.of("breve.csv", content))
    except ReadError:
        assert len(cents) < (1 if headed else 2)
        return
    if statement.chain and statement.chain.agreed == statement.chain.tested:
        assert [line.amount.amount for line in sorted_by_day(statement)] == [
            Decimal(moved) / 100 for moved in cents
        ]


@settings(deadline=None)
@given(st.binary(max_size=3000))
def test_bytes_that_are_no_table_raise_our_own_error_or_none(content: bytes) -> None:
    document = Document.of("qualcosa.csv", content)
    table.recognises(document)
    try:
        statements = table.read(document)
    except ReadError:
        return
    assert all(statement.lines for statement in statements)


@settings(deadline=None)
@given(LAYOUTS, CENTS, st.data())
def test_a_damaged_table_never_ends_in_an_error_of_python(
    layout: Layout, cents: list[int], data: st.DataObject
) -> None:
    content = bytearray(file_of(layout, cents))
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    document = Document.of("rotto.csv", bytes(content))
    table.recognises(document)
    try:
        statements = table.read(document)
    except ReadError:
        return
    assert all(statement.lines for statement in statements)
