"""What stands in the log's sheets: Italian, whatever language the user speaks."""

from __future__ import annotations

from xl_recon.ui.italian.statement import STATEMENT_SHEET

_COMMANDS = {
    "stamp.import": "Importa estratto conto",
    "stamp.apply": "Applica regole",
    "stamp.by_hand": "Scritto a mano",
    "stamp.confirm": "Conferma anteprima",
    "stamp.create": "Crea regole",
    "stamp.profile": "Salva profilo",
    "stamp.sort": "Ordina regole",
    "stamp.undo": "Annulla",
}

# The column Avvisi: a few words for each kind of notice; kinds without words are left out.
_SUMMARIES = {
    "import.balance_holds": "{count} {count:saldo controllato|saldi controllati}",
    "import.balance_off": "{count} {count:saldo che non torna|saldi che non tornano}",
    "import.balance_without_left_out": "{count} {count:saldo|saldi} con movimenti lasciati fuori",
    "import.details_left": "{count} {count:riga già completata lasciata com'era|righe già "
    "completate lasciate com'erano}",
    "import.details_lent": "{count} {count:riga completata|righe completate} con i dati del file",
    "import.details_off": "{count} {count:movimento le cui parti non danno|movimenti le cui parti "
    "non danno} il totale",
    "import.foreign_details": "{count} {count:movimento|movimenti} con le parti in un'altra valuta",
    "import.known_lines": "{count} {count:movimento già presente|movimenti già presenti}",
    "import.maybe_known": "{count} {count:movimento forse già presente|movimenti forse già "
    "presenti}",
    "import.no_such_question": "{count} {count:codice che nessuno ha chiesto|codici che nessuno ha "
    "chiesto}",
    "import.other_format": "{count} {count:movimento|movimenti} già {count:importato|importati} da "
    "un altro formato",
    "import.no_movements": "{count} {count:estratto|estratti} senza movimenti",
    "import.only_information": "{count} {count:movimento solo informativo|movimenti solo "
    "informativi}",
    "import.other_account": "{count} {count:estratto|estratti} di un altro conto",
    "import.other_currency": "{count} {count:estratto|estratti} con movimenti in un'altra valuta",
    "import.outside_dates": "{count} {count:movimento|movimenti} fuori dalle date chieste",
    "import.pending": "{count} {count:movimento|movimenti} non ancora "
    "{count:contabilizzato|contabilizzati} dalla banca",
    "import.pos_ignored": "{count} {count:pagamento|pagamenti} con la carta "
    "{count:lasciato fuori|lasciati fuori}",
    "import.same_file": "{count} file già {count:importato|importati}",
    "import.same_statement": "{count} {count:estratto già importato|estratti già importati}",
    "import.unknown_reference_scheme": "impostazione Riferimento cliente non valida",
    "import.zero_amount": "{count} {count:movimento|movimenti} con importo zero",
    "statement.count_off": "{count} {count:file|file} con un altro numero di righe",
    "statement.end_missing": "{count} {count:estratto|estratti} senza la fine",
    "statement.balance_aside": "{count} {count:saldo|saldi} del giorno dello scarico",
    "statement.corrected": "{count} {count:estratto|estratti} con movimenti corretti dalla banca",
    "statement.cut_short": "{count} file {count:incompleto|incompleti}",
    "statement.refused_part": "{count} {count:errore|errori} della banca",
    "statement.securities": "{count} {count:estratto|estratti} con operazioni su titoli non lette",
    "statement.sign_unlikely": "entrate e uscite da controllare",
    "statement.page_missing": "{count} {count:pagina mancante|pagine mancanti}",
    "table.ambiguous": "{count} {count:tabella|tabelle} che si {count:può|possono} leggere in più "
    "modi",
    "table.date_order_assumed": "ordine di giorno e mese da controllare",
    "table.decimal_mark_assumed": "segno dei decimali da controllare",
    "table.empty": "{count} {count:estratto|estratti} senza movimenti",
    "table.profile_by_shape": "{count} {count:tabella|tabelle} con il profilo riconosciuto solo "
    "dalla forma",
    "table.profile_contradicted": "{count} {count:profilo|profili} contro i saldi, non "
    "{count:usato|usati}",
    "table.profile_unfit": "{count} {count:profilo|profili} non {count:adatto|adatti}",
    "table.profile_used": "{count} {count:tabella letta|tabelle lette} con il profilo",
    "table.proof_broken": "{count} {count:saldo|saldi} della banca che non "
    "{count:segue|seguono} dagli importi",
    "table.proof_chain": "{count} {count:saldo|saldi} della banca {count:controllato|controllati} "
    "riga per riga",
    "table.proof_none": "{count} {count:tabella|tabelle} senza saldi di controllo",
    "table.proof_totals": "{count} {count:totale controllato|totali controllati}",
    "table.sign_assumed": "entrate e uscite da controllare",
    "table.titles_disagree": "{count} {count:saldo|saldi} in cima o in fondo che non "
    "{count:corrisponde|corrispondono} alle righe",
    "rule.bad_amount": "{count} {count:regola|regole} con importo non valido",
    "rule.bad_date": "{count} {count:regola|regole} con data non valida",
    "rule.bad_expression": "{count} {count:regola|regole} con l'espressione non valida",
    "rule.bad_text": "{count} {count:regola|regole} con testo non valido",
    "rule.bank_unclear": "{count} {count:regola|regole} con la banca non chiara",
    "rule.both_ways": "{count} {count:regola|regole} con importi in entrata e in uscita",
    "rule.doubtful": "{count} {count:riga|righe} con il testo dentro una parola più lunga",
    "rule.ending": "{count} {count:regola|regole} in scadenza",
    "rule.expression_slow": "{count} {count:regola|regole} con l'espressione troppo lenta",
    "rule.no_account": "{count} {count:regola|regole} senza conto",
    "rule.no_condition": "{count} {count:regola|regole} senza condizioni",
    "rule.no_parts": "{count} {count:regola|regole} senza le righe !RuleSplit",
    "rule.outranked": "{count} {count:riga|righe} con più regole",
    "rule.text_kept": "{count} {count:riga|righe} con la descrizione della banca, perché le Note "
    "erano già scritte",
    "rule.text_without_notes": "{count} {count:regola|regole} con la colonna Testo non usata: "
    "manca la colonna Note",
    "rule.part_account": "{count} {count:regola|regole} con una riga !RuleSplit senza conto chiaro",
    "rule.part_alone": "{count} {count:riga|righe} !RuleSplit senza regola",
    "rule.bad_part": "{count} {count:regola|regole} con una parte non valida",
    "rule.bad_placeholder": "{count} {count:regola|regole} con un segnaposto non valido nel testo",
    "rule.part_division": "{count} {count:riga|righe} in cui la formula di una parte divide per "
    "zero",
    "rule.shares_off": "{count} {count:regola|regole} con parti che non danno 100%",
    "rule.split_negative": "{count} {count:riga non divisa|righe non divise}: una parte sarebbe "
    "negativa",
    "rule.split_nothing": "{count} {count:riga non divisa|righe non divise}: manca l'importo",
    "rule.split_off": "{count} {count:riga non divisa|righe non divise}: le parti non danno il "
    "totale",
    "rule.two_remainders": "{count} {count:regola|regole} con resto in più parti",
    "rules.rows_left": "{count} {count:riga|righe} senza regola",
    "rules.other_winner": "{count} {count:riga|righe} per cui vince un'altra regola",
    "create.conflict": "{count} {count:riga|righe} che danno regole in contrasto",
    "create.contradicts": "{count} {count:riga|righe} in contrasto con una regola",
    "create.known": "{count} {count:riga|righe} con la regola già presente",
    "create.no_bank": "{count} {count:riga|righe} senza il conto della banca",
    "create.no_parts": "{count} {count:riga|righe} senza le loro parti",
    "create.no_text": "{count} {count:riga|righe} senza parole da cercare",
    "create.parts_off": "{count} {count:riga|righe} con parti che non danno il totale",
    "create.two_banks": "{count} {count:riga|righe} fra due conti bancari",
    "create.waiting": "{count} {count:riga|righe} ancora da completare",
    "undo.copied": "{count} {count:riga|righe} con lo stesso Id",
    "undo.edited": "{count} {count:cella cambiata|celle cambiate} dopo",
    "undo.later": "{count} {count:riga|righe} di un'operazione più recente",
    "undo.missing": "{count} {count:cella che non c'è|celle che non ci sono} più",
}

SHEET = {
    **_COMMANDS,
    **STATEMENT_SHEET,
    **{f"summary.{code}": words for code, words in _SUMMARIES.items()},
}
