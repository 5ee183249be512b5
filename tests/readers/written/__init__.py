"""Random statements, and writers that put them into the formats of the banks."""
