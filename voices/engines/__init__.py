"""One small module for each built-in engine."""
