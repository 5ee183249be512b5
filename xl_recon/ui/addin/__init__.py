"""The Excel add-in: built from text, put into Excel's start-up folder, examined."""
