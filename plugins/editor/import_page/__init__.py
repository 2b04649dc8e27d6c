"""An existing HTML page, saved or on the network, as a page of this site: a draft in Markdown, with its pictures."""
