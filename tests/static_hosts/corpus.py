"""Files that carry a secret, and files that carry none, each made here: what a publish must refuse, and must not."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from collections.abc import Mapping

from PIL import Image, PngImagePlugin

PLACE = "+34.1706-118.8376/"
TOKEN = "ghp_" + "a1B2" * 9
XMP = b"<?xpacket?><x:xmpmeta xmlns:x='adobe:ns:meta/' xmlns:xap='http://ns.adobe.com/xap/1.0/'>Somebody</x:xmpmeta>"


def picture(kind: str, **options: object) -> bytes:
    """A small picture as Pillow writes it."""
    made = io.BytesIO()
    Image.new("RGB", (24, 16), (30, 90, 90)).save(made, kind, **options)
    return made.getvalue()


def exif(*, place: bool) -> Image.Exif:
    """Metadata of a camera, with or without the place."""
    data = Image.Exif()
    data[0x010F] = "A camera"
    if place:
        data.get_ifd(0x8825)[1] = "N"
        data.get_ifd(0x8825)[2] = (34.0, 10.0, 14.0)
    return data


def segment(marker: int, body: bytes) -> bytes:
    """A segment of a JPEG."""
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body


def chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def box(kind: bytes, *parts: bytes) -> bytes:
    """A box of an MP4."""
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def gif(extension: bytes = b"", after: bytes = b"") -> bytes:
    """A GIF with something between its head and its picture, and something after its end."""
    plain = picture("GIF")
    head = 13 + (3 << (plain[10] & 7) + 1)
    return plain[:head] + extension + plain[head:] + after


def pdf(more: bytes = b"", *, info: bytes = b"", stream: bytes | None = None, packed: bool = True) -> bytes:
    """A one-page document: further objects, entries of its Info dictionary, and what stands in a stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>",
        b"<<" + info + b"/Producer(a program)>>",
    ]
    if stream is not None:
        body = zlib.compress(stream) if packed else stream
        how = b"/Filter/FlateDecode" if packed else b"/Filter/DCTDecode"
        objects.append(b"<</Length %d%s>>\nstream\n" % (len(body), how) + body + b"\nendstream")
    listed = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, o) for n, o in enumerate(objects, 1))
    return b"%PDF-1.7\n" + listed + more + b"trailer<</Root 1 0 R/Info 4 0 R>>\n%%EOF\n"


def mp4(*parts: bytes) -> bytes:
    """A film without frames, with boxes in its `moov`."""
    return (
        box(b"ftyp", b"isom\0\0\2\0isomiso2mp41")
        + box(b"moov", box(b"mvhd", bytes(100)), *parts)
        + box(b"mdat", bytes(64))
    )


def webm(more: bytes = b"") -> bytes:
    """A film in Matroska's form."""
    return b"\x1a\x45\xdf\xa3\x84webm" + b"\x18\x53\x80\x67" + more + bytes(64)


def svg(inside: str = "", attributes: str = "", before: str = "") -> str:
    """A drawing."""
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"{attributes}><circle r="4"/>{inside}</svg>'


def page(words: str) -> str:
    """A page's HTML."""
    return f"<!DOCTYPE html><html lang='en'><title>A page</title><main><p>{words}</p></main></html>"


JPEG, PNG = picture("JPEG"), picture("PNG")
TAGGED = picture("JPEG", exif=exif(place=True))
_webp = picture("WEBP")
_info = PngImagePlugin.PngInfo()
_info.add_text("Author", "Somebody")

SECRETS: Mapping[str, bytes | str] = {
    # photos
    "exif.jpg": picture("JPEG", exif=exif(place=False)),
    "place.jpg": TAGGED,
    "second-picture.jpg": JPEG + TAGGED,
    "second-picture-far.jpg": JPEG + bytes(400) + TAGGED,
    "mpf.jpg": JPEG[:2] + segment(0xE2, b"MPF\0MM\0*") + JPEG[2:],
    "fill-bytes.jpg": TAGGED[:2] + b"\xff\xff\xff" + TAGGED[2:],
    "after-scan.jpg": JPEG[:-2] + segment(0xE1, b"Exif\0\0MM\0*") + b"\xff\xd9",
    "xmp.jpg": JPEG[:2] + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP) + JPEG[2:],
    "iptc.jpg": JPEG[:2] + segment(0xED, b"Photoshop 3.0\0Somebody") + JPEG[2:],
    "comment.jpg": JPEG[:2] + segment(0xFE, b"by Somebody") + JPEG[2:],
    "maker.jpg": JPEG[:2] + segment(0xE7, b"Serial 12345") + JPEG[2:],
    "thumbnail.jpg": JPEG[:2] + segment(0xE0, b"JFXX\0\x10") + JPEG[2:],
    "appended.jpg": JPEG + b"PK\x03\x04 a letter",
    "capitals.JPG": TAGGED,
    # other pictures
    "text.png": picture("PNG", pnginfo=_info),
    "exif.png": picture("PNG", exif=exif(place=True)),
    "time.png": PNG[:33] + chunk(b"tIME", bytes(7)) + PNG[33:],
    "own-chunk.png": PNG[:33] + chunk(b"prVt", b"Somebody") + PNG[33:],
    "appended.png": PNG + b"Somebody's letter",
    "exif.webp": picture("WEBP", exif=exif(place=True)),
    "xmp.webp": picture("WEBP", xmp=XMP),
    "own-chunk.webp": _webp[:4] + struct.pack("<I", len(_webp)) + _webp[8:] + b"PRVT\0\0\0\0",
    "appended.webp": _webp + b"Somebody's letter",
    "exif.avif": picture("AVIF", exif=exif(place=True)),
    "xmp.avif": picture("AVIF", xmp=XMP),
    "comment.gif": gif(b"\x21\xfe\x05hello\0"),
    "xmp.gif": gif(b"\x21\xff\x0bXMP DataXMP\x09some rdf!\0"),
    "own-block.gif": gif(b"\x21\xff\x0bSOMEPROG1.0\x05hello\0"),
    "appended.gif": gif(after=b"Somebody's letter"),
    # documents
    "author.pdf": pdf(info=b"/Author(Somebody)"),
    "author-hex.pdf": pdf(info=b"/Author <FEFF0053006F>"),
    "author-elsewhere.pdf": pdf(info=b"/Author 9 0 R"),
    "author-escaped.pdf": pdf(info=b"/#41uthor(Somebody)"),
    "author-packed.pdf": pdf(stream=b"4 0 <</Author(Somebody)>>"),
    "author-xmp.pdf": pdf(stream=b"<dc:creator><rdf:Seq><rdf:li>Somebody</rdf:li></rdf:Seq></dc:creator>"),
    "company.pdf": pdf(info=b"/Company(Somebody Ltd)"),
    "embedded.pdf": pdf(b"8 0 obj<</EmbeddedFiles 9 0 R>>endobj\n"),
    "script.pdf": pdf(b"8 0 obj<</S/JavaScript/JS(app.alert)>>endobj\n"),
    "script-packed.pdf": pdf(stream=b"<</S/JavaScript/JS(app.alert)>>"),
    "locked.pdf": pdf(b"8 0 obj<</Encrypt 9 0 R>>endobj\n"),
    "photo.pdf": pdf(stream=TAGGED, packed=False),
    "token.pdf": pdf(stream=f"BT ({TOKEN}) Tj ET".encode()),
    "late-head.pdf": b"\n\n" + pdf(info=b"/Author(Somebody)"),
    # films
    "place.mp4": mp4(box(b"udta", box(b"\xa9xyz", b"\0\x12\x15\xc7" + PLACE.encode()))),
    "place-apple.mp4": mp4(box(b"meta", b"com.apple.quicktime.location.ISO6709", PLACE.encode())),
    "place-loci.mp4": mp4(box(b"udta", box(b"loci", bytes(8)))),
    "author.mp4": mp4(box(b"udta", box(b"meta", box(b"ilst", box(b"\xa9ART", b"Somebody"))))),
    "xmp.mp4": mp4() + box(b"uuid", bytes.fromhex("be7acfcb97a942e89c71999491e3afac"), XMP),
    "place-last.mp4": box(b"ftyp", b"isom")
    + box(b"mdat", bytes(9999))
    + box(b"moov", box(b"udta", box(b"\xa9xyz", PLACE.encode()))),
    "place.webm": webm(b"\x45\xa3\x88LOCATION\x44\x87\x92" + PLACE.encode()),
    "author.webm": webm(b"\x45\xa3\x86ARTIST\x44\x87\x88Somebody"),
    # drawings
    "comment.svg": svg("<!-- by Somebody -->"),
    "comment-before.svg": svg(before="<!-- by Somebody -->"),
    "metadata.svg": svg("<metadata>Somebody</metadata>"),
    "metadata-prefix.svg": '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:metadata>x</s:metadata></s:svg>',
    "program.svg": svg(attributes=' xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:version="1"'),
    "script.svg": svg("<script>1</script>"),
    "script-prefix.svg": svg('<x:script xmlns:x="http://www.w3.org/1999/xhtml">1</x:script>'),
    "script-event.svg": svg(attributes=' onload="x()"'),
    "script-link.svg": svg('<a href="javascript:x()"><circle r="1"/></a>'),
    "script-link-spaced.svg": svg('<a href=" java&#10;script:x()"><circle r="1"/></a>'),
    "script-set.svg": svg('<set attributeName="href" to="javascript:x()"/>'),
    "script-entity.svg": '<!DOCTYPE svg [<!ENTITY s "x">]>' + svg("&s;"),
    "stylesheet.svg": svg(before='<?xml-stylesheet href="https://elsewhere.example/a.css"?>'),
    "import.svg": svg("<style>@import url(https://elsewhere.example/a.css)</style>"),
    "fetch.svg": svg('<image href="https://elsewhere.example/p.png"/>'),
    "page.svg": svg("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>"),
    "utf16.svg": svg("<script>1</script>").encode("utf-16"),
    "utf16-key.svg": svg(f"<title>{TOKEN}</title>").encode("utf-16"),
    "pasted-photo.svg": svg(f'<image href="data:image/jpeg;base64,{base64.b64encode(TAGGED).decode()}"/>'),
    "broken.svg": "<svg xmlns='http://www.w3.org/2000/svg'><script>1</svg>",
    # texts
    "quotes.html": page("password: “hunter2-secret”"),
    "single-quotes.html": page("passwd = ‘hunter2-secret’"),
    "low-quotes.html": page("Password: „hunter2-secret“"),
    "angled-quotes.html": page("password: «hunter2-secret»"),
    "entities.html": page("password: &quot;hunter2-secret&quot;"),
    "numbered.html": page("pass&#119;ord: &#34;hunter2-secret&#34;"),
    "split.html": page("<strong>pass</strong>word: &ldquo;hunter2-secret&rdquo;"),
    "marked.html": page(
        "<em>Password</em>: <code>hunter2-secret</code>".replace("<code>", '<code>"').replace("</code>", '"</code>')
    ),
    "soft.html": page("pass\u00adword: “hunter2-secret”"),
    "invisible.html": page(f"{TOKEN[:9]}\u200b{TOKEN[9:]}"),
    "full-width.html": page("ｐａｓｓｗｏｒｄ: “hunter2-secret”"),
    "bare.html": page("Wi-Fi password: Lotus2024!"),
    "attribute.html": page(f"<img alt='{TOKEN}' src='a.png'>"),
    "escaped.json": '{"text": "password: \\u201chunter2-secret\\u201d"}',
    "token.json": f'{{"api_key": "{TOKEN}"}}',
    "utf16.txt": f'password: "{TOKEN}"'.encode("utf-16"),
    "utf16-bare.txt": f"{TOKEN}".encode("utf-16-le"),
    "key.txt": "-----BEGIN OPENSSH PRIVATE KEY-----",
    "address.xml": "<a>https://user:hunter2@db.internal/</a>",
    "key.css": f"/* {TOKEN} */",
    "key.js": "const secret = `correct-horse-battery`",
    "key.webmanifest": f'{{"name": "{TOKEN}"}}',
}

CLEAN: Mapping[str, bytes | str] = {
    "plain.jpg": JPEG,
    "progressive.jpg": picture("JPEG", progressive=True),
    "best.jpg": picture("JPEG", quality=95, subsampling=0),
    "profile.jpg": JPEG[:2] + segment(0xE2, b"ICC_PROFILE\0\1\1abc") + JPEG[2:],
    "padded.jpg": JPEG + bytes(16),
    "restarts.jpg": picture("JPEG", restart_marker_rows=1),
    "plain.png": PNG,
    "palette.png": picture("PNG", bits=8),
    "dense.png": picture("PNG", dpi=(144, 144)),
    "profile.png": picture("PNG", icc_profile=b"abc" * 50),
    "plain.gif": gif(),
    "loop.gif": gif(b"\x21\xff\x0bNETSCAPE2.0\x03\1\0\0\0"),
    "control.gif": gif(b"\x21\xf9\x04\1\x0a\0\0\0"),
    "plain.webp": _webp,
    "lossless.webp": picture("WEBP", lossless=True),
    "plain.avif": picture("AVIF"),
    "plain.pdf": pdf(),
    "empty-author.pdf": pdf(info=b"/Author()"),
    "title.pdf": pdf(info=b"/Title(A form)"),
    "text.pdf": pdf(stream=b"BT (Written by our authors, see /Authority) Tj ET"),
    "photo.pdf": pdf(stream=JPEG, packed=False),
    "plain.mp4": mp4(),
    "encoder.mp4": mp4(box(b"udta", box(b"meta", box(b"ilst", box(b"\xa9too", b"a program"))))),
    "plain.webm": webm(),
    "plain.svg": svg(),
    "titled.svg": svg("<title>A pond</title><desc>With a lotus</desc>"),
    "styled.svg": svg("<style>circle{fill:#123456}</style>"),
    "gradient.svg": svg('<linearGradient id="a"/><rect fill="url(#a)"/>'),
    "linked.svg": svg('<a href="/contact/"><circle r="1"/></a>'),
    "links-elsewhere.svg": svg('<a href="https://www.clinic-for-tests.org/"><circle r="1"/></a>'),
    "pasted.svg": svg(f'<image href="data:image/jpeg;base64,{base64.b64encode(JPEG).decode()}"/>'),
    "words.html": page("Your password: keep it secret. A “secret garden” is no password. The secret is patience."),
    "quotes.html": page("She said: “password managers” help. Access token: none needed."),
    "days.html": page("Secret: we open on 2026-11-24. API: none."),
    "mail.html": page("Write to care@clinic-for-tests.org: today, or call +1 805 555 0142."),
    "plain.json": '{"name": "A clinic", "secret": "", "password": null}',
    "plain.txt": "User-agent: *\nDisallow:\n",
    "plain.css": "a { color: #123456 } /* keep */",
    "plain.js": "const password = form.elements.password.value;",
}
