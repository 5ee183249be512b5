Attribute VB_Name = "XlReconStart"
Option Explicit

' From a command to Python: started directly, by the resident agent, or on a Mac by a script.
' All of them get the same words. No Declare: firms forbid Office macros to call Windows itself.

Private Const SETTINGS_SHEET As String = "xl_recon"
Private Const PYTHON_CELL As String = "B1"
Private Const MODE_CELL As String = "B2"
Private Const AGENT_CELL As String = "B3"
Private Const BY_AGENT As String = "agent"
Private Const TITLE As String = "Riconciliazione"
Private Const LONGEST As Long = 16000
Private Const LOOPBACK As String = "http://127.0.0.1:"
Private Const NO_PROXY As Long = 1
Private Const ACCEPTED As Long = 202
Private Const BUSY As Long = 409

' The contract with Python, here only: what stands after the interpreter's name, a word a line.
' -P: a folder called xl_recon beside somebody's workbook is never run.
Public Function XlRecon_Words(command As String, book As String, window As String, chosen As String) As String
    Dim words As String
    words = Join(Array("-P", "-m", "xl_recon", "live", command, "--book", book, "--hwnd", window), vbLf)
    If Len(chosen) > 0 Then words = words & vbLf & "--rows" & vbLf & chosen
    XlRecon_Words = words
End Function

Public Function XlRecon_CommandOf(task As String) As String
    XlRecon_CommandOf = Split(task & ":", ":")(0)
End Function

Public Function XlRecon_TableOf(task As String) As String
    XlRecon_TableOf = Split(task & ":", ":")(1)
End Function

Public Sub XlRecon_Run(task As String)
    Dim chosen As String
    Dim tableName As String
    On Error GoTo Failed
    If ActiveWorkbook Is Nothing Then
        XlRecon_Tell "Aprire prima la cartella di lavoro."
        Exit Sub
    End If
    tableName = XlRecon_TableOf(task)
    If Len(tableName) > 0 Then
        chosen = XlRecon_SelectedRows(tableName)
        If Len(chosen) = 0 Then
            XlRecon_Tell "Selezionare prima almeno una riga della tabella " & tableName & "."
            Exit Sub
        ElseIf Len(chosen) > LONGEST Then
            XlRecon_Tell "Le righe scelte sono troppo sparse. Sceglierne meno, o lavorare su tutta la tabella."
            Exit Sub
        End If
    End If
    XlRecon_Start XlRecon_Words(XlRecon_CommandOf(task), ActiveWorkbook.FullName, XlRecon_Window(), chosen)
    Exit Sub
Failed:
    XlRecon_Tell "Il programma non parte (" & Err.Description & "). In una finestra dei comandi: xl-recon addin doctor"
End Sub

Private Sub XlRecon_Start(words As String)
    #If Mac Then
        AppleScriptTask "xl_recon.applescript", "startXlRecon", XlRecon_Setting(PYTHON_CELL) & vbLf & words
    #Else
        If XlRecon_MayStart() Then
            XlRecon_StartDirectly XlRecon_PythonLine(words)
        Else
            XlRecon_AskAgent words
        End If
    #End If
End Sub

' Where a firm forbids Office to start programs, trying would only raise its alarm.
Public Function XlRecon_MayStart() As Boolean
    XlRecon_MayStart = (XlRecon_Setting(MODE_CELL) <> BY_AGENT)
End Function

Public Function XlRecon_PythonLine(words As String) As String
    XlRecon_PythonLine = XlRecon_CommandLine(XlRecon_Setting(PYTHON_CELL) & vbLf & words)
End Function

Public Function XlRecon_Window() As String
    #If Mac Then
        XlRecon_Window = "0"
    #Else
        XlRecon_Window = CStr(Application.hwnd)
    #End If
End Function

Public Function XlRecon_Setting(place As String) As String
    XlRecon_Setting = CStr(ThisWorkbook.Worksheets(SETTINGS_SHEET).Range(place).Value)
End Function

Private Sub XlRecon_StartDirectly(commandLine As String)
    If Not XlRecon_IsAnsi(commandLine) Then
        XlRecon_Tell "Nel nome della cartella o del programma ci sono lettere che Windows qui non passa. " & _
            "Cambiare nome, oppure: xl-recon addin install --through agent"
    Else
        Shell commandLine, vbNormalFocus
    End If
End Sub

' Shell hands over letters of Windows' own code page only.
Private Function XlRecon_IsAnsi(text As String) As Boolean
    XlRecon_IsAnsi = (StrConv(StrConv(text, vbFromUnicode), vbUnicode) = text)
End Function

Public Function XlRecon_CommandLine(words As String) As String
    Dim word As Variant
    Dim commandLine As String
    For Each word In Split(words, vbLf)
        commandLine = commandLine & " " & XlRecon_Quoted(CStr(word))
    Next word
    XlRecon_CommandLine = Mid$(commandLine, 2)
End Function

' Quoted so that a program started by Windows reads it back: backslashes count before a quote.
Public Function XlRecon_Quoted(word As String) As String
    Dim place As Long
    Dim slashes As Long
    Dim letter As String
    Dim written As String
    For place = 1 To Len(word)
        letter = Mid$(word, place, 1)
        If letter = Chr$(34) Then written = written & String$(slashes + 1, "\")
        If letter = "\" Then slashes = slashes + 1 Else slashes = 0
        written = written & letter
    Next place
    XlRecon_Quoted = Chr$(34) & written & String$(slashes, "\") & Chr$(34)
End Function

' The agent answers before it begins: while this waits, Excel answers nobody.
Private Sub XlRecon_AskAgent(words As String)
    Dim request As Object
    Dim address As String
    address = XlRecon_Line(XlRecon_Setting(AGENT_CELL), 1)
    If Not XlRecon_IsLoopback(address) Then
        XlRecon_Tell "L'agente non risponde. In una finestra dei comandi: xl-recon agent run"
        Exit Sub
    End If
    Set request = CreateObject("WinHttp.WinHttpRequest.5.1")
    request.SetProxy NO_PROXY
    request.SetTimeouts 2000, 2000, 5000, 5000
    request.Open "POST", address & "/command", False
    request.SetRequestHeader "Authorization", "Bearer " & XlRecon_Line(XlRecon_Setting(AGENT_CELL), 2)
    request.SetRequestHeader "Content-Type", "application/json"
    request.Send XlRecon_Json(words)
    If request.Status = BUSY Then
        XlRecon_Tell "Un altro comando lavora ancora. Aspettare che finisca e ripetere."
    ElseIf request.Status <> ACCEPTED Then
        XlRecon_Tell "L'agente non ha accettato il comando (" & request.Status & "). Ripetere, poi: xl-recon addin doctor"
    End If
End Sub

' A line of the agent's note: the address, the token. Only this user can read that file.
' Its lines end as on Unix; Line Input takes those for one line, and splits others.
Public Function XlRecon_Line(path As String, number As Long) As String
    Dim channel As Integer
    Dim part As String
    Dim text As String
    If Len(path) = 0 Then Exit Function
    If Len(Dir$(path)) = 0 Then Exit Function
    channel = FreeFile
    Open path For Input As #channel
    Do Until EOF(channel)
        Line Input #channel, part
        text = text & part & vbLf
    Loop
    Close #channel
    If UBound(Split(text, vbLf)) >= number Then XlRecon_Line = Split(text, vbLf)(number - 1)
End Function

' Nothing may follow the port: the token goes to this machine alone.
Public Function XlRecon_IsLoopback(address As String) As Boolean
    Dim place As Long
    Dim port As String
    If Left$(address, Len(LOOPBACK)) <> LOOPBACK Then Exit Function
    port = Mid$(address, Len(LOOPBACK) + 1)
    If Len(port) = 0 Or Len(port) > 5 Then Exit Function
    For place = 1 To Len(port)
        If InStr("0123456789", Mid$(port, place, 1)) = 0 Then Exit Function
    Next place
    XlRecon_IsLoopback = True
End Function

Public Function XlRecon_Json(words As String) As String
    Dim word As Variant
    Dim listed As String
    For Each word In Split(words, vbLf)
        listed = listed & "," & XlRecon_JsonText(CStr(word))
    Next word
    XlRecon_Json = "{" & Chr$(34) & "words" & Chr$(34) & ":[" & Mid$(listed, 2) & "]}"
End Function

' All but plain letters by their number, so that no encoding can spoil one.
Private Function XlRecon_JsonText(text As String) As String
    Dim place As Long
    Dim letter As String
    Dim written As String
    For place = 1 To Len(text)
        letter = Mid$(text, place, 1)
        If letter Like "[-,./:0-9A-Za-z]" Then
            written = written & letter
        Else
            written = written & "\u" & Right$("000" & Hex$(AscW(letter) And &HFFFF&), 4)
        End If
    Next place
    XlRecon_JsonText = Chr$(34) & written & Chr$(34)
End Function

Private Sub XlRecon_Tell(sentence As String)
    MsgBox sentence, vbExclamation, TITLE
End Sub
