"""The editor's web server: on the loopback address, for the person at this machine."""
