"""The commands, each loaded when it is asked for, and help in the user's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

import click

from xl_recon.ui.usage import Said
from xl_recon.ui.voice import Voice

# In the order a newcomer needs them: name, module.
_COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "demo": "demo",
        "new": "new_workbook",
        "read": "read_documents",
        "import": "import_statements",
        "apply": "apply_rules",
        "batches": "batches",
        "undo": "undo",
        "check": "check_workbook",
    }
)


def command_group(voice: Voice) -> click.Group:
    """Return `xl-recon` with its commands."""
    return _Group(
        voice,
        name="xl-recon",
        help=voice.say("help.group"),
        add_help_option=False,
        params=[_help_option(voice), _version_option(voice)],
    )


class _Localised(click.Command):
    """A command whose help speaks the user's language."""

    def __init__(self, voice: Voice, **kept: Any) -> None:
        super().__init__(**kept)
        self.voice = voice

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=self.voice.say("help.usage"))

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [
            self.voice.say("metavar.options"),
            *(piece for param in self.get_params(ctx) for piece in param.get_usage_pieces(ctx)),
        ]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (p for p in self.get_params(ctx) if isinstance(p, click.Option))
        records = [option.get_help_record(ctx) for option in options]
        with formatter.section(self.voice.say("help.options")):
            formatter.write_dl([record for record in records if record])


def localised(
    voice: Voice, name: str, params: list[click.Parameter], run: Callable[..., int]
) -> click.Command:
    """Return a command whose help stands under `help.<name>`."""
    return _Localised(
        voice,
        name=name,
        help=voice.say(f"help.{name}"),
        params=[*params, _help_option(voice)],
        callback=run,
        add_help_option=False,
    )


class _Group(_Localised, click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = import_module(f"xl_recon.ui.commands.{module}").command(self.voice)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in _COMMANDS:
            known = ", ".join(_COMMANDS)
            raise Said(self.voice.say("usage.no_command", name=args[0], known=known), ctx)
        return super().resolve_command(ctx, args)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [*_Localised.collect_usage_pieces(self, ctx), self.voice.say("metavar.command")]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _Localised.format_options(self, ctx, formatter)
        with formatter.section(self.voice.say("help.commands")):
            formatter.write_dl([(name, self._short(name)) for name in _COMMANDS])

    def _short(self, name: str) -> str:
        return self.voice.say(f"help.{name}").partition("\n")[0]


def _help_option(voice: Voice) -> click.Option:
    def show(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001
        if asked:
            click.echo(ctx.get_help())
            ctx.exit()

    return _answer(["--help", "-h"], voice.say("option.help"), show)


def _version_option(voice: Voice) -> click.Option:
    def show(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001
        if asked:
            from importlib.metadata import version  # noqa: PLC0415 - slow, and seldom asked for

            click.echo(version("xl-recon"))
            ctx.exit()

    return _answer(["--version"], voice.say("option.version"), show)


def _answer(names: list[str], text: str, show: Callable[..., None]) -> click.Option:
    return click.Option(
        names, is_flag=True, is_eager=True, expose_value=False, help=text, callback=show
    )
