"""The editor: forms, friendly text, the real page beside it, and nothing ever lost.

It stands on the session and the pure steps of site_engine and knows nothing of Pelican. README.md says which module does what.
"""
