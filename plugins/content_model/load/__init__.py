"""The content folder as a ContentModel, with everything that is wrong in it."""
