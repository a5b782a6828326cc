"""``favicon.ico``: the cover made small, or the four bars of the page's own icon; browsers ask for it unbidden."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, UnidentifiedImageError

from voices.atomic import beside

NAME = "favicon.ico"
SIDE = 48
SIZES = [(16, 16), (32, 32), (SIDE, SIDE)]
BARS = ((9, 18, 30), (18, 9, 39), (27, 15, 33), (36, 21, 27))
"""Each bar's place from the left, its top and its end (pixels of 48)."""
GREY = "#888"


def write_favicon(public: Path, cover: Path | None) -> Path:
    """Write the icon in three sizes; a cover that is no picture gives the bars. Raises OSError."""
    icon = _small(cover) if cover else None
    with beside(public / NAME) as new:
        (icon or _bars()).save(new, "ICO", sizes=SIZES)
    return public / NAME


def _small(cover: Path) -> Image.Image | None:
    try:
        with Image.open(cover, formats=("JPEG", "PNG")) as picture:
            picture.draft("RGB", (SIDE * 2, SIDE * 2))  # a JPEG is decoded small; a PNG has no such thing
            return picture.convert("RGB").resize((SIDE, SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
        return None


def _bars() -> Image.Image:
    icon = Image.new("RGBA", (SIDE, SIDE))
    draw = ImageDraw.Draw(icon)
    for left, top, end in BARS:
        draw.rounded_rectangle((left, top, left + 4, end), radius=2, fill=GREY)
    return icon
