"""The ways the journey in hand is looked at, each in a folder."""
