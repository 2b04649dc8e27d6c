"""Pelican as the engine of a full build: its readers, generators and writer call the session's steps.

This folder alone touches what Pelican keeps for the whole process: its signals, its memoized contents and its log.
"""
