"""The add-in for Excel: what its commands say."""

from __future__ import annotations

ADDIN = {
    "addin.built": "Made {file}. It starts {python}.",
    "addin.written": "Wrote {file}",
    "addin.removed": "Removed {file}",
    "addin.installed_direct": "When Excel starts next it shows the tab Riconciliazione. If it is "
    "open, close it and open it again. To check: xl-recon addin doctor.",
    "addin.installed_agent": "When Excel starts next it shows the tab Riconciliazione; its buttons "
    "ask the agent. If the agent does not run: xl-recon agent install, then xl-recon agent run. To "
    "check: xl-recon addin doctor.",
    "addin.uninstalled": "When Excel starts next the tab Riconciliazione is gone.",
    "addin.nothing_there": "The add-in was not there: nothing to remove.",
    "addin.doctor.no_excel": "There is no Excel on this system: the add-in is installed on Windows "
    "and Mac. The file can be made here: xl-recon addin build.",
    "addin.doctor.excel": "When it starts, Excel opens what is in {detail}.",
    "addin.doctor.excel_never_started": "Excel's folder is not there: {detail}. Start Excel once "
    "and close it, then: xl-recon addin install.",
    "addin.doctor.add_in": "The add-in is in its place, version {detail}.",
    "addin.doctor.add_in_missing": "The add-in is not in {detail}. Install it: xl-recon addin "
    "install.",
    "addin.doctor.add_in_hidden": "This Python comes from the Microsoft Store, and Windows keeps "
    "its files where Excel does not see them: {detail}. Install Python from python.org, and "
    "from that: xl-recon addin install.",
    "addin.doctor.add_in_foreign": "{detail} is not our add-in, or it is damaged. Remove the file "
    "and repeat: xl-recon addin install.",
    "addin.doctor.add_in_outdated": "The add-in is of another version ({detail}) or was changed. "
    "Close Excel, then: xl-recon addin install.",
    "addin.doctor.script": "Excel's script is in its place: {detail}.",
    "addin.doctor.script_missing": "Excel's script is missing or old: {detail}. Put it back: "
    "xl-recon addin install.",
    "addin.doctor.macros": "Macros of the start-up folder are allowed.",
    "addin.doctor.macros_asked": "Excel will ask whether to enable macros: answer “Enable "
    "Content”. To be asked no more: File, Options, Trust Center, Trusted Locations.",
    "addin.doctor.macros_off": "Macros are forbidden, in the start-up folder too. Ask the "
    "administrator to allow it among Excel's trusted locations.",
    "addin.doctor.vba_off": "VBA is switched off for all of Office, so no button can work. Ask the "
    "administrator, or use the command line.",
    "addin.doctor.mac_macros": "Macros: whether they are allowed cannot be read from here. In "
    "Excel: Preferences, Security.",
    "addin.doctor.python": "The interpreter answers, with this version of xl-recon: {detail}.",
    "addin.doctor.python_missing": "The interpreter that the add-in starts is gone: {detail}. From "
    "the Python in use now: xl-recon addin install.",
    "addin.doctor.python_without_package": "The interpreter is there but does not find xl-recon: "
    "{detail}. Install it there with pip, or from the right one: xl-recon addin install.",
    "addin.doctor.python_other_version": "The add-in's interpreter has another version of "
    "xl-recon: {detail}. From the right one: xl-recon addin install.",
    "addin.doctor.direct": "The buttons start the program themselves.",
    "addin.doctor.defender": "A rule of Defender forbids Office to start programs. Go through the "
    "agent: xl-recon addin install --through agent, then xl-recon agent install.",
    "addin.doctor.agent": "The agent runs.",
    "addin.doctor.agent_absent": "The buttons ask the agent, which does not answer. Start it: "
    "xl-recon agent run; and to have it start by itself: xl-recon agent install.",
    "addin.doctor.antivirus": "If a button does nothing: look at the antivirus's quarantine and, "
    "in Excel, at File, Options, Add-ins, Disabled Items.",
    "addin.doctor.well": "Nothing wrong can be seen from here.",
    "help.addin": "The buttons and menus in Excel.",
    "help.addin.install": "Add the tab Riconciliazione to Excel.\n\n"
    "It puts the add-in into the folder that Excel opens when it starts. It works with this "
    "installation of Python: if that changes, repeat.",
    "help.addin.doctor": "Find out why a button does not work.\n\n"
    "It looks at each link from Excel to the program and says what to do.",
    "help.addin.uninstall": "Take the tab Riconciliazione out of Excel.",
    "help.addin.build": "Make the add-in as a file, without installing it.\n\n"
    "Equal options always make an equal file, byte for byte.",
    "metavar.python": "PROGRAM",
    "option.python": "The interpreter that the buttons start; by default this one.",
    "option.through": "direct: the buttons start the program; agent: they ask the agent, where "
    "Office may not start programs.",
    "usage.way": "“{value}”: direct or agent.",
}
