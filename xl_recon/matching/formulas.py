"""Formulas over a movement, `=arrotonda(importo/1.077;2)`: read by hand, worked out exactly.

sum      = product { (+ | -) product }
product  = signed { (* | /) signed }
signed   = - signed | percent
percent  = primary [ % ]
primary  = number | importo | ( sum ) | function ( sum { ; sum } )
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from xl_recon.matching.refusals import Refused
from xl_recon.records.split import (
    Called,
    Expression,
    Formula,
    Function,
    Joined,
    MovementAmount,
    Negated,
    Number,
    Operator,
)

_LONGEST = 255
_DEEPEST = 20  # brackets, calls and signs inside each other: far from the end of the stack
_MOST_DIGITS = 15
_MOST_PLACES = 6
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_TOKEN = re.compile(rf"\s*({_NUMBER.pattern}|[^\W\d_]+|[-+*/%;()−×÷])")  # noqa: RUF001 - as typed
_SIGNS = {"−": "-", "×": "*", "÷": "/"}  # noqa: RUF001 - as typed
_AMOUNT = "importo"
_FUNCTIONS: Mapping[str, Function] = {
    **{function.value: function for function in Function},
    "ass": Function.ABS,
    "round": Function.ROUND,
}


def formula(text: str) -> Formula:
    """Return a formula understood, or raise `Refused`; it begins with `=`."""
    tokens = _tokens(text[1:]) if len(text) <= _LONGEST else None
    if tokens is None:
        raise Refused("rule.bad_part", text)
    return Formula(text, _Parser(text, tokens).whole())


def plain_number(text: str) -> Decimal | None:
    """The number, whichever its decimal mark; without thousands, of 15 digits at most.

    >>> plain_number("1,077"), plain_number("1'000")
    (Decimal('1.077'), None)
    """
    digits = sum(map(str.isdecimal, text))
    if digits > _MOST_DIGITS or not _NUMBER.fullmatch(text):
        return None
    return Decimal(text.replace(",", "."))


def value(formula: Formula, amount: Decimal) -> Fraction:
    """Return what a formula comes to, not rounded, or raise `Refused`.

    >>> value(formula("=arrotonda(importo/1,077; 2)"), Decimal("100.00"))
    Fraction(1857, 20)
    """
    try:
        return _value(formula.expression, Fraction(amount))
    except ZeroDivisionError:
        raise Refused("rule.part_division", formula.text) from None


def rounded(number: Fraction, places: int) -> Fraction:
    """Return a number with so many decimals, halves away from zero as Excel does.

    >>> rounded(Fraction(5, 1000), 2), rounded(Fraction(-5, 1000), 2)
    (Fraction(1, 100), Fraction(-1, 100))
    """
    scale = 10**places
    size = Fraction((abs(number) * scale * 2 + 1) // 2, scale)
    return -size if number < 0 else size


def _tokens(text: str) -> list[str] | None:
    tokens: list[str] = []
    end = 0
    for found in _TOKEN.finditer(text.rstrip()):
        if found.start() != end:
            return None
        end = found.end()
        token = found[1].casefold()
        tokens.append(_SIGNS.get(token, token))
    return tokens if end == len(text.rstrip()) else None


class _Parser:
    """One token after the other; each method takes the tokens of its own part of the grammar."""

    def __init__(self, text: str, tokens: list[str]) -> None:
        self._text = text
        self._rest = tokens[::-1]
        self._depth = 0

    def whole(self) -> Expression:
        expression = self._sum()
        if self._rest:
            raise self._refused()
        return expression

    def _sum(self) -> Expression:
        left = self._product()
        while self._next in ("+", "-"):
            left = Joined(Operator(self._taken()), left, self._product())
        return left

    def _product(self) -> Expression:
        left = self._signed()
        while self._next in ("*", "/"):
            left = Joined(Operator(self._taken()), left, self._signed())
        return left

    def _signed(self) -> Expression:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._refused()
        signed = Negated(self._signed()) if self._takes("-") else self._percent()
        self._depth -= 1
        return signed

    def _percent(self) -> Expression:
        primary = self._primary()
        return (
            Joined(Operator.DIVIDED, primary, Number(Decimal(100))) if self._takes("%") else primary
        )

    def _primary(self) -> Expression:
        if self._takes("("):
            inner = self._sum()
            self._expect(")")
            return inner
        token = self._taken()
        if token == _AMOUNT:
            return MovementAmount()
        if token in _FUNCTIONS:
            return self._call(_FUNCTIONS[token])
        number = plain_number(token)
        if number is None:
            raise self._refused()
        return Number(number)

    def _call(self, function: Function) -> Expression:
        self._expect("(")
        arguments = [self._sum()]
        while self._takes(";"):
            arguments.append(self._sum())
        self._expect(")")
        if not _is_callable(function, arguments):
            raise self._refused()
        return Called(function, tuple(arguments))

    @property
    def _next(self) -> str:
        return self._rest[-1] if self._rest else ""

    def _taken(self) -> str:
        if not self._rest:
            raise self._refused()
        return self._rest.pop()

    def _takes(self, token: str) -> bool:
        if self._next != token:
            return False
        self._rest.pop()
        return True

    def _expect(self, token: str) -> None:
        if not self._takes(token):
            raise self._refused()

    def _refused(self) -> Refused:
        return Refused("rule.bad_part", self._text)


def _is_callable(function: Function, arguments: list[Expression]) -> bool:
    match function:
        case Function.MIN | Function.MAX:
            return len(arguments) > 1  # min(900,50) is one number to us, and two to who wrote it
        case Function.ABS:
            return len(arguments) == 1
        case Function.ROUND:
            return len(arguments) == 2 and _are_places(arguments[1])  # noqa: PLR2004 - number; places
        case _:
            assert_never(function)


def _are_places(expression: Expression) -> bool:
    """Whether this is a whole number: places that are worked out could be anything."""
    return (
        isinstance(expression, Number)
        and expression.value <= _MOST_PLACES
        and expression.value == int(expression.value)
    )


def _value(expression: Expression, amount: Fraction) -> Fraction:
    match expression:
        case Number(number):
            return Fraction(number)
        case MovementAmount():
            return amount
        case Negated(inner):
            return -_value(inner, amount)
        case Joined(operator, left, right):
            return _joined(operator, _value(left, amount), _value(right, amount))
        case Called(function, arguments):
            return _called(function, [_value(argument, amount) for argument in arguments])
        case _:
            assert_never(expression)


def _joined(operator: Operator, left: Fraction, right: Fraction) -> Fraction:
    match operator:
        case Operator.PLUS:
            return left + right
        case Operator.MINUS:
            return left - right
        case Operator.TIMES:
            return left * right
        case Operator.DIVIDED:
            return left / right
        case _:
            assert_never(operator)


def _called(function: Function, arguments: list[Fraction]) -> Fraction:
    match function:
        case Function.MIN:
            return min(arguments)
        case Function.MAX:
            return max(arguments)
        case Function.ABS:
            return abs(arguments[0])
        case Function.ROUND:
            return rounded(arguments[0], int(arguments[1]))
        case _:
            assert_never(function)
