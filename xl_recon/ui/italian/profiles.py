"""Profiles of tables: what the commands say, and what is asked where nothing decides."""

from __future__ import annotations

PROFILES = {
    "profile.file": "{file}",
    "profile.table": "Tabella con {count} {count:movimento|movimenti}{account:aside}, letta così:",
    "profile.by": "  Con il profilo salvato «{name}».",
    "profile.title": "  Sopra la tabella: {text}",
    "profile.conventions": "  Decimali con {mark}; date: {style}; segno {sign}.",
    "profile.proved": "  Prova: saldo concorde in {agreed} righe su {tested}.",
    "profile.not_proved": "  ! Prova mancata: saldo concorde solo in {agreed} "
    "{agreed:riga|righe} su {tested}.",
    "profile.totals": "  Prova: i totali della tabella tornano.",
    "profile.no_proof": "  Nessuna prova: manca il saldo. Controllare qualche riga a mano.",
    "profile.too_short": "  Nessuna prova: le righe sono troppo poche per controllare il saldo.",
    "profile.contradicted": "  ! La correzione va contro i saldi: senza, il saldo è concorde in "
    "{agreed} righe su {tested}.",
    "profile.proof_lost": "  ! Con la correzione si perde la prova: senza, il saldo è concorde in "
    "{agreed} righe su {tested}.",
    "profile.no_effect": "  La correzione non cambia nessun movimento di questo file.",
    "profile.rows_lost": "  ! Con la correzione i movimenti letti sono {after}, senza sono "
    "{before}.",
    "profile.option": "  Lettura {number}: {columns}. Nella riga {line} del file il movimento è "
    "del {date}, {amount} (date: {style}).",
    "profile.option_without_row": "  Lettura {number}: {columns}. La riga {line} del file non è "
    "un movimento (date: {style}).",
    "profile.how_to_choose": "Quando si sa qual è la lettura giusta, ripetere con {numbers}. "
    "«xl-recon profile save» con la stessa opzione salva la scelta per i prossimi file.",
    "profile.how_to_save": "Le letture indicate vanno bene tutte e niente prova quale è giusta. "
    "Per scegliere: --reading con il numero; per le prossime volte: «xl-recon profile save».",
    "profile.saved": "{names}: salvato in Profili_estratto (lotto {batch}). I prossimi file con le "
    "stesse intestazioni si leggono così.",
    "profile.nothing_new": "{names}: in {file} c'è già, uguale.",
    "profile.exported": "{count} {count:profilo scritto|profili scritti} in {file}.",
    "mark.comma": "la virgola",
    "mark.point": "il punto",
    "dates.dmy": "giorno, mese, anno",
    "dates.mdy": "mese, giorno, anno",
    "dates.ymd": "anno, mese, giorno",
    "sign.normal": "normale",
    "sign.turned": "invertito, le uscite sono scritte senza meno",
    "use.date": "data",
    "use.value_date": "data valuta",
    "use.other_date": "altra data",
    "use.amount": "importo",
    "use.credit": "entrate",
    "use.debit": "uscite",
    "use.direction": "verso",
    "use.fee": "commissione",
    "use.balance": "saldo",
    "use.description": "descrizione",
    "use.kind": "tipo",
    "use.counterparty": "controparte",
    "use.iban": "iban",
    "use.own_account": "conto",
    "use.reference": "riferimento",
    "use.currency": "valuta",
    "use.status": "stato",
    "use.ignored": "ignora",
    "live.reading_asked": "{file}: la tabella si può leggere in più modi, e niente prova quale è "
    "giusto.",
    "live.reading_left": "Quando si sa qual è la lettura giusta, premere di nuovo il pulsante.",
    "live.reading_right": "È giusta la lettura {number}? Con No a tutte il file non si importa.",
    "help.profile": "Mostra, corregge e salva come si legge la tabella di una banca.",
    "help.profile.show": "Mostra come si legge una tabella, colonna per colonna, con la prova.\n\n"
    "Con le opzioni si corregge la lettura e si rivede la prova; non si scrive niente. Una "
    "cartella di lavoro messa per ultima dà i suoi profili.",
    "help.profile.save": "Salva nella cartella come si legge la tabella di una banca.\n\n"
    "Il profilo è una riga di Profili_estratto, che si può correggere a mano. Il file non si "
    "importa.",
    "help.profile.export": "Scrive i profili in una cartella nuova (.xlsx) o in un file .json.",
    "help.profile.import": "Prende i profili da un'altra cartella o da un file .json.\n\n"
    "Un profilo diverso con lo stesso nome resta com'è, se non si scrive --replace.",
    "metavar.statement": "ESTRATTO",
    "metavar.profiles": "FILE",
    "metavar.workbook_option": "CARTELLA.xlsx",
    "metavar.column": "COLONNA=USO",
    "metavar.decimal": "virgola|punto",
    "metavar.dates": "gg/mm/aaaa",
    "metavar.sign": "normal|turned",
    "metavar.reading": "NUMERO",
    "metavar.name": "NOME",
    "metavar.bank": "BANCA",
    "option.workbook": "La cartella di lavoro di cui si usano i profili salvati.",
    "option.column": "Che cosa è una colonna, per esempio «Valuta=data valuta» o «3=importo». "
    "Usi: data, data valuta, altra data, importo, entrate, uscite, verso, commissione, saldo, "
    "descrizione, tipo, controparte, iban, conto, riferimento, valuta, stato, ignora.",
    "option.decimal": "Il segno dei decimali: virgola o punto.",
    "option.dates": "L'ordine delle date: gg/mm/aaaa, mm/gg/aaaa o aaaa/mm/gg.",
    "option.sign": "normal: le uscite hanno il meno; turned: le uscite sono senza segno.",
    "option.reading": "Quale lettura usare, dove più letture vanno bene allo stesso modo.",
    "option.name": "Il nome del profilo.",
    "option.bank": "Il nome della banca, solo da sapere.",
    "option.replace": "Cambia anche i profili che ci sono già.",
    "usage.reading": "«{value}» non è il numero di una lettura. Esempio: --reading 2.",
    "usage.column": "«{value}» non si capisce. Si scrive colonna=uso, per esempio "
    "«Valuta=data valuta». Usi: data, data valuta, altra data, importo, entrate, uscite, verso, "
    "commissione, saldo, descrizione, tipo, controparte, iban, conto, riferimento, valuta, stato, "
    "ignora.",
    "usage.decimal": "«{value}»: si può scegliere virgola o punto.",
    "usage.dates": "«{value}» non è un ordine di date. Esempi: gg/mm/aaaa, mm/gg/aaaa.",
    "usage.sign": "«{value}»: si può scegliere normal o turned.",
    "usage.profiles_file": "{file}: il nome deve finire con .xlsx o .json.",
}
