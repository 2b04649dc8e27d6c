"""Markdown to HTML: blocks, links and pictures resolved, and marks that would be shown raw named with their line."""
