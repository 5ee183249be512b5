"""The settings a new workbook begins with, and what each is for."""

from __future__ import annotations

from dataclasses import dataclass

from xl_recon.records.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingLine:
    """One row of the settings; `field` is its name in `Settings`, blank where none reads it yet."""

    key: str
    value: str = ""
    explanation: str
    field: str = ""
    choices: str = ""


WHOLE_WORDS = "parole intere"
_DEFAULT = Settings()

SETTING_LINES = (
    SettingLine(
        key="Contropartita temporanea",
        value=_DEFAULT.temporary_account,
        field="temporary_account",
        explanation="Sta al posto del conto che manca ancora: "
        "le regole lavorano solo sulle righe che lo contengono.",
    ),
    SettingLine(
        key="Conto assente",
        value=_DEFAULT.missing_account,
        field="missing_account",
        explanation="Scritto al posto del conto bancario quando l'estratto non dice qual è.",
    ),
    SettingLine(
        key="Conto banca predefinito",
        value=_DEFAULT.bank_account,
        field="bank_account",
        explanation="Il conto di un estratto il cui IBAN non sta in Conti. "
        "Vuoto: il programma lo chiede.",
        choices="=ElencoConti",
    ),
    SettingLine(
        key="Confronto testo",
        value=WHOLE_WORDS if _DEFAULT.whole_words else "contiene",
        field="whole_words",
        explanation="contiene: «AIL» va bene anche dentro «EMAIL». "
        "parole intere: solo come parola a sé.",
        choices="contiene,parole intere",
    ),
    SettingLine(
        key="Riferimento cliente",
        value=_DEFAULT.customer_reference,
        field="customer_reference",
        explanation="Dove il riferimento di un incasso dice il cliente: qr, rf, o inizio e "
        "lunghezza (11,6). Vuoto: no.",
    ),
    SettingLine(
        key="Ignora POS",
        value="Sì" if _DEFAULT.ignore_pos else "No",
        field="ignore_pos",
        explanation="Sì: i pagamenti con la carta (POS, ATM) dell'estratto non si importano.",
        choices="Sì,No",
    ),
    SettingLine(
        key="Tolleranza abbinamento",
        value="0.00",
        explanation="Fino a questa differenza un pagamento chiude il documento; "
        "la differenza va al Conto arrotondamenti.",
    ),
    SettingLine(
        key="Spese bancarie: conto",
        value="6940",
        explanation="Dove vanno le spese che la banca addebita.",
        choices="=ElencoConti",
    ),
    SettingLine(
        key="Spese bancarie: parole",
        value="spese;commissioni;canone;tenuta conto;imposta di bollo",
        explanation="Parole che fanno riconoscere una spesa bancaria, separate da punto e virgola.",
    ),
    SettingLine(
        key="Spese bancarie: importo massimo",
        value="50.00",
        explanation="Sopra questo importo un'uscita non è una spesa bancaria senza una di quelle "
        "parole.",
    ),
    SettingLine(
        key="Numerazione documenti importati",
        explanation="Il suffisso che distingue i documenti importati dagli altri, per esempio "
        "/web. Vuoto: il numero resta com'è.",
    ),
    SettingLine(
        key="Ignora codici cliente",
        value="No",
        explanation="Sì: i codici cliente del negozio in rete non sono i nostri.",
        choices="Sì,No",
    ),
    SettingLine(
        key="Gestione magazzini",
        value="No",
        explanation="Sì: ogni documento importato dice da quale magazzino esce la merce.",
        choices="Sì,No",
    ),
    SettingLine(
        key="Ultimo magazzino e-commerce",
        explanation="Il magazzino dell'ultimo aggiornamento dei prodotti; lo scrive il programma.",
    ),
    SettingLine(
        key="Ultimo magazzino utente",
        explanation="L'ultimo magazzino scelto a mano; lo scrive il programma.",
    ),
    SettingLine(
        key="Cartella allegati",
        value="Allegati",
        explanation="Dove si salvano PDF e fatture, accanto a questa cartella di lavoro.",
    ),
    SettingLine(
        key="Nostra partita IVA",
        explanation="Serve a capire se una fattura è di vendita o di acquisto.",
    ),
    SettingLine(
        key="Nostro codice fiscale",
        explanation="Lo stesso, per chi ha solo il codice fiscale (un condominio).",
    ),
    SettingLine(
        key="Conto arrotondamenti",
        value="6949",
        explanation="Dove vanno i centesimi che non tornano, mai più della tolleranza.",
        choices="=ElencoConti",
    ),
    SettingLine(
        key="Conto ritenute",
        value="2270",
        explanation="Dove vanno le ritenute d'acconto delle fatture ricevute.",
        choices="=ElencoConti",
    ),
    SettingLine(
        key="Lingua",
        value="it",
        explanation="La lingua dei messaggi: it, en, de, fr, bg.",
        choices="it,en,de,fr,bg",
    ),
)

# The settings the program reads: field of `Settings`, key on the sheet.
SETTING_KEYS = {line.field: line.key for line in SETTING_LINES if line.field}
