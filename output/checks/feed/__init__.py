"""The rules of the feed, and how it is read."""
