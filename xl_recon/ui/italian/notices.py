"""What to look at, by the code of the notice."""

from __future__ import annotations

_IMPORT = {
    "import.balance_holds": "{where}: il saldo torna ({detail:values}).",
    "import.balance_off": "{where}: il saldo non torna, differenza {detail:values}. "
    "Confrontare l'estratto con quello della banca: può mancare un movimento.",
    "import.balance_without_left_out": "{where}: il saldo dell'estratto torna; nel giornale "
    "mancano però {detail:values} di movimenti lasciati fuori.",
    "import.answered_known": "{where}: il movimento è già nel giornale{rows:aside}, come risposto.",
    "import.days": "{where}: i saldi giorno per giorno, con cui «xl-recon check» confronta il "
    "giornale.",
    "import.details_left": "{where}: il file ha altri dati per {count} {count:riga già completata, "
    "rimasta com'era|righe già completate, rimaste com'erano} ({rows:rows}).",
    "import.details_lent": "{where}: {count} {count:riga del giornale ha|righe del giornale hanno} "
    "ricevuto i dati che mancavano ({rows:rows}).",
    "import.details_off": "{where}: la somma delle parti non dà il totale del movimento, "
    "differenza {detail:values}. Completare le righe a mano.",
    "import.foreign_details": "{where}: le parti del movimento sono in un'altra valuta; "
    "è stato registrato solo il totale.",
    "import.known_lines": "{where}: movimenti già nel giornale, non importati di nuovo: {detail}.",
    "import.maybe_known": "{where}: {count} {count:movimento potrebbe|movimenti potrebbero} "
    "essere già nel giornale ({rows:rows}). Non "
    "{count:è stato importato|sono stati importati}: confrontare.",
    "import.no_such_question": "Nessun movimento in dubbio ha il codice {detail}. Il codice è "
    "quello scritto accanto al movimento.",
    "import.other_format": "{where}: movimenti già importati da un altro formato dello stesso "
    "estratto: {detail}. I saldi di quei giorni sono gli stessi; con --again si confrontano uno "
    "per uno.",
    "import.no_movements": "{where}: l'estratto non ha movimenti.",
    "import.only_information": "{where}: {count} {count:movimento solo informativo, "
    "lasciato|movimenti solo informativi, lasciati} fuori.",
    "import.other_account": "{where}: l'IBAN o numero dell'estratto è quello del conto {detail}; "
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
    "import.unanswered": "{where}: alcuni movimenti aspettano ancora una risposta. "
    "Importare di nuovo il file con --new, --known o --doubtful.",
    "import.unknown_reference_scheme": "Impostazioni, Riferimento cliente: «{detail}» non si "
    "capisce. Scrivere qr, rf, oppure inizio e lunghezza, per esempio 11,6.",
    "import.zero_amount": "{where}: {count} {count:movimento|movimenti} con importo zero, "
    "{count:lasciato fuori|lasciati fuori}.",
    "statement.count_off": "{where}: la fine del file dichiara un altro numero di estratti o di "
    "righe ({detail}). Controllare se il file è completo.",
    "statement.end_missing": "{where}: manca la fine dell'estratto. "
    "Chiedere alla banca il file completo.",
    "read.member_refused": "Dentro l'archivio: {detail}",
    "statement.balance_aside": "{where}: al momento dello scarico il saldo era {detail:values}; "
    "non è il saldo alla fine del periodo, quindi non prova i movimenti.",
    "statement.corrected": "{where}: la banca corregge movimenti mandati prima ({detail}). "
    "Controllare se sono già nel giornale.",
    "statement.cut_short": "{where}: il file finisce prima del suo termine, forse manca qualcosa. "
    "Scaricarlo di nuovo dalla banca.",
    "statement.refused_part": "{where}: per una parte della richiesta la banca ha risposto con un "
    "errore ({detail}). Possono mancare dei conti.",
    "statement.securities": "{where}: {count} {count:operazione su titoli|operazioni su titoli} "
    "senza movimento sul conto, non {count:letta|lette}.",
    "statement.sign_unlikely": "{where}: tutti gli importi sono in entrata, anche quelli che la "
    "banca chiama pagamenti. Controllare i primi movimenti.",
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
    "table.empty": "{where}: l'estratto non ha movimenti.",
    "table.profile_by_shape": "{where}: letta con il profilo «{detail}», che la riconosce solo "
    "dalla forma delle colonne, e i saldi non lo provano. Controllare gli importi.",
    "table.profile_contradicted": "{where}: i saldi provano una lettura diversa da quella del "
    "profilo «{detail}», che non è stato usato. Correggere la sua riga in Profili_estratto.",
    "table.profile_unfit": "{where}: la tabella ha le intestazioni del profilo «{detail}», ma non "
    "il suo contenuto; il profilo non è stato usato. Controllare la sua riga in Profili_estratto.",
    "table.profile_used": "{where}: letta con il profilo «{detail}».",
    "table.proof_broken": "{where}: il saldo della banca non segue dagli importi in alcune righe "
    "(righe che tornano, e da quando no: {detail:values}). Controllare da lì.",
    "table.proof_chain": "{where}: il saldo della banca concorda in {count} {count:riga|righe} su "
    "{count}.",
    "table.proof_none": "{where}: nessun saldo e nessun totale del file prova gli importi letti. "
    "Controllarli.",
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
    "check.bank_currencies": "Conto {where}: i suoi estratti sono in più valute ({detail}) e un "
    "conto solo non si può confrontare con i loro saldi. Tenere un conto per ogni valuta.",
    "check.bank_extra_row": "Conto {where}: il giornale non ha il saldo della banca; giornale meno "
    "banca, dal {detail:values}. C'è forse di troppo, o doppia, una di queste: {rows:rows}.",
    "check.bank_missing_row": "Conto {where}: il giornale non ha il saldo della banca; giornale "
    "meno banca, dal {detail:values}. Manca una riga, oppure un importo o una data sono "
    "cambiati{rows:aside}.",
    "check.bank_moved_row": "Conto {where}: il giornale non ha il saldo della banca, e poi torna; "
    "giornale meno banca, dal {detail:values}. È forse cambiata la data di: {rows:rows}.",
    "check.bank_turned_row": "Conto {where}: il giornale non ha il saldo della banca; giornale "
    "meno banca, dal {detail:values}. Sono forse scambiati Dare e Avere: {rows:rows}.",
    "check.iban_wrong": "Conti, conto {where}: l'IBAN {detail} non è valido. Controllarlo.",
    "check.id_twice": "Registrazioni, {rows:rows}: hanno lo stesso Id {detail}. "
    "Cancellare l'Id nelle righe copiate.",
    "check.no_amount": "Registrazioni, {rows:rows}: manca l'importo.",
    "check.no_date": "Registrazioni, {rows:rows}: manca la data.",
    "check.one_account": "Registrazioni, {rows:rows}: c'è un conto solo e la registrazione non "
    "quadra, differenza {detail:values}. Aggiungere il conto che manca.",
    "check.party_iban_wrong": "Anagrafica, {where}: l'IBAN {detail} non è valido. Controllarlo.",
    "check.profile_damaged": "{where}, {rows:rows}: «{detail}» non si capisce, quindi il profilo "
    "non si usa. Correggere la cella, o salvarlo di nuovo con «xl-recon profile save».",
    "check.profile_name": "{where}, {rows:rows}: il nome del profilo manca o c'è già più sopra "
    "({detail}). Il profilo non si usa: scrivere un altro nome.",
    "check.rule_account_unknown": "Regola alla riga {where}: il conto {detail} non è nella "
    "tabella Conti.",
    "check.setting_account_unknown": "Impostazioni, {where}: il conto {detail} non è nella "
    "tabella Conti.",
    "check.setting_not_bracketed": "Impostazioni, {where}: «{detail}» deve stare fra parentesi "
    "quadre, per esempio [CA], altrimenti sembra un conto vero.",
    "check.setting_value": "Impostazioni, {where}: «{detail}» non è uno dei valori possibili.",
    "check.settings_same": "Impostazioni: Contropartita temporanea e Conto assente sono uguali "
    "({detail}). Devono essere diversi.",
    "check.statement_gap": "Conto {where}: manca un estratto. Giorni, e quanto manca nel "
    "giornale: {detail:values}. Importarlo.",
    "check.iban_shared": "Anagrafica: l'IBAN {where} è di più controparti ({detail}). Una riga di "
    "estratto con questo IBAN resta rossa: lasciarlo a una sola.",
    "check.document_twice": "Documenti: l'Id {where} c'è {detail} volte. Ogni documento ne vuole "
    "uno suo.",
    "check.document_party_unknown": "Documenti, {rows:rows}: la controparte non è in Anagrafica, o "
    "il suo nome è di due. I pagamenti non trovano questi documenti.",
    "check.document_overpaid": "Documenti, {where}: è pagato {detail} più del dovuto. Guardare i "
    "suoi Abbinamenti.",
    "check.settlement_without_row": "Abbinamenti, {rows:rows}: la registrazione non c'è più, ma il "
    "documento risulta pagato. Togliere l'abbinamento o ripristinare la registrazione.",
    "check.settlement_without_document": "Abbinamenti, {rows:rows}: il documento non è nella "
    "tabella Documenti.",
    "check.import_open": "Estratto conto: l'importazione {where} è aperta "
    "(righe / rosse: {detail}).",
    "check.waiting": "Registrazioni: {count} {count:riga ha|righe hanno} ancora {detail} "
    "({rows:rows}).",
}

NOTICES = {**_IMPORT, **_TABLES, **_RULES, **_CREATE, **_UNDO, **_CHECK}
