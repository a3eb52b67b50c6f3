"""Journeys from data: logs of events and tables of counted paths, as what customers did."""
