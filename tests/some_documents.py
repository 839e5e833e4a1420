"""Small documents of every kind, made as their own programs make them, and such as must be refused."""

import io
import struct
import zipfile
import zlib
from collections.abc import AsyncIterator

import docx
import xlsxwriter

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R/Size 3>>\nstartxref\n9\n%%EOF\n"
JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010101004800480000ffdb004300030202020202030202020303030304060404040404080606050609080a0a090809090a0c0f0c0a0b0e0b09090d110d0e0f"
    "101011100a0c12131210130f101010ffc9000b080001000101011100ffcc000600101005ffda0008010100003f00d2cf20ffd9"
)
WEBP = bytes.fromhex("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700")
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
EXE = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(56) + b"PE\x00\x00" + bytes(400)
HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) + _chunk(b"IDAT", zlib.compress(b"\0\0")) + _chunk(b"IEND", b"")


def _box(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", 8 + len(data)) + kind + data


HEIC = _box(b"ftyp", b"heic\0\0\0\0mif1heic") + _box(b"meta", bytes(40)) + _box(b"mdat", bytes(60))


def _docx() -> bytes:
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph("樣本文件")
    made.save(out)
    return out.getvalue()


def _xlsx() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet().write("A1", "樣本")
    return out.getvalue()


DOCX, XLSX = _docx(), _xlsx()
GOOD = {"pdf": PDF, "jpeg": JPEG, "png": PNG, "webp": WEBP, "heic": HEIC, "docx": DOCX, "xlsx": XLSX}


def repacked(package: bytes, *, without: str = "", replaced: tuple[bytes, bytes] = (b"", b""), **more: bytes) -> bytes:
    """An Office document with a part left out, its list of parts changed, or parts more (vbaProject_bin for word/vbaProject.bin)."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "[Content_Types].xml":
                data = data.replace(*replaced) if replaced[0] else data
            if part.filename != without:
                new.writestr(part.filename, data)
        for name, data in more.items():
            new.writestr(f"word/{name.replace('_', '.')}", data)
    return out.getvalue()


MACRO = repacked(DOCX, vbaProject_bin=b"x")
MACRO_BY_KIND = repacked(DOCX, replaced=(b"openxmlformats-officedocument.wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"))
BOMB = repacked(DOCX, media_bin=bytes(120_000_000))
NO_OFFICE = repacked(DOCX, without="word/document.xml")


async def in_pieces(data: bytes, size: int = 1000) -> AsyncIterator[bytes]:
    for at in range(0, len(data), size):
        yield data[at : at + size]
