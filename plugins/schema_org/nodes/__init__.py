"""One kind of node a file: pure functions from an entry and the site to dicts.

A function states what there is to state and leaves the rest out. Whether a node is complete enough
to be published, and what becomes of references to one that is not, is `graph`'s business.
"""
