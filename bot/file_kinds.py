"""What kind of document some bytes are, by their content and never by their name. Nothing is unpacked but one small list of parts, with a limit. Pure."""

import io
import re
import zipfile

DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEDIA_TYPES = {
    **{"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp", "heic": "image/heic"},
    **{"docx": DOCUMENT, "xlsx": SHEET},
}
ENDINGS = {kind: (kind,) for kind in MEDIA_TYPES} | {"jpeg": ("jpg", "jpeg"), "heic": ("heic", "heif")}  # of names, the usual one first
MOST_PARTS = 2000  # of an Office document,
MOST_UNPACKED_BYTES = 100_000_000  # and what they may come to when somebody opens it
MOST_LIST_BYTES = 256_000
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")  # .doc and .xls, and what Office makes of a document with a password
HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1")
PDF_TAIL = 2048


class Refused(Exception):
    """The document is not kept. `reason` ends the key of the words that tell why: file-refused-<reason>."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def kind_of(data: bytes) -> str:
    """One of MEDIA_TYPES. Raises Refused: empty, kind-unknown, old-office, macro, locked (a password), broken (cut off or damaged)."""
    if not data:
        raise Refused("empty")
    if data.startswith(b"%PDF-"):
        return _pdf(data)
    if data.startswith(b"\xff\xd8\xff"):
        return _whole("jpeg", _jpeg_ends(data))
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _whole("png", b"IEND\xaeB`\x82" in data)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _whole("webp", int.from_bytes(data[4:8], "little") + 8 <= len(data))
    if data[4:8] == b"ftyp" and any(data[at : at + 4] in HEIF_BRANDS for at in (8, *range(16, min(int.from_bytes(data[:4], "big"), 64), 4))):
        return _whole("heic", _boxes_end(data))
    if data.startswith(OLD_OFFICE):
        raise Refused("old-office")
    if data.startswith(b"PK\x03\x04"):
        return _office(data)
    raise Refused("kind-unknown")


def _whole(kind: str, whole: bool) -> str:
    if not whole:
        raise Refused("broken")
    return kind


def _pdf(data: bytes) -> str:
    if re.search(rb"/Encrypt\s*(?:<<|\d+\s+\d+\s+R)", data):
        raise Refused("locked")
    return _whole("pdf", b"%%EOF" in data[-PDF_TAIL:])


def _jpeg_ends(data: bytes) -> bool:
    """Whether the picture has its end mark. The small picture inside the head has one too, so the parts of the head are stepped over; cameras may append
    more after the end."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark == 0xDA:  # the picture itself: in it FF D9 is nothing but the end
            return data.find(b"\xff\xd9", at) != -1
        at += 1 if mark == 0xFF else 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
    return False


def _boxes_end(data: bytes) -> bool:
    """Whether the boxes of a HEIF file lie within it and one of them describes a picture."""
    at, described = 0, False
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        described = described or data[at + 4 : at + 8] == b"meta"
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if size == 0:  # to the end of the file
            return described
        if size < 8:
            return False
        at += size
    return described and at == len(data)


def _office(data: bytes) -> str:
    """A package of Office, told apart by the list of its parts. What has macros is refused by the names of the parts and by that list."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            if "[Content_Types].xml" not in names:
                raise Refused("kind-unknown")
            if any(part.flag_bits & 1 for part in parts):
                raise Refused("locked")
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
                raise Refused("broken")
            with package.open("[Content_Types].xml") as listed:
                kinds = listed.read(MOST_LIST_BYTES).replace(b"\0", b"")  # written in UTF-16 it has a NUL beside each letter
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, RuntimeError, EOFError, zipfile.LargeZipFile) as error:
        raise Refused("broken") from error
    if re.search(rb"macro|vbaproject", kinds, re.IGNORECASE) or any(re.search(r"vbaproject|macrosheets", name, re.IGNORECASE) for name in names):
        raise Refused("macro")
    if "word/document.xml" in names and f"{DOCUMENT}.main+xml".encode() in kinds:
        return "docx"
    if "xl/workbook.xml" in names and f"{SHEET}.main+xml".encode() in kinds:
        return "xlsx"
    raise Refused("kind-unknown")
