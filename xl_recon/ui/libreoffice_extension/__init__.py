"""The extension that gives LibreOffice Calc our menu, toolbar and right click."""
