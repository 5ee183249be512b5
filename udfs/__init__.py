"""Worksheet functions: each takes cells as Excel hands them over and asks the package.

Italian stands here as on the sheets: names and help are what the user reads in Excel.
"""
