from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_candidate, a_rule
from xl_recon.matching.boilerplate import Kind, kind_of
from xl_recon.matching.description_words import words_of
from xl_recon.matching.folding import folded
from xl_recon.matching.rule_texts import rule_text
from xl_recon.matching.rules import RuleBook
from xl_recon.matching.telling_words import MOST_WORDS, shared_text, telling_text
from xl_recon.matching.word_rarity import WordRarity

TABLE = (Path(__file__).parent / "telling_words.txt").read_text("utf-8").splitlines()
CASES = [
    tuple(part.strip() for part in line.split("::"))
    for line in TABLE
    if line and not line.startswith("#")
]
YARDSTICK = [
    line.split(" :: ")
    for line in (Path(__file__).parent / "telling_yardstick.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
NOTHING_KNOWN = WordRarity.of([])
PIECES = [
    "Bonifico", "a favore di", "Mario", "Rossi", "& Figli", "SRL", "S.p.A.", "d'Oro", '"Sole"',
    "causale:", "Ordinante:", "+", "-sconto", "|", "[Nome]", "/", "//", "12.01.2026", "1'250,00",
    "101.200.14", "XXXX1234", "Lugano", "Spese", "di", "Zürich", "Größe", "Zu\u0308rich", "ÌNES",
    "плащане", "Дъбрава", "ООД", "²", "ﬁume", "a_b", "\u00b4", "\u200b", ",", ";", "(x)", "Rossi",
]  # fmt: skip
written_texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join), st.text(max_size=60)
)


def takes(text: str, description: str, *, whole_words: bool = False) -> bool:
    rule = a_rule(conditions=rule_text(text).conditions)
    book = RuleBook([rule], whole_words=whole_words)
    return book.match(a_candidate(description=description)) is not None


def rows_of(**counts: int) -> WordRarity:
    """A journal in which each of these descriptions stands so often; `_` is a blank."""
    texts = [text.replace("_", " ") for text, count in counts.items() for _ in range(count)]
    return WordRarity.of(texts)


def test_the_table_has_cases_of_every_language() -> None:
    headings = [line for line in TABLE if line.startswith("# ")][1:]
    assert headings == ["# Italian", "# German", "# French", "# English", "# Bulgarian"]
    assert len(CASES) >= 80


@pytest.mark.parametrize(("text", "kept"), CASES)
def test_a_rule_keeps_the_words_that_a_person_would_keep(text: str, kept: str) -> None:
    assert telling_text(text, NOTHING_KNOWN) == kept


def is_accepted(text: str, accepted: str) -> bool:
    texts = {folded(other) for other in accepted.replace("(nothing)", "").split(" | ")}
    return folded(telling_text(text, NOTHING_KNOWN)) in texts


def test_nineteen_in_twenty_texts_keep_what_a_person_accepts() -> None:
    refused = [text for text, accepted in YARDSTICK if not is_accepted(text, accepted)]
    assert len(YARDSTICK) == 120
    assert len(refused) <= len(YARDSTICK) // 20, refused


@pytest.mark.parametrize("text", [text for text, kept in CASES if kept])
def test_a_rule_takes_the_text_it_came_from_even_by_whole_words(text: str) -> None:
    assert takes(telling_text(text, NOTHING_KNOWN), text, whole_words=True)


@given(written_texts, st.lists(written_texts, max_size=20), written_texts)
def test_whatever_is_kept_takes_the_text_it_came_from(
    text: str, journal: list[str], party: str
) -> None:
    kept = telling_text(text, WordRarity.of(journal), party)
    assert not kept or takes(kept, text)


@given(written_texts)
def test_numbers_alone_never_make_a_rule(text: str) -> None:
    kept = telling_text(text, NOTHING_KNOWN)
    assert not kept or any(letter.isalpha() for letter in kept)


def test_next_month_is_hit_as_well() -> None:
    january = "Bonifico ordinante: Tessitura Montalba SRL causale: fatt. 125 del 12.01.2026"
    february = "Bonifico ordinante: Tessitura Montalba SRL causale: fatt. 171 del 11.02.2026"
    assert takes(telling_text(january, NOTHING_KNOWN), february)


def test_what_most_rows_have_is_left_out() -> None:
    rarity = WordRarity.of([f"Sede Verdona {name}" for name in "abcdefghij"])
    assert telling_text("Sede Verdona Tipografia", rarity) == "Tipografia"


def test_what_most_rows_have_is_kept_where_there_is_nothing_else() -> None:
    rarity = WordRarity.of(["Verdona"] * 10)
    assert telling_text("Verdona 12.01.2026", rarity) == "Verdona"


def test_only_the_rarest_words_are_kept() -> None:
    rarity = rows_of(uno_alfa=6, due_beta=2, sette=9)
    kept = telling_text("alfa sette beta gamma delta epsilon", rarity)
    assert kept == "beta gamma delta epsilon"
    assert len(kept.split()) == MOST_WORDS


def test_the_counterparty_of_the_row_goes_before_other_words() -> None:
    text = "Bonifico lavori di tinteggio Bottega Azzurra"
    assert telling_text(text, NOTHING_KNOWN, "BOTTEGA AZZURRA SNC") == "Bottega Azzurra"
    assert telling_text("Tinteggio scale", NOTHING_KNOWN, "Bottega Azzurra") == "Tinteggio scale"


def test_of_two_parties_the_one_that_stands_everywhere_is_the_owner() -> None:
    rarity = rows_of(Falegnameria=3, Vetreria=1)
    text = "Ordinante: Vetreria Beneficiario: Falegnameria"
    assert telling_text(text, rarity) == "Vetreria"


def test_a_purpose_said_once_is_left_out_where_the_name_means_the_account() -> None:
    texts = ["Addebito Lumenia"] * 5 + ["Addebito Lumenia conguaglio"]
    rarity = WordRarity.of(texts, ["6400"] * 6)
    assert telling_text(texts[-1], rarity, account="6400") == "Lumenia"
    assert telling_text(texts[-1], rarity, account="6999") == "Lumenia conguaglio"
    assert telling_text(texts[-1], rarity) == "Lumenia conguaglio"


def test_a_name_met_once_is_kept_beside_a_word_that_means_many_accounts() -> None:
    texts = [f"Bottega {name} Valsorda" for name in "abcdef"]
    rarity = WordRarity.of([*texts, "Magolino Valsorda"], ["1", "2", "3", "1", "2", "3", "4"])
    assert telling_text("Magolino Valsorda", rarity, account="4") == "Magolino Valsorda"


def test_a_contract_number_is_kept_where_it_tells_one_contract_from_another() -> None:
    rarity = WordRarity.of(["Azienda 101.200.14"] * 4 + ["Azienda 101.200.15"] * 4)
    assert telling_text("Azienda SA 101.200.14", rarity) == "+Azienda 101.200.14"


@pytest.mark.parametrize(
    "journal",
    [["Azienda 101.200.14"], ["Azienda 101.200.14"] * 4, ["Azienda 12.01.2026"] * 4],
    ids=["an invoice's", "every row's", "a day"],
)
def test_any_other_number_is_left_out(journal: list[str]) -> None:
    rarity = WordRarity.of([*journal, *["Azienda"] * (0 if len(journal) == 4 else 5)])
    assert telling_text(journal[0], rarity) == "Azienda"


@pytest.mark.parametrize("text", ["dal", "Bonifico su", "von der", "the", "par", "от", "di 12"])
def test_words_that_only_join_make_no_rule(text: str) -> None:
    assert telling_text(text, NOTHING_KNOWN) == ""


@pytest.mark.parametrize(
    "text",
    ["Bonifico a vostro favore", "Paiement par carte", "carte", "Bonifico su conto corrente"],
)
def test_words_that_say_only_how_the_money_went_make_no_rule(text: str) -> None:
    assert telling_text(text, NOTHING_KNOWN) == ""


def test_a_purpose_that_stands_in_most_rows_makes_no_rule() -> None:
    rarity = rows_of(Incassi=9, Lumenia=1)
    assert telling_text("Incassi", rarity) == ""
    assert telling_text("Incassi", NOTHING_KNOWN) == "Incassi"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Spese di chiusura, primo trimestre", "Spese di chiusura"),
        ("Leasing prima rata", "Leasing"),
        ("Secondo Bianchini", "Secondo Bianchini"),
        ("Fruttivendolo cassa 2", "Fruttivendolo"),
        ("Fruttivendolo cassa 22331", "Fruttivendolo cassa"),
        ("Fruttivendolo cassa, 2", "Fruttivendolo cassa"),
    ],
)
def test_ordinals_and_counted_tills_are_left_out_but_names_are_not(text: str, kept: str) -> None:
    assert telling_text(text, NOTHING_KNOWN) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Fattura F-25118 Cartoleria Bellosguardo", "Cartoleria Bellosguardo"),
        ("Huberli, F-25118 Verdonville", "Huberli"),
        ("Huberli CH-8001 Verdonwil", "Huberli"),
    ],
)
def test_an_invoice_number_is_no_town(text: str, kept: str) -> None:
    assert telling_text(text, NOTHING_KNOWN) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Cartoleria Bellosguardo, penne e quaderni", "Cartoleria Bellosguardo"),
        ("Pigione, Carla Bellosguardo", '+Pigione "Carla Bellosguardo"'),
        ("Prelievo Bancomat 12.01.2026 Valsorda", "Prelievo Bancomat"),
        ("Prelievo 12.01.2026 Valsorda", "+Prelievo Valsorda"),
    ],
)
def test_what_is_said_this_time_is_left_out_where_enough_stands_before_it(
    text: str, kept: str
) -> None:
    assert telling_text(text, NOTHING_KNOWN) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Bonifico postale Pratonero", "postale Pratonero"),
        ("Versamento su conto Pratonero", "Versamento su conto Pratonero"),
        ("Bonifico conto Pratonero", "Pratonero"),
        ("Pratonero mobile", "Pratonero mobile"),
        ("Pratonero mobile 79100", "Pratonero"),
        ("Pagamento F24 delega 123456", "F24"),
        ("Prelievo sportello addebito", "Prelievo sportello"),
        ("Carla Bellosguardo conto", "Carla Bellosguardo"),
    ],
)
def test_a_phrase_has_what_belongs_to_it(text: str, kept: str) -> None:
    assert telling_text(text, NOTHING_KNOWN) == kept


def test_words_know_their_clause_and_stretch() -> None:
    words = words_of("Uno due, tre 12.01.2026 quattro per cinque")
    assert [word.clause for word in words] == [0, 0, 1, 1, 2, 2]
    assert [word.stretch for word in words] == [0, 0, 0, 1, 1, 1]


def test_words_too_few_rows_share_do_not_join_a_phrase() -> None:
    texts = ["Stazione di servizio Roverella", "Stazione di cambio Roverella"]
    rarity = WordRarity.of(texts)
    assert shared_text(texts[0], rarity, rarity, 2) == "+Stazione Roverella"


def test_a_name_that_the_bank_says_twice_is_kept_once() -> None:
    text = "Officina Lariana, fattura 3, OFFICINA LARIANA"
    assert telling_text(text, NOTHING_KNOWN) == "Officina Lariana"


def test_letters_with_loose_accents_stay_in_their_words() -> None:
    assert telling_text("Einkauf Gru\u0308nmatt 12.01.2026", NOTHING_KNOWN) == "Grünmatt"


def test_words_shared_by_a_group_of_rows_make_its_text() -> None:
    texts = ["Lumenia gennaio uno", "Lumenia febbraio due", "Lumenia marzo tre"]
    rarity = WordRarity.of(texts)
    assert shared_text(texts[0], rarity, rarity, 3) == "Lumenia"
    assert shared_text(texts[0], rarity, rarity, 4) == ""


def test_a_word_counts_once_a_row() -> None:
    rarity = WordRarity.of(["Sole SOLE", "sole", "Luna"])
    assert (rarity.rows, rarity.count("sole"), rarity.count("luna")) == (3, 2, 1)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("ns.rif", Kind.MOVEMENT), ("s.p.a", Kind.LEGAL_FORM), ("d'ordre", Kind.MOVEMENT),
        ("h.k", Kind.MOVEMENT), ("xy", Kind.LINK), ("netflora.com", Kind.TELLING),
    ],
)  # fmt: skip
def test_words_with_dots_and_apostrophes_are_known_by_their_parts(word: str, kind: Kind) -> None:
    assert kind_of(word) is kind


@pytest.mark.parametrize("text", ["a.b" * 10_000, "x" * 30_000, "Via " * 8_000, "9 " * 15_000])
def test_a_cell_filled_to_the_brim_is_read_quickly(text: str) -> None:
    start = perf_counter()
    telling_text(text, NOTHING_KNOWN)
    assert perf_counter() - start < 1
