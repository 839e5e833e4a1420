"""QR codes as pictures. Error correction M and the quiet zone of four modules that the standard asks for."""

import io

import segno

QUIET_ZONE = 4


def png(text: str) -> bytes:
    """For a chat: eight pixels a module."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=8, border=QUIET_ZONE)
    return out.getvalue()


def svg(text: str) -> str:
    """For a page: an element that scales, black on white also in the dark."""
    return str(segno.make(text, error="m", micro=False).svg_inline(border=QUIET_ZONE, omitsize=True, light="#fff"))


def svg_address(text: str) -> str:
    """The picture as a data: address, for an img element."""
    return str(segno.make(text, error="m", micro=False).svg_data_uri(border=QUIET_ZONE, light="#fff"))
