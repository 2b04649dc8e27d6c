"""Text that comes from elsewhere: from Word, Google Docs and web pages to clean Markdown."""
