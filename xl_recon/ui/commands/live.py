"""`xl-recon live`: a button in Excel or LibreOffice, on the workbook that is open there."""

from __future__ import annotations

from functools import partial

import click

from xl_recon.errors import NotOpen
from xl_recon.ui import files
from xl_recon.ui.command_group import localised
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.usage import Said
from xl_recon.ui.voice import Voice

_GUIDE = "guide"


def command(voice: Voice) -> click.Command:
    """Return the command."""
    params: list[click.Parameter] = [
        click.Argument(["macro"], metavar=voice.say("metavar.macro")),
        click.Option(["--book"], metavar=voice.say("metavar.book"), required=True),
        click.Option(["--hwnd"], type=click.INT, default=0),
        click.Option(["--office"], metavar=voice.say("metavar.office"), default=""),
        click.Option(["--rows"], metavar=voice.say("metavar.rows"), default=""),
        click.Option(["--file", "chosen"], metavar=voice.say("metavar.out"), multiple=True),
    ]
    for option in params[1:]:
        option.help = voice.say("option.live")
    return localised(voice, "live", params, partial(_run, voice))


def _run(  # noqa: PLR0913, PLR0917 - the command's own parameters
    voice: Voice, macro: str, book: str, hwnd: int, office: str, rows: str, chosen: tuple[str, ...]
) -> int:
    from xl_recon.ui.cli import main  # noqa: PLC0415 - it loads this module itself
    from xl_recon.ui.ribbon import (  # noqa: PLC0415 - needs an Excel
        CHOOSING_FILES,
        MACROS,
        Ribbon,
        attached,
    )

    if macro == _GUIDE:
        click.launch(files.guide())
        return ExitCode.DONE
    if macro not in MACROS:
        raise Said(voice.say("usage.no_macro", name=macro, known=", ".join(MACROS)))
    found = attached(book, hwnd, office)
    if found is None:
        raise NotOpen(book)
    documents = chosen or (_asked(voice) if macro in CHOOSING_FILES else ())
    if macro in CHOOSING_FILES and not documents:
        return ExitCode.DONE  # the user closed the window without choosing
    told = Ribbon(found, voice, main).run(macro, rows, documents)
    if not office:  # its extension shows what stands here, and this has been shown
        click.echo(told.text, err=told.status not in {ExitCode.DONE, ExitCode.NEEDS_PERSON})
    return told.status


def _asked(voice: Voice) -> tuple[str, ...]:
    """The files that the user chooses in a window of the system's own."""
    from tkinter import Tk, filedialog  # noqa: PLC0415 - slow, and not on every machine

    window = Tk()
    window.withdraw()
    window.attributes("-topmost", True)
    try:
        return tuple(filedialog.askopenfilenames(title=voice.say("live.choose")))
    finally:
        window.destroy()
