"""A file from a stranger is kept only as what it says it is, and without what it hides."""

import hashlib
import io
import struct
import zlib
from contextlib import suppress
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from ground.language import reading
from ground.uploads import MEDIA_TYPES, MOST_BYTES, Kind, UploadRefused, UploadTooLarge, accepted

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
HTML = b"<html><script>alert(1)</script></html>"
GIF = b"GIF89a/*\x01\x00\x01\x00\x80\x00\x00*/=1;alert(1)//;"
WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def picture(form: str, mode: str = "RGB", size: tuple[int, int] = (8, 6), **more: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, form, **more)
    return out.getvalue()


def with_exif() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010E] = "王桂兰的家"
    exif.get_ifd(0x8825)[1] = "N"
    return picture("JPEG", exif=exif, comment=b"secret note")


def png_header(width: int, height: int) -> bytes:
    chunks = [
        b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0),
        b"IDAT" + zlib.compress(bytes(100_000)),
        b"IEND",
    ]
    framed = [struct.pack(">I", len(each) - 4) + each + struct.pack(">I", zlib.crc32(each)) for each in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(framed)


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def docx(**more: bytes) -> bytes:
    parts = {"[Content_Types].xml": b"<Types>" + WORD + b"</Types>", "word/document.xml": b"<w:document/>"}
    return zipped(parts | {name.replace("__", "/").replace("_dot_", "."): part for name, part in more.items()})


def xlsx() -> bytes:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def encrypted() -> bytes:
    content = bytearray(docx())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + at] |= 1
            place = content.find(mark, place + 4)
    return bytes(content)


def lying_about_its_size() -> bytes:
    content = docx(word__bomb_dot_xml=bytes(30_000_000))
    size = struct.pack("<I", 30_000_000)
    return content.replace(size, struct.pack("<I", 10))


def outside() -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", WORD)
        archive.writestr(ZipInfo("../../etc/cron.d/evil"), b"x")
    return out.getvalue()


GOOD = {
    "合同.pdf": PDF,
    "照片.jpg": picture("JPEG"),
    "照片.JPEG": picture("JPEG"),
    "grey.jpg": picture("JPEG", "L"),
    "print.jpg": picture("JPEG", "CMYK"),
    "图.png": picture("PNG"),
    "palette.png": picture("PNG", "P"),
    "clear.png": picture("PNG", "RGBA"),
    "bits.png": picture("PNG", "1"),
    "deep.png": picture("PNG", "I;16"),
    "章程.docx": docx(),
    "图表.docx": docx(word__embeddings__sheet1_dot_xlsx=b"x"),
    "名单.xlsx": xlsx(),
}
BAD = {
    "a.svg": SVG,
    "svg.png": SVG,
    "svg.jpg": SVG,
    "html.jpg": HTML,
    "html.pdf": HTML,
    "html.docx": HTML,
    "page.html": HTML,
    "polyglot.gif": GIF,
    "polyglot.jpg": GIF,
    "gif.png": picture("GIF"),
    "webp.jpg": picture("WEBP"),
    "jpg.png": picture("JPEG"),
    "png.jpg": picture("PNG"),
    "program.exe": b"MZ\x90\0",
    "program.pdf": b"MZ\x90\0",
    "program.docx": b"MZ\x90\0",
    "huge.png": png_header(30_000, 30_000),
    "large.png": png_header(10_000, 9_500),
    "cut.png": picture("PNG", size=(200, 200))[:60],
    "cut.jpg": picture("JPEG", size=(200, 200))[:300],
    "header.docx": b"PK\x03\x04",
    "bomb.docx": docx(word__bomb_dot_xml=bytes(30_000_000)),
    "lying.docx": lying_about_its_size(),
    "many.docx": docx(**{f"n{number}": b"" for number in range(1_001)}),
    "outside.docx": outside(),
    "macro.docx": docx(word__vbaProject_dot_bin=b"x"),
    "macro.docm": docx(word__vbaProject_dot_bin=b"x"),
    "renamed.docx": zipped({"[Content_Types].xml": WORD + b"macroEnabled.main+xml"}),
    "control.docx": docx(word__activeX__activeX1_dot_bin=b"x"),
    "object.docx": docx(word__embeddings__oleObject1_dot_bin=b"x"),
    "template.docx": docx(
        word___rels__settings_dot_xml_dot_rels=b'<r Type="x/attachedTemplate" Target="http://e" TargetMode="External"/>'
    ),
    "entity.docx": docx(word__settings_dot_xml=b'<!DOCTYPE x [<!ENTITY a "aa">]>'),
    "password.docx": encrypted(),
    "word.xlsx": docx(),
    "sheet.docx": xlsx(),
    "zip.docx": zipped({"a.txt": b"a"}),
    "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "locked.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "script.pdf": PDF.replace(b"/Type", b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>/Type"),
    "launch.pdf": PDF.replace(b"/Type", b"/OpenAction<</S/Launch>>/Type"),
    "cut.pdf": PDF[:-8],
    "late.pdf": b"<script>" + PDF,
    "empty.pdf": b"",
    "photo.jpg\u202egpj.exe": picture("JPEG"),
    "noending": PDF,
    ".pdf/": PDF,
    "": PDF,
}


@pytest.mark.parametrize("name", GOOD)
def test_security_17_what_people_send_is_accepted(name: str) -> None:
    kept = accepted(name, GOOD[name])
    assert kept.sha256 == hashlib.sha256(kept.content).hexdigest()
    assert kept.media_type == MEDIA_TYPES[kept.kind]
    assert kept.name.endswith(f".{kept.kind}")


@pytest.mark.parametrize("name", BAD)
def test_security_17_what_is_not_what_it_says_is_refused_in_a_sentence(name: str) -> None:
    with reading("en"), pytest.raises(UploadRefused, match=r"\.$"):
        accepted(name, BAD[name])


@pytest.mark.parametrize("size", [(30_000, 30_000), (10_000, 9_500), (6_400, 6_300), (40_000_001, 1)])
def test_a_pixel_flood_is_stopped_at_its_header(size: tuple[int, int]) -> None:
    with reading("en"), pytest.raises(UploadRefused, match="40 million"):
        accepted("a.png", png_header(*size))


def test_more_than_ten_megabytes_are_refused_unread() -> None:
    with pytest.raises(UploadTooLarge):
        accepted("a.pdf", b"%PDF-" + bytes(MOST_BYTES))


def test_a_photograph_loses_its_place_and_its_notes_and_stands_upright() -> None:
    kept = accepted("家.jpg", with_exif())
    with Image.open(io.BytesIO(kept.content)) as image:
        assert image.size == (6, 8)
        assert not image.getexif()
        assert "comment" not in image.info
    assert b"secret" not in kept.content
    assert b"Exif" not in kept.content


def test_a_drawing_loses_its_texts_its_profile_and_what_is_glued_on() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "secret note")
    notes.add_itxt("Where", "3号楼2单元501")
    sent = picture("PNG", pnginfo=notes, icc_profile=b"secret profile") + zipped({"secret.txt": b"secret"})
    kept = accepted("图.png", sent)
    for secret in (b"secret", "3号楼".encode(), b"PK\x03\x04", b"iCCP", b"tEXt"):
        assert secret not in kept.content


def test_a_clear_picture_stays_clear() -> None:
    kept = accepted("章.png", picture("PNG", "P", transparency=0))
    with Image.open(io.BytesIO(kept.content)) as image:
        assert image.mode == "RGBA"
        assert image.getpixel((0, 0)) == (0, 0, 0, 0)


def test_a_large_photograph_of_a_paper_sheet_is_made_smaller() -> None:
    kept = accepted("签到表.jpg", picture("JPEG", "L", size=(8000, 5000)))
    with Image.open(io.BytesIO(kept.content)) as image:
        assert image.size == (4096, 2560)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\fakepath\\章程.pdf", "章程.pdf"),
        ("a/b/c.PDF", "c.pdf"),
        ("a\0b\r\n.pdf", "ab.pdf"),
        ("fdp\u202e.pdf", "fdp.pdf"),
        ("合同．ｐｄｆ", "合同.pdf"),
        ("..pdf", "文件.pdf"),
        ("x.php.pdf", "x.php.pdf"),
        ("长" * 300 + ".pdf", "长" * 100 + ".pdf"),
    ],
)
def test_the_name_is_shown_and_never_a_path(sent: str, kept: str) -> None:
    with reading("en"):
        assert accepted(sent, PDF).name == kept.replace("文件", "file")


@given(st.sampled_from(list(Kind)), st.binary(max_size=200))
def test_no_bytes_make_it_crash(kind: Kind, content: bytes) -> None:
    for good in GOOD.values():
        with suppress(UploadRefused):
            accepted(f"a.{kind}", good[: len(content)] + content)
