"""Why a line of a statement is as it is; the reasons of one line are joined with semicolons."""

from __future__ import annotations

_LEVELS = {
    "recognise.pos": "pagamento con la carta, lasciato fuori come dice Ignora POS",
    "recognise.charge": "nessun IBAN: spesa bancaria",
    "recognise.charge_word": "spesa bancaria: «{detail}» nel testo, nessun IBAN",
    "recognise.charge_small": "spesa bancaria: uscita senza IBAN non oltre {detail:values}",
    "recognise.maybe_charge": "può essere la commissione e non il pagamento: scegliere a mano",
    "recognise.transfer": "giroconto con il conto {where}",
    "recognise.leg_found": "l'altra parte è nell'estratto del conto {where}, {detail:values}",
    "recognise.leg_booked": "l'altra parte è già nel giornale, conto {where}, {detail:values}",
    "recognise.leg_missing": "l'altra parte (conto {where}) non è ancora arrivata",
    "recognise.iban": "IBAN di {where}",
    "recognise.iban_ambiguous": "IBAN di più controparti: {detail}. Scegliere quale",
    "recognise.iban_invalid": "l'IBAN {where} non è valido",
    "recognise.iban_other_name": "ma il nome nell'estratto è di {where}",
    "recognise.processor": "{where} paga per altri: il suo IBAN non dice chi paga",
    "recognise.name": "nome di {where}",
    "recognise.name_ambiguous": "nome di più controparti: {detail}. Scegliere quale",
    "recognise.text_name": "{where} nel testo",
    "recognise.text_number": "nel testo un documento di {where}",
    "recognise.text_ambiguous": "il testo va bene per più controparti: {detail}. Scegliere quale",
    "recognise.number_other_name": "nel testo un documento di {detail}, ma nell'estratto c'è il "
    "nome {where} e l'importo è diverso. Scegliere la controparte",
    "recognise.number_short": "{where} nel testo può essere di {detail}, ma il numero è corto e "
    "l'importo è diverso. Scegliere la controparte",
    "recognise.number_bare": "{where} nel testo può essere di {detail} e l'importo torna, ma è un "
    "numero corto senza una parola come fattura. Scegliere la controparte",
    "recognise.on_behalf": "chi paga lo fa per conto d'altri. Scegliere la controparte",
    "recognise.number_not_open": "{where} nel testo è di {detail}, ma non c'è niente da pagare",
    "recognise.nothing": "né IBAN, né nome, né documento conosciuto",
    "recognise.resembles": "{where} somiglia a: {detail}",
}

_DOCUMENTS = {
    "recognise.named": "fattura {where} nel testo",
    "recognise.named_credit_note": "nota di credito {where} nel testo",
    "recognise.named_order": "ordine {where} nel testo",
    "recognise.named_document": "documento {where} nel testo",
    "recognise.settled": "{count:saldata|saldate}",
    "recognise.taken_off": "scalata la nota di credito {where}",
    "recognise.perhaps": "nessun documento sicuro, forse: {detail}",
    "recognise.no_open_document": "nessun documento aperto",
    "recognise.partly_paid": "{where} pagata in parte, era aperta per {detail:values}",
    "recognise.remainder": "restano da distribuire {detail:values}",
    "recognise.tolerance": "{where} chiusa con una differenza di {detail:values}, nella tolleranza",
    "recognise.discount": "{where} pagata con lo sconto di {detail:values}",
    "recognise.exact": "l'importo è il residuo di {where}",
    "recognise.nearly_exact": "l'importo è quasi il residuo di {where}",
    "recognise.combination": "unica somma di documenti che dà l'importo: {where}",
    "recognise.several_exact": "più documenti con questo importo: {where}. Scegliere quale",
    "recognise.several_combinations": "più somme di documenti danno questo importo. "
    "Scegliere quali",
    "recognise.too_many_combinations": "troppi documenti aperti per provare tutte le somme. "
    "Scegliere quali",
    "recognise.other_currency": "{where} è in {detail}: si distribuisce solo a mano",
    "recognise.number_fits_several": "{where} è il numero di {count} documenti. Scegliere quale",
    "recognise.side_unknown": "di {where} non si sa se è emessa o ricevuta: scrivere il Verso in "
    "Documenti",
    "recognise.closed_document": "{where} è già chiusa",
    "recognise.closed_meanwhile": "{where} è già pagata da un'altra riga",
    "recognise.number_unknown": "nel testo la fattura {where}, che tra i documenti di {detail} non "
    "c'è. Scegliere i documenti",
    "recognise.document_of_other": "{where} nel testo è di {detail} e ha questo importo. "
    "Scegliere i documenti",
}

_CHOICES = {
    "recognise.deleted": "eliminata a mano: non si importa",
    "recognise.party_by_hand": "{where} scelta a mano",
    "recognise.kind_by_hand": "tipo scelto a mano",
    "recognise.documents_by_hand": "documenti scelti a mano",
    "recognise.documents_of_other": "i documenti sono di {detail}",
    "recognise.documents_of_several": "i documenti sono di più controparti ({detail}). Scrivere "
    "anche la controparte, o dividere",
    "recognise.unknown_party": "«{where}» non è in Anagrafica: creare la controparte, o scriverla "
    "come sta là",
    "recognise.party_ambiguous": "«{where}» è il nome di più controparti: scrivere il codice "
    "({detail})",
    "recognise.unknown_account": "il conto {where} non è nella tabella Conti",
    "recognise.transfer_needs_bank": "per un giroconto scrivere in Conto l'altro conto bancario",
    "recognise.needs_party": "manca la controparte",
    "recognise.needs_party_or_account": "manca la controparte, o il conto",
    "recognise.no_such_document": "«{where}» non è in Documenti",
    "recognise.document_ambiguous": "«{where}» è il numero di più documenti: scrivere l'Id "
    "({detail})",
    "recognise.document_twice": "{where} è scritta due volte",
    "recognise.overpaid": "{where} è aperta solo per {detail:values}",
    "recognise.more_than_paid": "i documenti superano l'importo della riga di {detail:values}",
    "recognise.nothing_left": "per {where} non resta niente",
    "recognise.wrong_side": "{where} non si paga con un movimento in questa direzione",
    "recognise.foreign_needs_amount": "{where} è in {detail}: scrivere quanto se ne paga, per "
    "esempio F-12: 100,00",
    "recognise.deposit_back": "torna il deposito del {detail:values}",
}

_AFTER = {
    "recognise.no_account": "conto da completare dopo la conferma",
    "recognise.rule": "per regola alla riga {where} ({detail})",
    "recognise.rule_at_confirm": "per regola alla riga {where} ({detail}), che la completa dopo "
    "la conferma",
    "recognise.learns_iban": "alla conferma l'IBAN {where} resta a {detail}",
    "recognise.iban_of_other": "l'IBAN {where} è già di {detail}: a chi deve restare?",
    "recognise.iban_is_own": "l'IBAN {where} è di un nostro conto e non si impara",
    "recognise.iban_not_learned": "{where} paga per altri: il suo IBAN non si impara",
}

RECOGNITION = {**_LEVELS, **_DOCUMENTS, **_CHOICES, **_AFTER}
