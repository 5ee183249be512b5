"""Bank statements into an Excel journal, completed by rules the accountant can read and edit."""
