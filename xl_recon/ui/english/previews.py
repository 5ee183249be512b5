"""The preview: what its commands say. The sheet itself is Italian."""

from __future__ import annotations

PREVIEWS = {
    "preview.line": "row {row}  {date}  {amount:money}  {description}",
    "preview.would": "      {rule}: {effect}",
    "preview.look": "      ! {doubt}",
    "preview.in_with_rule": "Money in, with a rule",
    "preview.out_with_rule": "Money out, with a rule",
    "preview.in_without_rule": "Money in, no rule",
    "preview.out_without_rule": "Money out, no rule",
    "preview.yes": "Sì",
    "preview.how_to_choose": "Applica: Sì, No, or the row number of another rule; with Sì in "
    "“Tieni la scelta” that rule goes first from now on.",
    "preview.how_to_complete": "Rows without a rule: write the account into Conto. It makes a rule "
    "with the words proposed; without words only the row is completed.",
    "preview.how_to_end": "To write it into the journal: “xl-recon confirm”. To leave everything "
    "as it is: “xl-recon discard”.",
    "preview.part": "{amount} on {account}",
    "preview.parts": "split into {parts}",
    "preview.rule.doubtful": "The text of the rule stands inside a longer word.",
    "preview.rule.split_off": "The rule found cannot split the row: its parts do not make the "
    "total, difference {detail:values}.",
    "preview.rule.split_negative": "The rule found cannot split the row: one part would be "
    "negative ({detail:values}).",
    "preview.rule.split_nothing": "The rule found cannot split the row: it has no amount.",
    "preview.rule.text_kept": "The description stays the bank's: Note is not blank.",
    "preview.done": "Preview of {rows} {rows:row|rows} on the sheet Anteprima: {with_rule} with a "
    "rule, {without} without, {doubtful} to look at. The journal has not changed.",
    "preview.next": "Look at the sheet Anteprima, then “xl-recon confirm” or “xl-recon discard”.",
    "preview.nothing": "No row holds {account}: there is nothing to show.",
    "preview.old_taken_away": "The older preview is of no use any more: its sheet is gone.",
    "confirm.done": "{rows} {rows:row|rows} completed as decided in the preview{rules:new_rules} "
    "(batch {batch}).",
    "confirm.left": "{left} {left:row is|rows are} left with {account}.",
    "confirm.would": "{rows} {rows:row|rows} would be completed{rules:new_rules}.",
    "confirm.nothing": "Nothing was chosen in the preview: the journal is as it was.",
    "help.preview": "Show on the sheet Anteprima what the rules would do.\n\n"
    "The journal stays as it is. On the sheet one may say no, choose another rule or complete a "
    "row without a rule; then “xl-recon confirm”.",
    "help.confirm": "Write into the journal what stands on the sheet Anteprima, and take it away.",
    "help.discard": "Take the sheet Anteprima away; the journal stays as it is.",
    "discard.done": "Preview taken away. The journal has not changed.",
}
