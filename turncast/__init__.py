"""Turncast turns a written interview into a published podcast episode."""
