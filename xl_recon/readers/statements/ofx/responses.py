"""The responses in an OFX text: what stands around the movements, and each movement's own text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from xl_recon.readers.statements.ofx.markup import NAME, TEXT, plain

_KINDS = {"STMTRS", "CCSTMTRS", "INVSTMTRS", "STMTENDRS", "CCSTMTENDRS"}
_ENDINGS = {"STMTENDRS", "CCSTMTENDRS"}
_ACCOUNTS = {"BANKACCTFROM", "CCACCTFROM", "INVACCTFROM"}
_SECTIONS = {
    *_ACCOUNTS,
    *("BANKTRANLIST", "INVTRANLIST", "BANKTRANLISTP", "LEDGERBAL", "AVAILBAL"),
    *("BAL", "CLOSING", "CCCLOSING", "STATUS"),
}
_MOVEMENT = re.compile(r"<(STMTTRNP?)>")
_TAG = re.compile(rf"<(/?)({NAME})>({TEXT})")
_LEAF = re.compile(rf"<({NAME})>({TEXT})")
# Where a movement ends that nobody closed.
_END_OF_LIST = re.compile(
    r"</(?:BANKTRANLISTP?|INVTRANLIST|INVBANKTRAN|(?:CC|INV)?STMTRS|(?:CC|INV)?STMTTRNRS|OFX)>"
)
_SECURITY = "INVTRAN"  # stands in each purchase, sale or dividend


@dataclass(frozen=True, slots=True)
class Movement:
    """The text of one `STMTTRN`, and the line of the file that it begins on."""

    text: str
    line: int
    is_pending: bool = False


@dataclass(slots=True)
class Part:
    """An element with its texts by path: `LEDGERBAL/BALAMT`."""

    name: str = ""
    texts: dict[str, str] = field(default_factory=dict)

    def text(self, *paths: str) -> str:
        """The text on the first of the paths that has one."""
        return next((self.texts[path] for path in paths if path in self.texts), "")


@dataclass(slots=True)
class Response(Part):
    """What the bank answers about one account."""

    line: int = 1
    movements: list[Movement] = field(default_factory=list)
    listed: list[Part] = field(default_factory=list)  # the balances that a bank adds
    securities: int = 0

    @property
    def account(self) -> str:
        """The account's number as the bank writes it."""
        return self.text(*(f"{name}/{tag}" for tag in ("IBAN", "ACCTID") for name in _ACCOUNTS))

    @property
    def is_ending(self) -> bool:
        """Whether it tells only how a period closed."""
        return self.name in _ENDINGS


@dataclass(slots=True)
class Responses:
    """All that an OFX text answers, gathered from its beginning to its end."""

    found: list[Response] = field(default_factory=list)
    statuses: list[Part] = field(default_factory=list)
    cut_line: int = 0  # of a movement that the end of the file cuts off
    stray_line: int = 0  # of a movement that belongs to no account
    _current: Response | None = None
    _part: Part | None = None  # of what repeats: a listed balance, a status
    _section: str = ""

    def add_around(self, text: str, line: int) -> None:
        """Take in what stands outside of the movements."""
        counted = 0
        for tag in _TAG.finditer(text):
            name = tag[2]
            if tag[1]:
                self._close(name)
            elif value := plain(tag[3]):
                self._tell(name, value)
            elif name in _KINDS:
                line, counted = line + text.count("\n", counted, tag.start()), tag.start()
                self._begin(name, line)
            else:
                self._open(name)

    def add_movement(self, movement: Movement) -> None:
        """Take in a movement; one outside of any response belongs to none."""
        if self._current is None:
            self.stray_line = self.stray_line or movement.line
        else:
            self._current.movements.append(movement)

    def _begin(self, name: str, line: int) -> None:
        self._current = Response(name=name, line=line)
        self.found.append(self._current)
        self._section, self._part = "", None

    def _open(self, name: str) -> None:
        if name in _SECTIONS:
            self._section, self._part = name, self._repeated(name)
        elif name == _SECURITY and self._current is not None:
            self._current.securities += 1

    def _repeated(self, name: str) -> Part | None:
        part = Part(name=name)
        if name == "STATUS":
            self.statuses.append(part)
            return part
        if name == "BAL" and self._current is not None:
            self._current.listed.append(part)
            return part
        return None

    def _close(self, name: str) -> None:
        if name in _KINDS:
            self._current, self._section = None, ""
        elif name == self._section:
            self._section, self._part = "", None

    def _tell(self, name: str, value: str) -> None:
        if self._part is not None:
            self._part.texts.setdefault(name, value)
        elif self._current is not None:
            self._current.texts.setdefault(f"{self._section}/{name}", value)


def responses(text: str) -> Responses:
    """Return what the text answers."""
    gathered = Responses()
    pieces = iter(_MOVEMENT.split(text))
    around, line = next(pieces), 1
    for name, piece in zip(pieces, pieces, strict=True):
        gathered.add_around(around, line)
        line += around.count("\n")
        inside, around, is_closed = _divided(piece, name)
        gathered.cut_line = 0 if is_closed or around else line
        gathered.add_movement(Movement(inside, line, is_pending=name == "STMTTRNP"))
        line += inside.count("\n")
    gathered.add_around(around, line)
    return gathered


def fields(movement: str) -> dict[str, str]:
    """Return a movement's texts by tag; of several memos one text."""
    found: dict[str, str] = {}
    for name, text in _LEAF.findall(movement):
        value = text.strip()
        if "&" in value or "\n" in value or "  " in value:
            value = plain(value)
        if not value:
            continue
        if name not in found:
            found[name] = value
        elif name == "MEMO":
            found[name] += f" {value}"
    return found


def _divided(piece: str, name: str) -> tuple[str, str, bool]:
    inside, closing, around = piece.partition(f"</{name}>")
    if closing:
        return inside, around, True
    end = _END_OF_LIST.search(piece)
    place = end.start() if end else len(piece)
    return piece[:place], piece[place:], False
