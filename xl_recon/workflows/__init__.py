"""The errands: one function each, returning a plan. They read a workbook and write nothing."""
