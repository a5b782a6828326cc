"""Boxes of ISO/IEC 14496-12, of which an MP4 file consists."""

from __future__ import annotations


def box(kind: bytes, *parts: bytes) -> bytes:
    """A box: its size (4 bytes), its kind, its parts (section 4.2)."""
    body = b"".join(parts)
    return (8 + len(body)).to_bytes(4, "big") + kind + body


def full(kind: bytes, *parts: bytes, version: int = 0, flags: int = 0) -> bytes:
    """A box with a version and flags."""
    return box(kind, bytes((version,)), flags.to_bytes(3, "big"), *parts)


def u16(*values: int) -> bytes:
    """16-bit numbers."""
    return b"".join(value.to_bytes(2, "big") for value in values)


def u32(*values: int) -> bytes:
    """32-bit numbers."""
    return b"".join(value.to_bytes(4, "big") for value in values)


def u64(*values: int) -> bytes:
    """64-bit numbers."""
    return b"".join(value.to_bytes(8, "big") for value in values)


def descriptor(tag: int, *parts: bytes) -> bytes:
    """A descriptor of ISO/IEC 14496-1, section 8.3.3; its size in one byte (below 128)."""
    body = b"".join(parts)
    return bytes((tag, len(body))) + body
