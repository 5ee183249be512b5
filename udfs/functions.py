"""The worksheet functions, by the names that a user types."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from udfs.cells import Cells, Spread, WrongShape, answers, grid
from udfs.declaring import worksheet_function
from udfs.rules_asked import asked
from xl_recon.matching.loose_texts import contra_account
from xl_recon.plan.rule_labels import rule_label
from xl_recon.records.iban_lengths import is_whole_iban
from xl_recon.records.qr_reference import printed_qr_reference
from xl_recon.records.vat_numbers import is_vat_number
from xl_recon.workbook.cells import to_text

# What the function wizard says of each argument.
ARGUMENTS = MappingProxyType(
    {
        "descrizioni": "I testi della banca: una cella o un intervallo.",
        "importi": "Gli importi, negativi se il denaro esce: uno per testo, uno per tutti, o "
        "niente. Senza importo vale la prima regola che va bene, in entrata o in uscita.",
        "regole": "La tabella delle regole con le intestazioni: Registrazioni_ricorrenti[#Tutti]",
        "conti": "Il conto della banca: uno per testo, uno per tutti, o niente. Senza conto non "
        "contano le regole legate a una banca.",
        "iban": "Gli IBAN: una cella o un intervallo. Gli spazi non contano.",
        "numeri": "I numeri, come testo: con o senza IT, CHE o BG davanti.",
        "paese": "IT, CHE o BG, per i numeri senza lettere davanti. Senza, decide la lunghezza.",
        "riferimenti": "I riferimenti, come testo: 27 cifre. Gli spazi non contano.",
    }
)


@worksheet_function(ARGUMENTS)
def REGOLA_PER(
    descrizioni: Cells, importi: Cells = None, regole: Cells = None, conti: Cells = None
) -> Cells:
    """Dice quale regola prenderebbe un testo: il suo nome, o niente se nessuna va bene.

    Le regole sono quelle della tabella data: la funzione non apre file. Le regole con una
    condizione sulla data, sull'IBAN, sulla controparte o sul riferimento non contano.
    """
    return asked(descrizioni, importi, regole, conti, rule_label)


@worksheet_function(ARGUMENTS)
def CONTROPARTITA(
    descrizioni: Cells, importi: Cells = None, regole: Cells = None, conti: Cells = None
) -> Cells:
    """Dice il conto che una regola metterebbe come contropartita; [] se la regola divide.

    Funziona come REGOLA_PER.
    """
    return asked(descrizioni, importi, regole, conti, contra_account)


@worksheet_function(ARGUMENTS)
def IBAN_VALIDO(iban: Cells) -> Cells:
    """Dice se un IBAN è giusto: la lunghezza del suo paese e le cifre di controllo."""
    return answers(iban, lambda text, *_: is_whole_iban(text))


@worksheet_function(ARGUMENTS)
def PARTITA_IVA_VALIDA(numeri: Cells, paese: Cells = None) -> Cells:
    """Dice se una partita IVA italiana, svizzera o bulgara è giusta; niente per altri paesi.

    Controlla le cifre, non se il numero è attivo.
    """
    try:
        countries = Spread.beside(paese, grid(numeri))
    except WrongShape as wrong:
        sentence = str(wrong)
        return answers(numeri, lambda *_: sentence)

    def answer(text: str, row: int, column: int) -> Cells:
        holds = is_vat_number(text, to_text(countries.at(row, column)))
        return "" if holds is None else holds

    return answers(numeri, answer)


@worksheet_function(ARGUMENTS)
def RIFERIMENTO_QR(riferimenti: Cells) -> Cells:
    """Dà un riferimento QR svizzero come sta sulla polizza, a gruppi; niente se è sbagliato."""
    return answers(riferimenti, lambda text, *_: printed_qr_reference(text))


FUNCTIONS: tuple[Callable[..., Cells], ...] = (
    REGOLA_PER,
    CONTROPARTITA,
    IBAN_VALIDO,
    PARTITA_IVA_VALIDA,
    RIFERIMENTO_QR,
)
