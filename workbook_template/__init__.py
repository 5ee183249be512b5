"""The empty workbook, and the script that builds it."""
