from __future__ import annotations

from datetime import date
from decimal import Decimal
from time import process_time

import pytest

from xl_recon.errors import EmptyDocument, UnknownFormat
from xl_recon.readers.document import Document
from xl_recon.readers.statements import table
from xl_recon.records.notice import Severity
from xl_recon.records.statement import Check, LineStatus, Statement

OWN = "IT00A0000000000000000000001"
OTHER = "IT00B0000000000000000000002"


def document(text: str) -> Document:
    return Document.of("estratto.csv", text.encode())


def the_statement(text: str) -> Statement:
    (statement,) = table.read(document(text))
    return statement


def amounts(statement: Statement) -> list[str]:
    return [str(line.amount.amount) for line in statement.lines]


def codes(statement: Statement) -> list[str]:
    return [notice.code for notice in statement.notices]


@pytest.mark.parametrize(
    "text",
    [
        "",
        '{"date": "2025-01-01", "amount": 12.5, "rows": [["2025-01-02", 3.5]]}',
        '<?xml version="1.0"?><Stmt><Dt>2025-01-01</Dt><Amt>1.00</Amt></Stmt>',
        ":20:STARTUMS\n:25:1234\n:61:2501010101C10,00NTRFX\n",
        "!Type:Bank\nD01/02/2025\nT-12.50\nPAlfa\n^\n",
        "Il giorno 01.02.2025, dopo pranzo, sono usciti 12,50 euro.\nNient'altro; davvero.\n",
        "nome;cognome;nato il\nRosa;Alfa;01.02.1980\nUgo;Beta;03.04.1985\n",
        "codice;quantita\nA1;12\nA2;30\n",
        "\0\1\2;01.01.2025;5.00\n",
    ],
)
def test_what_is_no_bank_table_is_left_to_others(text: str) -> None:
    assert not table.recognises(document(text))


@pytest.mark.parametrize("content", [b"", b"  \r\n \n"])
def test_an_empty_document_is_said_to_be_empty(content: bytes) -> None:
    with pytest.raises(EmptyDocument):
        table.read(Document.of("vuoto.csv", content))


@pytest.mark.parametrize(
    "content",
    [
        b"\0" * 500,
        b"solo una riga",
        b"x" * 10_000_000,
        b";" * 3_000_000,
        b'"' * 1_000_000,
        b'"\n' * 100_000,
        b"01.01.2025;" * 300_000,
        b"Datum;Text;Betrag\n" * 20_000,
        b"<html><table></table></html>",
    ],
    ids=["nul", "line", "long", "cells", "quotes", "open", "dates", "headings", "markup"],
)
def test_a_document_without_movements_is_an_unknown_format(content: bytes) -> None:
    with pytest.raises(UnknownFormat):
        table.read(Document.of("strano.csv", content))


def test_a_text_from_outside_stays_as_it_is() -> None:
    statement = the_statement("Data;Descrizione;Importo\n01.02.2025;=1+1;5,00\n02.02.2025;@x;-5,00")

    assert [line.description for line in statement.lines] == ["=1+1", "@x"]


def test_valuta_is_a_currency_where_it_holds_currencies() -> None:
    statement = the_statement(
        "Data;Operazione;Valuta;Importo\n01.02.2025;Alfa;USD;5,00\n03.02.2025;Beta;USD;-7,00\n"
    )

    assert statement.currency == "USD"
    assert statement.lines[0].value_date is None


def test_valuta_is_a_day_where_it_holds_days() -> None:
    statement = the_statement(
        "Data;Operazione;Valuta;Importo\n01.02.2025;Alfa;02.02.2025;5,00\n"
        "03.02.2025;Beta;04.02.2025;-7,00\n"
    )

    assert statement.lines[0].booking_date == date(2025, 2, 1)
    assert statement.lines[0].value_date == date(2025, 2, 2)


def test_each_currency_is_a_statement_of_its_own() -> None:
    statements = table.read(
        document(
            "Data;Descrizione;Divisa;Importo;Saldo\n"
            "01.02.2025;Alfa;EUR;5,00;105,00\n01.02.2025;Beta;USD;-1,00;9,00\n"
            "02.02.2025;Gamma;EUR;-5,00;100,00\n03.02.2025;Delta;USD;2,50;11,50\n"
        )
    )

    assert [(one.currency, one.check) for one in statements] == [
        ("EUR", Check.HOLDS),
        ("USD", Check.HOLDS),
    ]


def test_each_account_below_its_own_titles_is_a_statement_of_its_own() -> None:
    one = "IBAN;IT00X0000000000000000000001\nData;Testo;Importo EUR\n01.02.2025;Alfa;5,00\n"
    other = "IBAN;IT00X0000000000000000000002\nData;Causale;Importo EUR\n01.03.2025;Beta;-6,00\n"
    statements = table.read(document(one + other))

    assert [statement.account[-1] for statement in statements] == ["1", "2"]


def test_two_balances_in_the_titles_prove_the_sum() -> None:
    statement = the_statement(
        "Saldo iniziale;100,00\nSaldo finale;93,00\n"
        "Data;Descrizione;Importo\n01.02.2025;Alfa;5,00\n03.02.2025;Beta;-12,00\n"
    )

    assert statement.check is Check.HOLDS
    assert "table.proof_totals" in codes(statement)


def test_titles_that_the_rows_disprove_are_told() -> None:
    statement = the_statement(
        "Saldo iniziale;100,00\nSaldo finale;70,00\nData;Descrizione;Importo;Saldo\n"
        "01.02.2025;Alfa;5,00;105,00\n03.02.2025;Beta;-12,00;93,00\n04.02.2025;C;-3,00;90,00\n"
    )

    assert statement.closing_balance is not None
    assert statement.closing_balance.amount == Decimal("90.00")
    assert "table.titles_disagree" in codes(statement)


def test_a_broken_chain_says_on_which_day() -> None:
    statement = the_statement(
        "Data;Descrizione;Importo;Saldo\n01.02.2025;A;5,00;105,00\n02.02.2025;B;-5,00;100,00\n"
        "03.02.2025;C;-9,00;90,00\n04.02.2025;D;-3,00;87,00\n05.02.2025;E;-7,00;80,00\n"
        "06.02.2025;F;-4,00;76,00\n"
    )

    assert statement.chain is not None
    assert (statement.chain.agreed, statement.chain.tested) == (4, 5)
    assert statement.chain.broken_on == date(2025, 2, 3)
    assert statement.check is Check.OFF
    (broken,) = [notice for notice in statement.notices if notice.code == "table.proof_broken"]
    assert (broken.detail, broken.severity) == ("4/5, 2025-02-03", Severity.WARNING)
    assert broken.where == statement.source.document


def test_days_that_could_be_months_are_told() -> None:
    statement = the_statement("Date;Text;Amount\n03/03/2025;A;5.00\n03/04/2025;B;-5.00\n")

    assert "table.date_order_assumed" not in codes(statement)
    unclear = the_statement("Date;Text;Amount\n05/03/2025;A;5.00\n")
    assert unclear.lines[0].booking_date == date(2025, 3, 5)
    assert "table.date_order_assumed" in codes(unclear)


def test_a_decimal_mark_that_could_group_thousands_is_told() -> None:
    statement = the_statement("Data;Testo;Importo\n01.02.2025;A;1.250\n02.02.2025;B;-2.500\n")

    assert "table.decimal_mark_assumed" in codes(statement)


def test_amounts_without_a_sign_are_told() -> None:
    statement = the_statement("Data;Testo;Importo\n01.02.2025;A;12,50\n02.02.2025;B;25,00\n")

    assert amounts(statement) == ["12.50", "25.00"]
    assert "table.sign_assumed" in codes(statement)


def test_two_columns_that_could_both_be_the_amount_are_told() -> None:
    statement = the_statement(
        "Data;Testo;Importo;Importo\n01.02.2025;A;12,50;-7,10\n02.02.2025;B;-25,00;3,20\n"
    )

    assert "table.ambiguous" in codes(statement)


def test_pending_and_refused_movements_are_listed_and_not_booked() -> None:
    statement = the_statement(
        "Data;Descrizione;Importo;Stato\n01.02.2025;A;-1,00;Contabilizzato\n"
        "02.02.2025;B;-2,00;Autorizzato\n03.02.2025;C;-3,00;Rifiutato\n04.02.2025;D;0,00;\n"
    )

    assert [line.status for line in statement.lines] == [
        LineStatus.BOOKED,
        LineStatus.PENDING,
        LineStatus.INFO,
        LineStatus.INFO,
    ]
    assert statement.booked_total == Decimal("-1.00")


def test_the_other_side_and_the_reference_have_columns_of_their_own() -> None:
    statement = the_statement(
        "IBAN;Data;Beneficiario;IBAN controparte;Riferimento;Causale;Importo\n"
        f"{OWN};01.02.2025;Alfa Srl;{OTHER};R-1;Affitto;-5,00\n"
        f"{OWN};03.02.2025;Beta Srl;{OTHER[:-1]}3;R-2;Luce;-6,00\n"
    )

    line = statement.lines[0]
    assert statement.account == OWN
    assert (line.counterparty.name, line.counterparty.iban) == ("Alfa Srl", OTHER)
    assert (line.bank_reference, line.description) == ("R-1", "Affitto")


def test_a_line_knows_where_it_stood_in_the_file() -> None:
    statement = the_statement('Data;Testo;Importo\n01.02.2025;"due\nrighe";5,00\n02.02.2025;B;1,00')

    assert [line.source.position for line in statement.lines] == [2, 4]
    assert statement.lines[0].description == "due righe"


def test_a_list_of_payments_alone_is_money_out() -> None:
    statement = the_statement("Data;Descrizione;Uscite\n01.02.2025;A;12,50\n02.02.2025;B;25,00\n")

    assert amounts(statement) == ["-12.50", "-25.00"]


def test_a_dated_row_that_tells_the_balance_moves_nothing() -> None:
    statement = the_statement(
        "Data;Descrizione;Importo\n01.02.2025;Saldo iniziale;100,00\n"
        "02.02.2025;A;-12,50\n05.02.2025;Saldo finale;87,50\n"
    )

    assert [line.status for line in statement.lines] == [
        LineStatus.INFO,
        LineStatus.BOOKED,
        LineStatus.INFO,
    ]


def test_a_row_of_a_known_heading_may_come_in_two() -> None:
    statement = the_statement(
        "Data;;Importo;\n;Descrizione;in;EUR\n01.02.2025;A;-12,50;\n02.02.2025;B;25,00;\n"
    )

    assert amounts(statement) == ["-12.50", "25.00"]


def test_a_heading_of_unknown_words_still_heads_the_table() -> None:
    statement = the_statement("Päivä;Selite;Määrä\n01.02.2025;Alfa;-12,50\n02.02.2025;Beta;25,00\n")

    assert amounts(statement) == ["-12.50", "25.00"]
    assert [n.detail for n in statement.notices if n.code == "table.reading"] == ["Päivä | Määrä"]


def test_a_fee_beside_the_amount_is_taken_off() -> None:
    statement = the_statement(
        "Date;Description;Amount;Fee\n01.02.2025;A;-12.50;0.50\n02.02.2025;B;25.00;0.00\n"
    )

    assert amounts(statement) == ["-13.00", "25.00"]


def test_parts_that_do_not_sum_up_stay_text() -> None:
    statement = the_statement(
        "Datum;Text;Betrag Detail;Belastung;Gutschrift\n01.02.2025;Sammler;;10.00;\n"
        ";Teil A;4.00;;\n;Teil B;5.00;;\n02.02.2025;B;;;25.00\n"
    )

    assert statement.lines[0].details == ()
    assert statement.lines[0].description == "Sammler Teil A Teil B"


def test_an_endless_title_does_not_stall_the_reader() -> None:
    title = "Estratto conto " + "a b " * 50_000
    rows = "Data;Descrizione;Importo\n05.01.2026;Affitto;-10,00\n06.01.2026;Incasso;20,00\n"
    begun = process_time()
    (statement,) = table.read(Document.of("conto.csv", f"{title}\n{rows}".encode()))
    assert len(statement.lines) == 2
    assert process_time() - begun < 5
