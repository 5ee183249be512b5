"""The resident agent: it runs commands for an Excel that may not start programs itself."""
