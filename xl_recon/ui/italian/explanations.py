"""Why a rule fits, what it would do, what is wrong with it."""

from __future__ import annotations

_HELP = {
    "help.rules": "Spiega, prova e controlla le regole.\n\n"
    "Nessuno di questi comandi cambia le registrazioni o le regole.",
    "help.rules.explain": "Spiega perché una riga ha la sua regola, o perché non ne ha.\n\n"
    "Dice quale regola vince e quali batte; se nessuna va bene, che cosa manca alle tre più "
    "vicine. Una riga già completata è spiegata com'era prima.",
    "help.rules.try": "Prova una regola su tutto il giornale.\n\n"
    "Dice che cosa avrebbe fatto la regola così com'è scritta ora, anche sulle righe già "
    "completate, con i totali per conto e codice IVA.",
    "help.rules.health": "Controlla le regole: inutili, coperte, in contrasto, scadute.\n\n"
    "Ogni punto indica le regole e le righe che lo provano.",
    "metavar.row": "RIGA",
    "metavar.rule": "RIGA",
    "option.row": "La riga di Registrazioni, per esempio 7.",
    "option.rule": "La riga della regola in Registrazioni ricorrenti, per esempio 14.",
    "option.sheet": "Mette il risultato anche in un foglio della cartella.",
    "usage.row": "«{value}» non è il numero di una riga.",
    "usage.no_subcommand": "Manca il comando dopo «{name}». I comandi: {known}.",
}

_EXPLAIN = {
    "explain.row": "Riga {row}: {date} «{description}», {amount}, {direction}{account:aside}.",
    "explain.account": "conto {account}",
    "explain.parts": "in più parti",
    "explain.quoted": "«{text}»",
    "explain.doubt": "testo trovato dentro una parola più lunga",
    "explain.waiting": "La riga aspetta una regola.",
    "explain.same_rule": "L'ha completata la regola «{rule}» ({how}); oggi le regole farebbero lo "
    "stesso.",
    "explain.same_account": "L'ha completata la regola «{rule}» ({how}); oggi lo farebbe un'altra "
    "regola, allo stesso modo.",
    "explain.other_account": "L'ha completata la regola «{rule}» ({how}); oggi le regole farebbero "
    "diversamente.",
    "explain.no_rule": "L'ha completata la regola «{rule}» ({how}); oggi nessuna regola lo "
    "farebbe.",
    "explain.same_account_by_hand": "È completata a mano ({how}); le regole farebbero lo stesso.",
    "explain.other_account_by_hand": "È completata a mano ({how}); le regole farebbero "
    "diversamente.",
    "explain.no_rule_by_hand": "È completata a mano ({how}); nessuna regola lo farebbe.",
    "explain.wins": "Vince la regola alla riga {row} «{rule}» ({how}):",
    "explain.beaten": "Andrebbe bene anche la regola alla riga {row} «{rule}» ({how}):",
    "explain.nearest": "Nessuna regola va bene. Le più vicine:",
    "explain.nothing_near": "Nessuna regola va bene, e nessuna ci si avvicina.",
    "explain.near": "Regola alla riga {row} «{rule}» ({how}):",
    "explain.met": "  va bene: {what}",
    "explain.missed": "  non va bene: {what}",
    "explain.off": "La regola alla riga {row} «{rule}» avrebbe il testo giusto, ma è spenta "
    "(colonna Attiva).",
    "explain.refused": "La regola alla riga {row} «{rule}» avrebbe il testo giusto, ma non serve. "
    "{why}",
    "direction.in": "entrata",
    "direction.out": "uscita",
    "role.wins": "vince",
    "role.beaten": "va bene, ma viene dopo",
    "role.near": "vicina",
}

_VERDICTS = {
    "verdict.found_alone": "c'è «{text}»{column:aside}",
    "verdict.found_inside": "«{text}» dentro {within}{column:aside}",
    "verdict.only_inside": "«{text}» c'è solo dentro {within}{column:aside}, e valgono solo le "
    "parole intere",
    "verdict.any_text": "qualsiasi testo",
    "verdict.missing_word": "manca la parola {text}{column:aside}",
    "verdict.missing_text": "manca il testo {text}{column:aside}",
    "verdict.missing_all": "non c'è nessuno di questi testi: {text}{column:aside}",
    "verdict.absent_met": "non c'è {text}{column:aside}, e non deve esserci",
    "verdict.absent_missed": "c'è {text}{within:aside}{column:aside}, e non deve esserci",
    "verdict.expression_met": "l'espressione /{text}/ corrisponde{column:aside}",
    "verdict.expression_missed": "l'espressione /{text}/ non corrisponde{column:aside}",
    "verdict.money_in_met": "il denaro entra",
    "verdict.money_in_missed": "il denaro esce, la regola è per entrate",
    "verdict.money_out_met": "il denaro esce",
    "verdict.money_out_missed": "il denaro entra, la regola è per uscite",
    "verdict.account_met": "conto {actual}",
    "verdict.account_missed": "conto {actual} invece di {wanted}",
    "verdict.account_blank": "nessun conto bancario invece di {wanted}",
    "verdict.amount_met": "importo {actual}, chiesto {wanted}",
    "verdict.amount_missed": "importo {actual} invece di {wanted}",
    "verdict.amount_blank": "manca l'importo, la regola chiede {wanted}",
    "verdict.date_met": "data {actual}, chiesta {wanted}",
    "verdict.date_missed": "data {actual} invece di {wanted}",
    "verdict.date_blank": "manca la data, la regola chiede {wanted}",
    "verdict.end_met": "data non oltre la Fine {wanted}",
    "verdict.end_missed": "data {actual}, dopo la Fine {wanted}",
    "verdict.end_blank": "manca la data, la Fine è {wanted}",
}

_TRY = {
    "try.rule": "Prova della regola alla riga {row} «{rule}» ({how}).",
    "try.inactive": "La regola è spenta (colonna Attiva); qui è provata come se fosse accesa.",
    "try.refused": "La regola alla riga {row} non si può provare.",
    "try.none": "Nessuna riga del giornale va bene per questa regola ({total} "
    "{total:guardata|guardate}).",
    "try.fits": "Va bene per {count} {count:riga|righe} del giornale su {total}:",
    "try.completes": "  {count} {count:aspetta e sarebbe completata|aspettano e sarebbero "
    "completate} ({rows:rows})",
    "try.same": "  {count} {count:è già completata|sono già completate} così ({rows:rows})",
    "try.different": "  {count} {count:ha|hanno} adesso un altro conto o un altro codice IVA "
    "({rows:rows})",
    "try.taken": "  {count} {count:va|vanno} a una regola che viene prima ({rows:rows})",
    "try.doubtful": "  in {count} {count:riga|righe} il testo sta dentro una parola più lunga: "
    "controllare ({rows:rows})",
    "try.undivided": "  in {count} {count:riga|righe} le parti non danno l'importo del movimento "
    "({rows:rows})",
    "try.difference": "    riga {row}  {date}  {amount:money}  {now} → {given}  {description}",
    "try.more": "    … e ancora {count} {count:riga|righe}",
    "try.total": "Conto {account}{vat_code:aside}: {rows} {rows:riga|righe}, entrate {money_in}, "
    "uscite {money_out}.",
    "outcome.completes": "sarebbe completata",
    "outcome.same": "è già così",
    "outcome.different": "adesso è diversa",
    "outcome.taken": "va a una regola che viene prima",
}

_HEALTH = {
    "health.clean": "Le regole sono in ordine.",
    "health.more": "… e {count} {count:altro punto|altri punti} (tutti con --sheet o --json).",
    "health.found": "{count} {count:punto|punti} da guardare in {rules} {rules:regola|regole}.",
    "health.rows": "Prova: Registrazioni, {rows:rows}.",
    "health.rows_and_more": "Prova: Registrazioni, {rows:rows} e ancora {more}.",
    "health.contradicting": "Regola alla riga {rule} «{label}»: ha le stesse condizioni della "
    "regola alla {others:rows}, ma completa in un altro modo. Vale solo quella che viene prima: "
    "tenerne una.",
    "health.shadowed": "Regola alla riga {rule} «{label}»: non può mai servire, perché la regola "
    "alla {others:rows} prende già tutte le righe che andrebbero bene a questa. Spostarla più in "
    "alto o toglierla.",
    "health.shadowed_so_far": "Regola alla riga {rule} «{label}»: finora tutte le righe adatte "
    "vanno a regole che vengono prima ({others:rows}). Controllare l'ordine.",
    "health.duplicate": "Regola alla riga {rule} «{label}»: è uguale alla regola alla "
    "{others:rows}. Si può togliere.",
    "health.unknown_account": "Regola alla riga {rule} «{label}»: il conto {detail} non è nella "
    "tabella Conti.",
    "health.unknown_vat_code": "Regola alla riga {rule} «{label}»: il codice IVA {detail} non è "
    "nella tabella Codici_IVA.",
    "health.unknown_cost_centre": "Regola alla riga {rule} «{label}»: il centro di costo {detail} "
    "non è nella tabella Centri_di_costo.",
    "health.broad_text": "Regola alla riga {rule} «{label}»: il testo «{detail}» si trova in "
    "{count} {count:riga|righe}, più della metà del giornale. Scegliere un testo che distingua.",
    "health.short_text": "Regola alla riga {rule} «{label}»: il testo «{detail}» è troppo corto e "
    "si trova per caso in altre parole. Scriverne di più.",
    "health.inside_words": "Regola alla riga {rule} «{label}»: il testo «{detail}» si trova solo "
    "dentro parole più lunghe. Controllare se è giusto.",
    "health.ended": "Regola alla riga {rule} «{label}»: è scaduta il {until}. Toglierla, o "
    "prolungarla nella colonna Fine.",
    "health.ending": "Regola alla riga {rule} «{label}»: scade il {until}. Prolungarla nella "
    "colonna Fine, se serve ancora.",
    "health.never_used": "Regola alla riga {rule} «{label}»: non è mai stata usata, e nessuna riga "
    "del giornale le va bene.",
    "health_kind.refused": "non si capisce",
    "health_kind.contradicting": "in contrasto",
    "health_kind.shadowed": "coperta da un'altra",
    "health_kind.shadowed_so_far": "finora coperta da altre",
    "health_kind.duplicate": "doppia",
    "health_kind.unknown_account": "conto sconosciuto",
    "health_kind.unknown_vat_code": "codice IVA sconosciuto",
    "health_kind.unknown_cost_centre": "centro di costo sconosciuto",
    "health_kind.broad_text": "testo troppo comune",
    "health_kind.short_text": "testo troppo corto",
    "health_kind.inside_words": "solo dentro altre parole",
    "health_kind.ended": "scaduta",
    "health_kind.ending": "in scadenza",
    "health_kind.never_used": "mai usata",
}

EXPLANATIONS = {**_HELP, **_EXPLAIN, **_VERDICTS, **_TRY, **_HEALTH}
