"""LibreOffice Calc behind xlwings: the same macros run there as in Excel.

`starting` starts LibreOffice, `engine` makes an xlwings engine of it. Names of UNO's own are kept
as they are; rows and columns count from 1 as in Excel everywhere but in its structs.
"""
