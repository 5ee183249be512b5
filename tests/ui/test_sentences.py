from __future__ import annotations

import ast
import inspect
import re
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from xl_recon import errors
from xl_recon.errors import BadCell, UnknownBatch, XlReconError
from xl_recon.ui.italian import WORDING as ITALIAN
from xl_recon.ui.italian.sheet import SHEET
from xl_recon.ui.voice import Language, Voice, Wording

PACKAGE = Path(errors.__file__).parents[1]
ROOMS = ("readers", "matching", "plan", "workflows")
CODE = re.compile(r"[a-z]+\.(?!xml$)[a-z_]+")
WORDINGS = [ITALIAN, import_module("xl_recon.ui.english").WORDING]
# Errors that say what was found, and keys that only pass on another's.
TELLING = {
    name
    for name, cls in inspect.getmembers(errors, inspect.isclass)
    if "__init__" in vars(cls) and "found" in inspect.signature(cls).parameters
}
PASSED_ON = {":7: 7"}
# What a key's pattern is tried with, where something of the document stands in it.
FOUND = (
    "amount, pending: ", "date, pending: ", "number, pending: ",
    "amount, error: #REF!", "amount, text: mille", "date, text: ieri", "number, text: uno",
    "not an amount: 1e+300", "permission", "folder", "special", "old xls", "binary xlsb",
    "strict xml", "not a zip", "damaged zip", "damaged tables", "damaged part xl/workbook.xml",
    "no workbook inside", "Registrazioni: 3 rows", "Registrazioni: 3 != 4", "formula cell",
    "doctype", "namespace", "beside row 12", "none to undo", "undone already", "changed nothing",
    "no such batch", "no statement in it", "an entry without an amount", "an entry without a date",
    "an entry outside a statement", "a balance without an amount", "not an amount: '1,2,3'",
    ":61: not a date: '9999'", ":60F: not a balance: 'x'", ":61: not a statement line: 'x'",
    "a document type declaration (DOCTYPE), or no element at its beginning",
)  # fmt: skip


def error_classes() -> list[type[XlReconError]]:
    """The classes that are raised: those that take facts."""
    found = inspect.getmembers(errors, inspect.isclass)
    return [cls for _, cls in found if issubclass(cls, XlReconError) and "__init__" in vars(cls)]


def notice_codes() -> set[str]:
    return {
        node.value
        for room in ROOMS
        for path in (PACKAGE / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
    }


def raised_keys() -> set[str]:
    """The short English keys that errors are raised with; `7` stands for what varies."""
    keys: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                keys |= _keys(node.exc, is_reader="readers" in path.parts)
    return keys


def _keys(call: ast.Call, *, is_reader: bool) -> set[str]:
    telling = TELLING | {"CellProblem"} | ({"ValueError"} if is_reader else set())
    if not (isinstance(call.func, ast.Name) and call.func.id in telling and call.args):
        return set()
    last = call.args[-1]
    choices = [last.body, last.orelse] if isinstance(last, ast.IfExp) else [last]
    return set(filter(None, map(_sample, choices)))


def _sample(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if not isinstance(node, ast.JoinedStr):
        return ""
    return "".join(
        str(part.value)
        if isinstance(part, ast.Constant)
        else "'7'"
        if isinstance(part, ast.FormattedValue) and part.conversion == ord("r")
        else "7"
        for part in node.values
    )


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("wording", WORDINGS, ids=["it", "en"])
@pytest.mark.parametrize("error", error_classes(), ids=lambda cls: cls.__name__)
def test_every_error_has_a_sentence(error: type[XlReconError], wording: Wording) -> None:
    assert error.__name__ in wording.sentences


@pytest.mark.parametrize("wording", WORDINGS, ids=["it", "en"])
@pytest.mark.parametrize("error", error_classes(), ids=lambda cls: cls.__name__)
def test_a_sentence_names_only_facts_that_its_error_has(
    error: type[XlReconError], wording: Wording
) -> None:
    facts = vars(error(*["7"] * (len(inspect.signature(error).parameters))))
    assert placeholders(wording.sentences[error.__name__]) <= set(facts)


@pytest.mark.parametrize("wording", WORDINGS, ids=["it", "en"])
def test_every_notice_has_a_sentence(wording: Wording) -> None:
    codes = notice_codes()
    assert len(codes) > 40
    assert codes - set(wording.sentences) == set()


def test_both_languages_say_the_same_things_with_the_same_facts() -> None:
    italian, english = (
        {key: placeholders(text) for key, text in wording.sentences.items()} for wording in WORDINGS
    )
    assert {key: italian[key] for key in italian.keys() - SHEET.keys()} == english


def test_the_log_sums_up_every_notice_that_a_batch_can_have() -> None:
    unwritten = {  # no more than what was done
        "table.reading",
        "import.statement",
        "import.days",
        "import.unanswered",
        "import.answered_known",
    }
    of_batches = {code for code in notice_codes() if not code.startswith(("check.", "recognise."))}
    assert {f"summary.{code}" for code in of_batches - unwritten} == {
        key for key in SHEET if key.startswith("summary.")
    }


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("found", FOUND)
def test_what_was_found_is_said_in_words(found: str, language: Language) -> None:
    voice = Voice(language)
    assert voice.found(found) != voice.say("found.other")


@pytest.mark.parametrize("found", sorted(raised_keys() - PASSED_ON))
def test_every_key_that_the_code_raises_is_known(found: str) -> None:
    assert Voice(Language.ITALIAN).found(found) != Voice(Language.ITALIAN).say("found.other")


def test_something_odd_is_told_without_foreign_words() -> None:
    voice = Voice(Language.ITALIAN)
    assert voice.found("mismatched tag: line 3") == "il contenuto non è come dovrebbe"


def test_a_bad_cell_is_told_with_its_place_and_what_to_do() -> None:
    error = BadCell("Registrazioni", 12, "Importo", "amount, error: #REF!")
    assert Voice(Language.ITALIAN).error(error) == (
        "Registrazioni, riga 12, colonna Importo: la cella contiene l'errore #REF!. "
        "Correggere la cella e ripetere."
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ("amount, pending: ", "aprire la cartella in Excel, salvarla e ripetere."),
        ("not an amount: 1e+300", "troppo grande per un importo. Correggere la cella e ripetere."),
    ],
)
def test_a_bad_cell_is_told_with_what_helps(found: str, said: str) -> None:
    error = BadCell("Registrazioni", 12, "Importo", found)
    assert Voice(Language.ITALIAN).error(error).endswith(said)


def test_a_batch_is_named_where_there_is_one() -> None:
    voice = Voice(Language.ITALIAN)
    assert voice.error(UnknownBatch(3, "no such batch")).startswith("Annulla (lotto 3): non c'è.")
    assert voice.error(UnknownBatch("", "none to undo")).startswith("Annulla: non c'è niente")
