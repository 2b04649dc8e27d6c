"""One collector for each family of elements. It owns what it gathers; what it asks of others, it is given.

A collector's `starts` names the tags that it knows, with a method for each. What that method has to do at the element's
end, it leaves with `ElementStack.on_end`.
"""
