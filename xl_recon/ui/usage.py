"""A wrong call in the user's language: click itself speaks English only."""

from __future__ import annotations

import click

from xl_recon.ui.voice import Voice


def usage_sentence(wrong: click.UsageError, voice: Voice) -> str:
    """Return what was wrong, how the command is called, and where to read more."""
    usage = ""
    if wrong.ctx:
        pieces = " ".join(wrong.ctx.command.collect_usage_pieces(wrong.ctx))
        usage = voice.say("usage.hint", call=f"{wrong.ctx.command_path} {pieces}")
    return f"{_wrong(wrong, voice)}\n{usage}".strip()


def _wrong(wrong: click.UsageError, voice: Voice) -> str:
    match wrong:
        case click.NoSuchOption():
            return voice.say("usage.no_option", name=wrong.option_name)
        case click.MissingParameter():
            return voice.say("usage.missing", name=_name(wrong.param))
        case click.BadOptionUsage():
            return voice.say("usage.no_value", name=wrong.option_name)
        case click.BadParameter():
            return wrong.message
        case Said():
            return wrong.message
        case _:
            return voice.say("usage.other")


class Said(click.UsageError):
    """A wrong call that we noticed ourselves; its message is in the user's language."""


def _name(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return param.opts[0]
    return str(param.metavar or param.name) if param else ""
