"""Earlier versions of each file: the editor's own store, and Git's where the folder is a repository."""
