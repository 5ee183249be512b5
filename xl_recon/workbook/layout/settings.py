"""The settings a new workbook begins with, and what each is for."""

from __future__ import annotations

from dataclasses import dataclass

from xl_recon.records.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingLine:
    """One row of the settings; `field` is its name in `Settings`, blank where none reads it yet.

    `word_list` is the list of `WordLists` that the row replaces or extends.
    """

    key: str
    value: str = ""
    explanation: str
    field: str = ""
    choices: str = ""
    word_list: str = ""


WHOLE_WORDS = "parole intere"
_DEFAULT = Settings()
_LISTED = (
    "Separate da punto e virgola. Vuoto: quelle del programma. Con + davanti (+prima;seconda) si "
    "aggiungono a quelle; senza, le sostituiscono."
)

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
        value=f"{_DEFAULT.tolerance}",
        field="tolerance",
        explanation="Fino a questa differenza un pagamento chiude il documento; "
        "la differenza va al Conto arrotondamenti.",
    ),
    SettingLine(
        key="Spese bancarie: conto",
        value="6940",
        field="charge_account",
        explanation="Dove vanno le spese che la banca addebita. Vuoto: il programma lo chiede.",
        choices="=ElencoConti",
    ),
    SettingLine(
        key="Spese bancarie: parole",
        word_list="charges",
        explanation="Fanno riconoscere una spesa bancaria (spese, commissioni, canone, tenuta "
        f"conto, imposta di bollo …). {_LISTED}",
    ),
    SettingLine(
        key="Spese bancarie: non con",
        word_list="other_charges",
        explanation="Accanto a una di queste (condominiali, legali, locazione …) una spesa non è "
        f"della banca. {_LISTED}",
    ),
    SettingLine(
        key="Spese bancarie: importo massimo",
        value=f"{_DEFAULT.charge_ceiling}",
        field="charge_ceiling",
        explanation="Sopra questo importo un'uscita non è una spesa bancaria senza una di quelle "
        "parole.",
    ),
    SettingLine(
        key="Spese bancarie: senza IBAN",
        value="Sì" if _DEFAULT.plain_charge_rule else "No",
        field="plain_charge_rule",
        explanation="Sì: ogni riga senza IBAN è una spesa bancaria, anche se ha un nome o è "
        "un'entrata.",
        choices="Sì,No",
    ),
    SettingLine(
        key="Nomi di banche",
        word_list="bank_names",
        explanation=f"In un'uscita senza IBAN fanno pensare a una spesa della banca. {_LISTED}",
    ),
    SettingLine(
        key="Parole POS",
        word_list="pos",
        explanation=f"Fanno riconoscere un pagamento con la carta: POS, ATM … {_LISTED}",
    ),
    SettingLine(
        key="Intermediari di pagamento",
        word_list="processors",
        explanation="Nomi o IBAN di chi paga per conto di molti (PayPal, Stripe, Nexi …): il loro "
        f"IBAN non dice chi paga e non si impara. {_LISTED}",
    ),
    SettingLine(
        key="Parole dei depositi",
        word_list="deposits",
        explanation=f"Fanno riconoscere un deposito o una cauzione. {_LISTED}",
    ),
    SettingLine(
        key="Parole prima di un numero",
        word_list="anchors",
        explanation="Solo accanto a una di queste (fattura, ft, n., Rechnung, фактура …) un numero "
        f"corto è quello di un documento. {_LISTED}",
    ),
    SettingLine(
        key="Forme giuridiche",
        word_list="legal_forms",
        explanation=f"Non contano nel confronto dei nomi: Srl, SpA, AG, GmbH … {_LISTED}",
    ),
    SettingLine(
        key="Nomi troppo comuni",
        word_list="common_names",
        explanation="Da soli, in un testo lungo, non dicono chi è: Rossi, Comune, Servizi … "
        f"{_LISTED}",
    ),
    SettingLine(
        key="Conto sconti",
        value=_DEFAULT.discount_account,
        field="discount_account",
        explanation="Dove va lo sconto di chi paga presto (colonna Sconto in Anagrafica). "
        "Vuoto: nessuno sconto si toglie da sé.",
        choices="=ElencoConti",
    ),
    SettingLine(
        key="Conto depositi",
        value=_DEFAULT.deposit_account,
        field="deposit_account",
        explanation="Dove vanno depositi e cauzioni. Vuoto: il programma lo chiede.",
        choices="=ElencoConti",
    ),
    SettingLine(
        key="Conto giroconti",
        value=_DEFAULT.transfer_account,
        field="transfer_account",
        explanation="Dove passano i giroconti tra conti propri. "
        "Vuoto: le loro righe non si registrano.",
        choices="=ElencoConti",
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
        field="rounding_account",
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
