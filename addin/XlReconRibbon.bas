Attribute VB_Name = "XlReconRibbon"
Option Explicit

' What customUI14.xml calls. The tag of a control says what it does: "command", or
' "command:table" for one that works on the selected rows of that table.

Private theRibbon As IRibbonUI

Public Sub XlRecon_OnLoad(ribbon As IRibbonUI)
    Set theRibbon = ribbon
End Sub

Public Sub XlRecon_OnAction(control As IRibbonControl)
    XlRecon_Run control.Tag
End Sub

Public Sub XlRecon_GetVisible(control As IRibbonControl, ByRef returnedVal)
    returnedVal = XlRecon_HasTable(XlRecon_TableOf(control.Tag))
End Sub

Public Sub XlRecon_Refresh()
    ' After "End" in the editor the ribbon is lost until Excel starts again.
    If Not theRibbon Is Nothing Then theRibbon.Invalidate
End Sub
