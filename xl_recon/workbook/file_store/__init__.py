"""Tables of a closed .xlsx or .xlsm file: read by streaming, written by splicing."""
