"""The ways customers went, as a log told them: a panel to read them and to choose some."""
