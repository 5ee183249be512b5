"""What went wrong, by the class of the error: what, where, and what to do now."""

from __future__ import annotations

ERRORS = {
    "MissingFile": "{file}: questo file non c'è. Controllare il nome e la cartella.",
    "UnreadableFile": "{file}: non si può leggere ({found}). "
    "Controllare il file e i diritti di accesso.",
    "EmptyDocument": "{document_name}: il file è vuoto. Scaricarlo di nuovo.",
    "TooLarge": "{document_name}: una volta aperto supererebbe il limite di {limit}. "
    "Non è stato letto: controllare da dove viene.",
    "ProtectedDocument": "{document_name}: è protetto da una password. "
    "Aprirlo con la sua password, salvarlo senza e ripetere.",
    "UnknownFormat": "{document_name}: non si riconosce un estratto conto in questo file. "
    "Si leggono camt e XML bulgari, MT940, CBI, OFX, QIF, tabelle della banca (CSV, Excel, ODS, "
    "HTML) con data e importo, e archivi zip di questi.",
    "NotAStatement": "{document_name}: {found}.",
    "UnfitReading": "{document_name}: {found}.",
    "ReadingNeeded": "{document_name}: la tabella si può leggere in {count} modi e niente prova "
    "quale è giusto. Non è stata importata.",
    "BadDocument": "{where}: {found}. Scaricare di nuovo il file dalla banca.",
    "NotAWorkbook": "{file}: non è una cartella di Excel che si possa usare ({found}). "
    "Aprirla con Excel, salvarla come .xlsx e ripetere.",
    "EncryptedWorkbook": "{file}: è protetta da una password. "
    "Toglierla in Excel (File, Informazioni, Proteggi cartella di lavoro) e ripetere.",
    "MissingTable": "{file}: manca la tabella {table}. "
    "Rimetterla, o partire da una cartella nuova con «xl-recon new».",
    "MissingColumn": "{file}: nella tabella {table} manca la colonna {headers}. "
    "Rimettere il titolo com'era e ripetere.",
    "BadCell": "{table}, riga {row}, colonna {header}: {found} e ripetere.",
    "MergedCells": "{table}: le celle {cells} sono unite. "
    "Dividerle (Home, Unisci e centra) e ripetere.",
    "UnsupportedSheet": "{file} {part}: {found}. Non è stato scritto niente.",
    "ForeignSheet": "{file}: il foglio «{sheet}» non è quello che il programma fa per la tabella "
    "{table}, ma ne ha il nome o la tabella. Rinominarlo o eliminarlo e ripetere.",
    "UnknownAccount": "Il conto {account} non è nella tabella Conti. "
    "Aggiungerlo, o indicarne un altro.",
    "AccountNeeded": "{document_name}: non si sa di quale conto è questo estratto{iban:aside}. "
    "Scrivere il suo IBAN o numero nella tabella Conti, o indicare il conto con --account.",
    "UnknownBatch": "Annulla{batch:batch}: {found}. «xl-recon batches» elenca i lotti.",
    "UnusableRow": "{table}, riga {row}: {found}.",
    "NoPreview": "{file}: non c'è nessuna anteprima. Farla prima con «xl-recon preview».",
    "PreviewDecided": "Nel foglio Anteprima ci sono già delle scelte ({rows:rows}). Confermarle "
    "con «xl-recon confirm» o toglierle con «xl-recon discard», poi rifare l'anteprima.",
    "BadDecision": "Anteprima, riga {row}: «{written}» {found}. Correggere e confermare di nuovo; "
    "non è stato scritto niente.",
    "NotOpen": "{file}: questa cartella non è aperta. Aprirla e premere di nuovo il pulsante.",
    "ProfileExists": "C'è già il profilo «{profile}» per la stessa tabella o con lo stesso nome, e "
    "dice altro. Con --replace si cambia; altrimenti scegliere un altro nome.",
    "FileExists": "{file}: esiste già e non viene sovrascritto. Scegliere un altro nome.",
    "NoLibreOffice": "LibreOffice: {found}.",
    "ChangedMeanwhile": "{table}, riga {row}, colonna {header}: la cella è cambiata nel frattempo. "
    "Non è stato scritto niente: ripetere il comando.",
    "PreviewOutdated": "{table}{row:line}: qualcosa è cambiato dopo l'anteprima. "
    "Non è stato scritto niente: rifare l'anteprima con «xl-recon preview».",
    "FileChanged": "{file}: qualcuno ha salvato il file nel frattempo. "
    "Non è stato scritto niente: ripetere il comando.",
    "OpenElsewhere": "{file}: è aperta in un altro programma{user:aside}. Chiuderla e ripetere.",
    "ReadOnly": "{file}: il file o la sua cartella sono protetti da scrittura. "
    "Togliere la protezione, o scegliere un altro posto con --out.",
    "DiskFull": "{file}: sul disco non c'è più spazio. Il file è rimasto com'era: "
    "liberare spazio e ripetere.",
    "VerificationFailed": "{file}: il file nuovo non ha superato il controllo ({found}). "
    "Il file è rimasto com'era: ripetere, e se succede ancora segnalarlo.",
    "LiveRefused": "{file}: {found} e ripetere. Non è stato scritto niente.",
    "LiveFailed": "{file}: Excel si è fermato durante la scrittura; {found}.",
}

# The short English keys of errors: a pattern, and what to say of its groups.
FOUND = (
    # of a table that is not as somebody says
    (r"no table", "non c'è una tabella da leggere con un profilo"),
    (r"no column (.*)", "la colonna «{0}» non c'è"),
    (r"no dates in (.*)", "nella colonna «{0}» non ci sono date"),
    (r"no dates", "non resta nessuna colonna con le date"),
    (r"other dates in (.*)", "nella colonna «{0}» le date non sono scritte in quell'ordine"),
    (r"no amounts in (.*)", "nella colonna «{0}» non ci sono importi"),
    (r"other amounts in (.*)", "nella colonna «{0}» gli importi hanno un altro segno dei decimali"),
    (r"no such reading", "così la tabella non si può leggere"),
    (r"no reading (\d+) of (\d+)", "la lettura {0} non c'è: le letture sono {1}"),
    (r"another reading proved", "i saldi provano un'altra lettura, quindi questa non si salva"),
    (r"no profiles in it", "dentro non ci sono profili"),
    (r"bad profile (.*)", "nel profilo «{0}» non si capisce"),
    # of LibreOffice
    (r"not installed", "non è installato. Installarlo e ripetere"),
    (r"another Python", "è fatto per un'altra versione di Python: usare quella di LibreOffice"),
    (r"no bridge", "manca il collegamento a Python (il pacchetto python3-uno). Installarlo"),
    (r"ended", "si è chiuso. Ripetere"),
    (r"no answer", "non risponde. Chiuderlo e ripetere"),
    # of a decision in the preview
    (r"no such rule", "non è la riga di una regola che serve"),
    (r"other direction", "è una regola per l'altra direzione del denaro"),
    (r"not a choice", "non si capisce: scrivere Sì, No o il numero di riga di una regola"),
    (r"not yes or no", "in «Tieni la scelta» non si capisce: scrivere Sì o No"),
    (r"row twice", "sta anche più in alto nell'anteprima; una delle due righe è di troppo"),
    (r"before each other", "passerebbe davanti a una regola che deve stare davanti a lei"),
    (r"account needed", "vuole anche il Conto, perché la riga non ha una regola"),
    (
        r"beside a rule",
        "è di troppo, perché la riga ha una regola: toglierlo, o scrivere No in Applica",
    ),
    (r"not booked", "non è un conto in cui si registra"),
    (r"no such account", "non è nella tabella Conti"),
    (r"bank itself", "è il conto della banca: qui ci vuole la contropartita"),
    (r"text needed", "è solo un nome: manca il testo da cercare"),
    (r"words elsewhere", "non sta nella descrizione della riga"),
    (r"otherwise in row (\d+)", "alla riga {0} dell'anteprima dà un altro conto o un altro codice"),
    (r"rule\.\w+", "non può essere il testo di una regola"),
    # of a cell, with what to do before the command is run again
    (r"(?:amount|date|number), error: (.*)", "la cella contiene l'errore {0}. Correggere la cella"),
    (
        r"(?:amount|date|number), pending: ",
        "la formula non ha ancora un risultato: aprire la cartella in Excel, salvarla",
    ),
    (
        r"amount, text: (.*)",
        "c'è scritto «{0}», che per Excel è un testo e non un importo. Correggere la cella",
    ),
    (
        r"date, text: (.*)",
        "c'è scritto «{0}», che per Excel è un testo e non una data. Correggere la cella",
    ),
    (r"number, text: (.*)", "c'è scritto «{0}», e serve un numero intero. Correggere la cella"),
    (
        r"not an amount: ([^'\"].*)",
        "il numero {0} è troppo grande per un importo. Correggere la cella",
    ),
    # of a row that a question was asked about
    (r"outside", "non è nella tabella"),
    (
        r"no bank account",
        (
            "non ha un conto bancario, quindi nessuna regola la può completare. Scegliere una riga "
            "con la banca in Conto Dare o in Conto Avere"
        ),
    ),
    (r"no rule", "non è una regola. Scegliere una riga con !Rule in Doc"),
    # of a workbook that is open in Excel
    (r"editing", "una cella è in modifica, o è aperta una finestra di Excel. Chiuderla con Invio"),
    (r"filtered (.*)", "la tabella {0} è filtrata. Togliere il filtro (Dati, Cancella)"),
    (r"protected (.*)", "il foglio «{0}» è protetto. Togliere la protezione (Revisione)"),
    (r"put back", "quello che era scritto è stato rimesso com'era. Ripetere"),
    (
        r"torn",
        "non tutto si è potuto rimettere com'era: chiudere la cartella senza salvare e riaprirla",
    ),
    (r"permission", "non c'è il diritto di leggerlo"),
    (r"folder", "è una cartella del disco"),
    (r"special", "non è un file"),
    (
        r"pdf",
        (
            "è un PDF, che non si legge. Scaricare dalla banca lo stesso estratto in un altro "
            "formato: camt, MT940, CSV o Excel"
        ),
    ),
    (
        r"web page",
        (
            "è una pagina web senza un estratto, forse perché l'accesso alla banca era scaduto. "
            "Entrare di nuovo e scaricare il file"
        ),
    ),
    (
        r"own workbook",
        (
            "è una cartella di lavoro di xl-recon e non un estratto. Si scrive prima la cartella, "
            "poi gli estratti della banca"
        ),
    ),
    (r"system: (.*)", "il sistema dice: {0}"),
    (r"old xls", "è un file .xls di vecchio tipo"),
    (r"binary xlsb", "è un file .xlsb"),
    (r"strict xml", "è salvata come «Strict Open XML»"),
    (r"not a zip", "il contenuto è di un altro tipo"),
    (r"damaged zip", "il file è danneggiato o incompleto"),
    (r"damaged page", "la pagina è danneggiata o incompleta"),
    (r"damaged spreadsheet", "il foglio di calcolo è danneggiato o incompleto"),
    (r"damaged tables", "le tabelle sono danneggiate"),
    (r"damaged part (.*)", "il file è danneggiato in {0}"),
    (r"no workbook inside", "dentro non c'è nessun foglio"),
    (r"(.*): (\d+) rows", "in {0} le righe sono {1}, un numero diverso dal previsto"),
    (r"(.*): (\d+) != (\d+)", "in {0} le righe sono {1} invece di {2}"),
    (r"no ([a-zA-Z0-9]+)", "manca {0}"),
    (r"too many rows", "le righe sono più di quante ne tiene un foglio"),
    (r"formula cell", "una cella da scrivere contiene una formula. Sostituirla con un valore"),
    (r"doctype", "il foglio contiene una dichiarazione DOCTYPE, che Excel non scrive mai"),
    (r"namespace", "il foglio è scritto in un modo insolito. Salvarlo di nuovo con Excel"),
    (r"beside row (\d+)", "accanto alla riga {0} della tabella ci sono altri dati. Spostarli"),
    (r"none to undo", "non c'è niente da annullare"),
    (r"undone already", "è già stato annullato"),
    (r"changed nothing", "non ha cambiato niente"),
    (r"no such batch", "non c'è"),
    (r"only securities", "dentro ci sono solo operazioni su titoli, nessun movimento di conto"),
    (
        r"it ends before its last element does",
        "il file finisce a metà",
    ),
    (r"the bank refused: (.*)", "la banca ha risposto con un errore: «{0}»"),
    (r"no statement in it", "dentro non c'è nessun estratto conto"),
    (r".*document type declaration.*", "contiene una dichiarazione DOCTYPE, o non è XML completo"),
    (r"unknown encoding (.*)", "la codifica dei caratteri «{0}» non è conosciuta"),
    (r"elements nested too deeply", "il file ha troppi livelli, come nessun estratto vero"),
    (r"an entry without an amount", "un movimento è senza importo"),
    (
        r"an entry that does not say whether money came in",
        "un movimento non dice se è un'entrata o un'uscita",
    ),
    (r"an entry without a date", "un movimento è senza data"),
    (r"an entry outside a statement", "un movimento sta fuori da ogni estratto"),
    (r"a balance without an amount", "un saldo è senza importo"),
    (r"(?::(\w+): )?not an amount: '?(.*?)'?", "«{1}» non è un importo"),
    (r"(?::(\w+): )?not a date: '?(.*?)'?", "«{1}» non è una data"),
    (r"(?::(\w+): )?not a balance: '?(.*?)'?", "«{1}» non è un saldo"),
    (r"(?::(\w+): )?not a statement line: '?(.*?)'?", "«{1}» non è un movimento"),
)
