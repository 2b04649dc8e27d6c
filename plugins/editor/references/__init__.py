"""What in a file of content/ names another one, to the character: links, values, redirects; and how it is named anew."""
