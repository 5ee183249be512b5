Attribute VB_Name = "XlReconRows"
Option Explicit

' Our tables on the active sheet, and the rows selected in them.

Public Function XlRecon_HasTable(tableName As String) As Boolean
    XlRecon_HasTable = Not XlRecon_FoundTable(tableName) Is Nothing
End Function

' The table of that name on the active sheet: sheets may be renamed, tables are what we know.
Private Function XlRecon_FoundTable(tableName As String) As Object
    Dim table As Object
    Set XlRecon_FoundTable = Nothing
    If ActiveWorkbook Is Nothing Then Exit Function
    If TypeName(ActiveSheet) <> "Worksheet" Then Exit Function
    For Each table In ActiveSheet.ListObjects
        If StrComp(table.Name, tableName, vbTextCompare) = 0 Then Set XlRecon_FoundTable = table
    Next table
End Function

' Worksheet rows as "5-9,12-12", without hidden ones and those outside the table.
Public Function XlRecon_SelectedRows(tableName As String) As String
    Dim chosen As Range
    Dim body As Range
    If Not XlRecon_HasTable(tableName) Then Exit Function
    If TypeName(Selection) <> "Range" Then Exit Function
    Set body = XlRecon_FoundTable(tableName).DataBodyRange
    If body Is Nothing Then Exit Function
    Set chosen = Intersect(Selection.EntireRow, body)
    If chosen Is Nothing Then Exit Function
    XlRecon_SelectedRows = XlRecon_Listed(XlRecon_Shown(chosen))
End Function

' Of a single cell SpecialCells would give the whole sheet's.
Private Function XlRecon_Shown(chosen As Range) As Range
    Set XlRecon_Shown = chosen
    If chosen.Cells.CountLarge > 1 Then Set XlRecon_Shown = chosen.SpecialCells(xlCellTypeVisible)
End Function

Private Function XlRecon_Listed(chosen As Range) As String
    Dim area As Range
    Dim listed As String
    For Each area In chosen.Areas
        listed = XlRecon_WithRows(listed, area.Row, area.Row + area.Rows.Count - 1)
    Next area
    XlRecon_Listed = listed
End Function

Public Function XlRecon_WithRows(listed As String, first As Long, last As Long) As String
    Dim separator As String
    If Len(listed) > 0 Then separator = ","
    XlRecon_WithRows = listed & separator & CStr(first) & "-" & CStr(last)
End Function
