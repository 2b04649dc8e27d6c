"""Lays out a site for another clinic. Not a Pelican plugin: see the README beside this file."""
