"""What a rule is called: in the journal, and as the reason of a change."""

from __future__ import annotations

from xl_recon.records.rule import Rule


def rule_label(rule: Rule) -> str:
    """What the journal says of a rule: its name, else its text, else its worksheet row."""
    return rule.name or rule.text or f"riga {rule.sheet_row or rule.row}"


def because(rule: Rule) -> str:
    """The reason of a change that a rule makes."""
    called = rule.name or rule.text
    place = rule.sheet_row or rule.row
    return f"!Rule {place} «{called}»" if called else f"!Rule {place}"
