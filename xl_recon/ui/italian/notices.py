"""What to look at, by the code of the notice."""

from __future__ import annotations

_IMPORT = {
    "import.balance_holds": "{where}: il saldo torna ({detail:values}).",
    "import.balance_off": "{where}: il saldo non torna, differenza {detail:values}. "
    "Confrontare l'estratto con quello della banca: può mancare un movimento.",
    "import.balance_without_left_out": "{where}: il saldo dell'estratto torna; nel giornale "
    "mancano però {detail:values} di movimenti lasciati fuori.",
    "import.details_off": "{where}: la somma delle parti non dà il totale del movimento, "
    "differenza {detail:values}. Completare le righe a mano.",
    "import.foreign_details": "{where}: le parti del movimento sono in un'altra valuta; "
    "è stato registrato solo il totale.",
    "import.known_lines": "{where}: movimenti già nel giornale, non importati di nuovo: {detail}.",
    "import.maybe_known": "{where}: {count} {count:movimento potrebbe|movimenti potrebbero} "
    "essere già nel giornale ({rows:rows}). Non "
    "{count:è stato importato|sono stati importati}: confrontare.",
    "import.only_information": "{where}: {count} {count:movimento solo informativo, "
    "lasciato|movimenti solo informativi, lasciati} fuori.",
    "import.other_account": "{where}: l'IBAN dell'estratto è del conto {detail}; "
    "è stato usato quello.",
    "import.other_currency": "{where}: movimenti in un'altra valuta ({detail}). "
    "L'importo è quello dell'estratto: controllare il cambio.",
    "import.outside_dates": "{where}: {count} {count:movimento|movimenti} fuori dalle date "
    "chieste.",
    "import.pending": "{where}: {count} {count:movimento|movimenti} non ancora "
    "{count:contabilizzato|contabilizzati} dalla banca, "
    "{count:lasciato fuori|lasciati fuori}.",
    "import.pos_ignored": "{where}: {count} {count:pagamento|pagamenti} con la carta "
    "{count:lasciato fuori|lasciati fuori}, come dice l'impostazione Ignora POS.",
    "import.same_file": "{where}: questo file è già stato importato{detail:batch}. "
    "Con --again si importa di nuovo.",
    "import.same_statement": "{where}: questo estratto{detail:aside} è già stato importato; "
    "entrano solo i movimenti che mancano.",
    "import.statement": "{where}: estratto importato.",
    "import.unknown_reference_scheme": "Impostazioni, Riferimento cliente: «{detail}» non si "
    "capisce. Scrivere qr, rf, oppure inizio e lunghezza, per esempio 11,6.",
    "import.zero_amount": "{where}: {count} {count:movimento|movimenti} con importo zero, "
    "{count:lasciato fuori|lasciati fuori}.",
    "statement.page_missing": "{where}: manca una pagina dell'estratto. "
    "Chiedere alla banca il file completo.",
}

_TABLES = {
    "table.ambiguous": "{where}: la tabella si può leggere in più modi, e niente prova quale è "
    "giusto. Controllare importi e date.",
    "table.date_order_assumed": "{where}: dalle date non si capisce se viene prima il giorno o il "
    "mese; è stato preso prima il giorno. Controllare.",
    "table.decimal_mark_assumed": "{where}: non si capisce quale segno divide i decimali. "
    "Controllare gli importi.",
    "table.proof_broken": "{where}: il saldo della banca non segue dagli importi in alcune righe "
    "(tornano {detail}). Controllare da lì.",
    "table.proof_chain": "{where}: il saldo della banca torna riga per riga ({detail}).",
    "table.proof_none": "{where}: la tabella non ha una colonna del saldo, quindi niente prova la "
    "lettura. Controllare gli importi.",
    "table.proof_totals": "{where}: i totali della tabella tornano.",
    "table.reading": "{where}: letto da queste colonne: {detail}.",
    "table.sign_assumed": "{where}: non si capisce dal file se gli importi entrano o escono. "
    "Controllare le prime righe.",
    "table.titles_disagree": "{where}: il saldo scritto in cima o in fondo alla tabella non è "
    "quello delle righe. Controllare se il file è completo.",
}

_RULES = {
    "rule.bad_amount": "Regola alla riga {where}: l'importo «{detail}» non si capisce. "
    "Esempi: 120.50, oppure [!>=100 !<=200].",
    "rule.bad_date": "Regola alla riga {where}: la data «{detail}» non si capisce. "
    "Esempio: [!>=2025-03-31 !<=2025-06-30].",
    "rule.bad_expression": "Regola alla riga {where}: l'espressione regolare non è valida: "
    "{detail}. Esempio: /rata \\d+/.",
    "rule.bad_text": "Regola alla riga {where}: il testo «{detail}» non si capisce. "
    "Esempi: Swisscom, +bolletta luce, bar|ristorante.",
    "rule.bank_unclear": "Regola alla riga {where}: fra {detail} non si capisce qual è la banca. "
    "Scrivere l'IBAN del conto bancario nella tabella Conti, o lasciare vuoto il suo lato.",
    "rule.both_ways": "Regola alla riga {where}: c'è un importo sia in Entrate sia in Uscite "
    "({detail}). Lasciarne uno, oppure fare due regole.",
    "rule.doubtful": "Regola alla riga {where} («{detail}»): il testo è stato trovato dentro una "
    "parola più lunga ({rows:rows}). Controllare se è giusto.",
    "rule.ending": "Regola alla riga {where}: scade il {detail:values}. "
    "Prolungarla nella colonna Fine, se serve ancora.",
    "rule.expression_slow": "Regola alla riga {where}: l'espressione {detail} è troppo lenta. "
    "È stata fermata in Registrazioni, {rows:rows}: da lì in poi la regola non è stata usata. "
    "Semplificarla.",
    "rule.no_account": "Regola alla riga {where}: manca il conto da scrivere. "
    "Metterlo in Conto Dare (uscite) o in Conto Avere (entrate).",
    "rule.no_condition": "Regola alla riga {where}: non ha nessuna condizione e varrebbe per ogni "
    "riga. Scrivere un testo, un importo, una data o il conto bancario.",
    "rule.no_parts": "Regola alla riga {where}: il conto [] dice che il movimento va diviso, ma "
    "subito sotto non ci sono righe !RuleSplit. Aggiungerle, o scrivere un conto.",
    "rule.outranked": "Regola alla riga {where}: è stata usata, ma andavano bene anche altre "
    "({detail:rows}) in Registrazioni, {rows:rows}. Vince la prima dell'elenco.",
    "rule.text_kept": "Regola alla riga {where} («{detail}»): la descrizione è rimasta quella "
    "della banca dove le Note contenevano già qualcosa ({rows:rows}).",
    "rule.text_without_notes": "Regola alla riga {where}: la colonna Testo non è stata usata. "
    "Nel giornale manca la colonna Note, che conserva il testo della banca.",
    "rule.part_account": "Regola alla riga {where}: una riga !RuleSplit vuole un conto solo, in "
    "Conto Dare o in Conto Avere{detail:aside}. La regola non è stata usata.",
    "rule.part_alone": "Regola alla riga {where}: questa riga !RuleSplit non sta subito sotto una "
    "riga !Rule con il conto []. Spostarla sotto la sua regola, o cancellarla.",
    "rule.bad_part": "Regola alla riga {where}: la parte «{detail}» non si capisce. "
    "Esempi: 900.00, 30%, resto, =importo*0.3, =arrotonda(importo/1.077;2).",
    "rule.bad_placeholder": "Regola alla riga {where}: «{detail}» nel testo non si capisce. "
    "Esempi: {{descrizione}}, {{parola:2}}, {{data:%m/%Y}}, {{importo}}; {{gruppo}} vuole "
    "un'espressione regolare nella regola.",
    "rule.part_division": "Regola alla riga {where}: la formula {detail} divide per zero in "
    "Registrazioni, {rows:rows}. Lì non è stato diviso niente: correggere la formula.",
    "rule.shares_off": "Regola alla riga {where}: le parti in per cento danno {detail} invece di "
    "100%. Correggerle, o scrivere resto in una delle parti.",
    "rule.split_negative": "Regola alla riga {where}: una parte verrebbe negativa "
    "({detail:values}) in Registrazioni, {rows:rows}. Lì non è stato diviso niente.",
    "rule.split_nothing": "Regola alla riga {where}: in Registrazioni, {rows:rows}, manca "
    "l'importo da dividere, oppure è zero. Scriverlo e ripetere.",
    "rule.split_off": "Regola alla riga {where}: le parti non danno il totale del movimento, "
    "differenza {detail:values}, in Registrazioni, {rows:rows}. Lì non è stato diviso niente: "
    "correggere le parti, o scrivere resto in una.",
    "rule.two_remainders": "Regola alla riga {where}: resto sta in più parti. "
    "Lasciarlo in una sola.",
    "rules.rows_left": "{count:Resta|Restano} {count} {count:riga|righe} senza una regola adatta.",
}

_CREATE = {
    "create.conflict": "Regole nuove: «{detail}» sta in righe con conti o codici diversi "
    "({rows:rows}). Sono state preparate tutte: tenerne una.",
    "create.contradicts": "La regola nuova «{detail}» ({rows:rows}) cerca lo stesso testo della "
    "regola alla riga {where}, ma scrive altro. Vince la prima dell'elenco: correggerne una.",
    "create.known": "La regola «{detail}» c'è già, alla riga {where}: non è stata creata di nuovo "
    "({rows:rows}).",
    "create.no_bank": "Registrazioni, {rows:rows}: fra i conti ({detail}) non c'è quello della "
    "banca, quindi non ne nasce una regola. Scrivere l'IBAN del conto bancario nella tabella "
    "Conti.",
    "create.no_parts": "Registrazioni, {rows:rows}: c'è solo il conto {detail}. Per farne una "
    "regola selezionare anche le righe delle parti, subito sotto.",
    "create.no_text": "Registrazioni, {rows:rows}: nella descrizione «{detail}» non c'è una "
    "parola che distingue la riga. Scrivere la regola a mano.",
    "create.parts_off": "Registrazioni, {rows:rows}: le parti non danno il totale, differenza "
    "{detail:values}. Correggere le righe, poi ripetere.",
    "create.two_banks": "Registrazioni, {rows:rows}: i conti {detail} sono tutti e due di banche; "
    "non si capisce per quale serve la regola. Scriverla a mano.",
    "create.waiting": "Registrazioni, {rows:rows}: c'è ancora {detail}. Completare la riga, poi "
    "creare la regola.",
}

_UNDO = {
    "undo.copied": "{where}, {detail:column}, {rows:rows}: più righe hanno lo stesso Id e non si "
    "distinguono. Non è stato ripristinato niente.",
    "undo.edited": "{where}, {detail:column}: cambiato dopo, {rows:rows}. È rimasto com'è.",
    "undo.later": "{where}, {rows:rows}: ci ha lavorato un'operazione più recente. "
    "Annullare prima quella.",
    "undo.missing": "{where}, {detail:column}: non {count:c'è|ci sono} più {count} "
    "{count:riga|righe}, oppure la colonna.",
}

_CHECK = {
    "check.account_twice": "Conti: il conto {detail} è scritto più volte. Lasciarne uno.",
    "check.account_unknown": "Registrazioni, {rows:rows}: il conto {detail} non è nella tabella "
    "Conti. Aggiungerlo o correggere le righe.",
    "check.iban_wrong": "Conti, conto {where}: l'IBAN {detail} non è valido. Controllarlo.",
    "check.id_twice": "Registrazioni, {rows:rows}: hanno lo stesso Id {detail}. "
    "Cancellare l'Id nelle righe copiate.",
    "check.no_amount": "Registrazioni, {rows:rows}: manca l'importo.",
    "check.no_date": "Registrazioni, {rows:rows}: manca la data.",
    "check.one_account": "Registrazioni, {rows:rows}: c'è un conto solo e la registrazione non "
    "quadra, differenza {detail:values}. Aggiungere il conto che manca.",
    "check.party_iban_wrong": "Anagrafica, {where}: l'IBAN {detail} non è valido. Controllarlo.",
    "check.rule_account_unknown": "Regola alla riga {where}: il conto {detail} non è nella "
    "tabella Conti.",
    "check.setting_account_unknown": "Impostazioni, {where}: il conto {detail} non è nella "
    "tabella Conti.",
    "check.setting_not_bracketed": "Impostazioni, {where}: «{detail}» deve stare fra parentesi "
    "quadre, per esempio [CA], altrimenti sembra un conto vero.",
    "check.setting_value": "Impostazioni, {where}: «{detail}» non è uno dei valori possibili.",
    "check.settings_same": "Impostazioni: Contropartita temporanea e Conto assente sono uguali "
    "({detail}). Devono essere diversi.",
    "check.waiting": "Registrazioni: {count} {count:riga ha|righe hanno} ancora {detail} "
    "({rows:rows}).",
}

NOTICES = {**_IMPORT, **_TABLES, **_RULES, **_CREATE, **_UNDO, **_CHECK}
