"""The resident agent: what it answers, and what its commands say."""

from __future__ import annotations

AGENT = {
    "agent.listening": "The agent waits for Excel's commands, from this computer only (port "
    "{port}). How to find it is written in {folder}. To stop it: Ctrl+C, or xl-recon agent stop.",
    "agent.already": "The agent runs already (process {pid}): one is enough. To stop it: xl-recon "
    "agent stop.",
    "agent.no_folder": "Nothing can be written here: {folder}. Check the permissions and try "
    "again.",
    "agent.runs": "The agent runs: process {pid}, port {port}, version {version}.",
    "agent.absent": "The agent does not run. To start it: xl-recon agent run.",
    "agent.ready": "No command is running.",
    "agent.works": "Command running: {command}.",
    "agent.at_login": "It starts by itself at login.",
    "agent.not_at_login": "It does not start by itself at login. To have it so: xl-recon agent "
    "install.",
    "agent.installed": "From the next login on the agent starts by itself ({file}). To start it "
    "now: xl-recon agent run.",
    "agent.uninstalled": "The agent no longer starts by itself at login.",
    "agent.stopped": "The agent has stopped.",
    "agent.started": "The command {command} is running: its result will be told in Excel.",
    "agent.silent": "The command {command} is done.",
    "agent.failed": "The command {command} failed and did not say why. Try again; if it happens "
    "again, try it on the command line.",
    "agent.too_slow": "The command {command} had not finished after {minutes} "
    "{minutes:minute|minutes} and was stopped. See that Excel does not wait for an answer, then "
    "try again.",
    "agent.busy": "The command {command} is still running. Wait for its end and try again.",
    "agent.foreign": "Refused: the request does not come from a program on this computer.",
    "agent.bad_token": "Refused: the agent's password is missing or no longer right. Give the "
    "command again in Excel.",
    "agent.no_such_address": "The agent does not know this address.",
    "agent.bad_method": "The agent does not take this kind of request.",
    "agent.bad_call": "The agent does not understand the request.",
    "agent.bad_json": "The agent does not understand the request: it is no JSON object.",
    "agent.bad_fact": "The agent does not understand the request: {value} is not right.",
    "agent.bad_command": "There is no command “{value}”.",
    "agent.bad_book": "The workbook's name is missing.",
    "agent.no_length": "The agent does not understand the request: its length is missing.",
    "agent.too_large": "The request is too long.",
    "agent.cut_short": "Only half of the request has arrived. Give the command again.",
    "help.agent": "The resident program that runs Excel's commands.\n\n"
    "It helps where Excel may not start programs: the agent starts them for it, and listens to "
    "this computer only, and only to who knows its password.",
    "help.agent.run": "Start the agent and keep it running.",
    "help.agent.status": "Tell whether the agent runs and what it does.",
    "help.agent.stop": "Stop the agent.\n\nIt does not break off a command that runs.",
    "help.agent.install": "Have the agent start by itself at login.",
    "help.agent.uninstall": "No longer have the agent start by itself at login.",
}
