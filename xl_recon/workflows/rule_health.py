"""Salute regole: rules that do nothing, contradict each other or name what is not there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Protocol

from xl_recon.matching.rule_health import KnownCodes, health_findings
from xl_recon.plan.changes import Table
from xl_recon.records.journal import Columns
from xl_recon.records.ledger import Account
from xl_recon.records.rule_health import HealthFinding, HealthKind
from xl_recon.workflows.rules_at_work import RulesAtWork, RulesWorkbook, rules_at_work


class CodedWorkbook(RulesWorkbook, Protocol):
    """What the health of rules needs to know besides: the tables of codes."""

    def has_table(self, name: Table) -> bool:
        """Whether the workbook has a table at all."""

    def columns(self, name: Table, fields: Iterable[str]) -> Columns:
        """Some columns of any table."""


def rule_health(workbook: CodedWorkbook, today: dt.date) -> tuple[HealthFinding, ...]:
    """Return what is to be looked at, in the order of the rules table."""
    work = rules_at_work(workbook)
    findings = health_findings(
        work.rules,
        [past.candidate for past in work.past_rows()],
        _known_codes(workbook, workbook.accounts()),
        today,
        whole_words=work.settings.whole_words,
    )
    return tuple(sorted((*_refused(work), *findings), key=lambda finding: finding.rule))


def _known_codes(workbook: CodedWorkbook, accounts: Iterable[Account]) -> KnownCodes:
    return KnownCodes(
        accounts=frozenset(account.number for account in accounts),
        vat_codes=_codes(workbook, Table.VAT_CODES),
        cost_centres=_codes(workbook, Table.COST_CENTRES),
    )


def _codes(workbook: CodedWorkbook, table: Table) -> frozenset[str]:
    if not workbook.has_table(table):
        return frozenset()
    codes = workbook.columns(table, ("code",)).column("code")
    return frozenset(str(code).strip() for code in codes) - {""}


def _refused(work: RulesAtWork) -> Iterator[HealthFinding]:
    serving = {rule.row for rule in work.rules}
    descriptions = {row.row: row.description for row in work.rule_rows}
    for notice in work.notices:
        place = next(iter(notice.rows), 0)
        if place and place not in serving:
            yield HealthFinding(
                kind=HealthKind.REFUSED,
                rule=place,
                label=descriptions.get(place, ""),
                notice=notice,
            )
