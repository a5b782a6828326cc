"""Measurements, each one a command."""
