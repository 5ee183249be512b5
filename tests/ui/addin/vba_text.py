"""VBA taken apart as far as a test needs it, since no Excel is here to compile it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BEGIN = re.compile(r"^(?:(?:Public|Private) )?(?:Sub|Function) (\w+)\((.*)\)(?: As \w+)?$")
_END = re.compile(r"^End (?:Sub|Function)$")
_STRING = re.compile(r'"(?:[^"]|"")*"')
_NAME = re.compile(r"(?<![.\w&])[A-Za-z_]\w*(?!:=|\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """A procedure; its lines have neither strings nor comments nor `_` at their ends."""

    name: str
    parameters: tuple[str, ...]
    lines: tuple[str, ...]

    def declared(self) -> set[str]:
        """What may be assigned to in it."""
        found = {match[1] for line in self.lines if (match := re.match(r"Dim (\w+) As", line))}
        return found | set(self.parameters) | {self.name}

    def names(self) -> set[str]:
        """Every name that stands in it, but for members of objects and names of arguments."""
        return {name for line in self.lines for name in _NAME.findall(line)}


def code_lines(source: str) -> list[str]:
    """The lines of a module without strings, comments and indents."""
    joined = re.sub(r" _\n\s*", " ", source)
    bare = (_STRING.sub("0", line).partition("'")[0].strip() for line in joined.splitlines())
    return [line for line in bare if line]


def procedures(source: str) -> Iterator[Procedure]:
    """The procedures of a module."""
    name, parameters, lines = "", "", list[str]()
    for line in code_lines(source):
        if begin := _BEGIN.match(line):
            name, parameters, lines = begin[1], begin[2], []
        elif _END.match(line):
            yield Procedure(
                name=name,
                parameters=tuple(_parameter(text) for text in parameters.split(",") if text),
                lines=tuple(lines),
            )
            name = ""
        elif name:
            lines.append(line)


def module_names(source: str) -> set[str]:
    """What a module declares outside its procedures."""
    pattern = re.compile(r"^Private (?:Const |WithEvents )?(\w+) As")
    return {found[1] for line in code_lines(source) if (found := pattern.match(line))}


def calls(line: str, name: str) -> Iterator[int]:
    """How many arguments each call of a procedure in a line has."""
    for found in re.finditer(rf"(?<![.\w]){name}\b", line):
        rest = line[found.end() :]
        if rest.startswith(" ="):  # the result is set
            continue
        yield _count(rest.removeprefix("("))


def _count(rest: str) -> int:
    depth, commas, text = 0, 0, ""
    for letter in rest:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth < 0:
            break
        commas += letter == "," and depth == 0
        text += letter
    return commas + 1 if text.strip() else 0


def _parameter(text: str) -> str:
    return re.sub(r"^(?:ByVal|ByRef|Optional) ", "", text.strip()).partition(" ")[0]
