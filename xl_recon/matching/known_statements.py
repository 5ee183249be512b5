"""Which statements are the same, and which continue one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xl_recon.records.statement import Balance, Statement


def fingerprint(statement: Statement, account: str) -> str:
    """Return account, number, period and balances as one text, kept to know the statement again.

    Blank where the bank gives neither a number nor balances: a period alone says too little.
    """
    name = statement.identifier or statement.number
    balances = (_balance(statement.opening_balance), _balance(statement.closing_balance))
    if not name and not any(balances):
        return ""
    period = (str(statement.period_start or ""), str(statement.period_end or ""))
    return "|".join((account, name, *period, *balances))


def _balance(balance: Balance | None) -> str:
    return "" if balance is None else f"{(balance.amount + 0).normalize():f}"


def runs(statements: Iterable[Statement]) -> tuple[tuple[Statement, ...], ...]:
    """Return the statements of one account in groups whose lines cannot repeat one another.

    Statements of a document whose balances chain are one run: equal lines in them are separate
    payments. A statement that does not start where the one before ended (sent twice, or a report
    of the day so far) may repeat its lines.
    """
    grouped: list[list[Statement]] = []
    for statement in statements:
        if grouped and _continues(grouped[-1], statement):
            grouped[-1].append(statement)
        else:
            grouped.append([statement])
    return tuple(map(tuple, grouped))


def _continues(run: Sequence[Statement], statement: Statement) -> bool:
    last = run[-1]
    if last.source.document != statement.source.document:
        return False
    if not _has_balances(last) and not _has_balances(statement):
        return True
    return _follows(last, statement) or _follows(statement, last)


def _has_balances(statement: Statement) -> bool:
    return statement.opening_balance is not None or statement.closing_balance is not None


def _follows(earlier: Statement, later: Statement) -> bool:
    if earlier.closing_balance is None or later.opening_balance is None:
        return False
    return earlier.closing_balance.amount == later.opening_balance.amount
