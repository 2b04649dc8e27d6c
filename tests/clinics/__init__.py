"""Clinics of other kinds and countries, as content alone: nobody's, invented for these tests."""
