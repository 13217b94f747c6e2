"""Pictures from strangers, drawn anew: what was hidden in the file, and where it was taken, does not come along."""

import io
from typing import Final, Literal

from PIL import Image, ImageOps

from ground.language import _

MOST_PIXELS: Final = 40_000_000
LONGEST_SIDE: Final = 4096  # an A4 sheet at 350 dots an inch: handwriting stays legible

_QUALITY: Final = 88
_PLAIN_MODES: Final = {"JPEG": ("L", "RGB"), "PNG": ("L", "RGB", "LA", "RGBA")}

Format = Literal["JPEG", "PNG"]


class PictureRefused(ValueError):  # noqa: N818 - a refusal is an answer, not an error
    """The picture is damaged or too large; the sentence says which."""


def redrawn(content: bytes, form: Format) -> bytes:
    """Decode a picture and encode it again, upright, without EXIF, text, profile or what is glued to its end.

    Its size is read from the header before a pixel is unpacked: over 40 million it is refused (security.md row 17).
    Longer sides are made 4096.
    """
    try:
        picture = _opened(content, form)
        upright = ImageOps.exif_transpose(picture)
        plain = upright if upright.mode in _PLAIN_MODES[form] else upright.convert(_plain_mode(upright, form))
        plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        plain.info.clear()
        out = io.BytesIO()
        plain.save(out, form, **({"quality": _QUALITY} if form == "JPEG" else {}))
        return out.getvalue()
    except PictureRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise PictureRefused(_too_large()) from bomb
    except Exception as damaged:  # Pillow's decoders raise whatever they meet
        raise PictureRefused(_("The picture cannot be opened. Please take or save it again.")) from damaged


def _opened(content: bytes, form: Format) -> Image.Image:
    picture = Image.open(io.BytesIO(content), formats=[form])
    if picture.width * picture.height > MOST_PIXELS:
        raise PictureRefused(_too_large())
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # lets a JPEG decode at a half or a quarter at once
    picture.load()
    return picture


def _plain_mode(picture: Image.Image, form: Format) -> str:
    if form == "PNG" and (picture.mode in {"PA", "RGBa", "La"} or "transparency" in picture.info):
        return "RGBA"
    return "L" if picture.mode in {"1", "I;16", "I"} else "RGB"


def _too_large() -> str:
    return _("The picture is larger than 40 million dots. Please send a smaller one.")
