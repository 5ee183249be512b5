"""Bank statements: a module a format, all with the same two verbs."""
