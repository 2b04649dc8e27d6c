"""The picture of a shared link."""
