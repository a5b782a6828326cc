"""One small module for each file format that can be read."""
