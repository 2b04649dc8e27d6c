"""Holds every page and the site as a whole against a catalogue of rules before anything is published."""
