"""Journeys: the main paths, walked as people walk them, across the floors."""
