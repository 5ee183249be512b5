-- Excel for Mac may start programs only through a script that stands in the user's own folder
-- Library/Application Scripts/com.microsoft.Excel. The words come from the add-in, one a line.
on startXlRecon(words_)
	set text item delimiters of AppleScript to linefeed
	set callText to ""
	repeat with oneWord in text items of words_
		set callText to callText & quoted form of (oneWord as text) & " "
	end repeat
	set text item delimiters of AppleScript to ""
	-- Left running in the background: Excel waits until this returns.
	do shell script callText & "> /dev/null 2>&1 &"
	return ""
end startXlRecon
