"""A corpus of hostile and odd files: name, bytes, and what must become of each.

`corpus()` makes it anew each time; what must come out is the number of articles and, for every refusal, words that
its reason holds. `python -m tests.ingest.hostile FOLDER` writes the files out, to be looked at or dropped on the app.
"""

import base64
import gzip
import json
import random
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.ingest import making

SAID = "Three people were killed in Kryvyi Rih on Friday, the governor said."
BODY = f"{SAID}\n\nAir defences shot down 13 of 15 drones over the Kyiv region."
NAMELESS = (
    "UEsDBBQAAAAIAMqjeV3WMDNTbAAAAIIAAAAFAAAAYS50eHQdy0EKg0AMBdC9p/gHKIKUHqCbbtxJLyDN1wkdEsnIyNxe2/XjvVOQ"
    "2OhbJg4G8dWcKVDDGK02xaQJbniFytxu2BOxemWYB8qs0nfdUwPChfZhQUm+Q/wwDHf4guEBCbdLfuv/x6YVwVXd+hNQSwECFAMU"
    "AAAACADKoyBd1jAzU2wAAACCAAAABQAAAAAAAAAAAAAAgAEAAQAAAAAAABRQSwUGAAAAAAEAAQAzAAAAjwAAAAAA"
)
"""An archive whose only file has no name."""
UKRAINIAN = "Сьогодні вночі росіяни атакували Київ дронами. Загинули троє людей, повідомив мер міста."
RUSSIAN = "Ночью российские беспилотники атаковали Харьков. Погибли три человека, сообщил губернатор."


@dataclass(frozen=True)
class Case:
    """One file; `refused` are words of each reason, in order. `language` is that of the first article."""

    name: str
    data: bytes
    articles: int = 0
    refused: tuple[str, ...] = ()
    language: str = ""
    charset: str = ""


def corpus() -> list[Case]:
    """Every case, in a fixed order."""
    makers = (_plain, _charsets, _lengths, _names, _pages, _tables, _json, _pdfs, _office, _zips, _bombs, _mails)
    return [case for maker in (*makers, _feeds, _binaries, _truncated, _texts) for case in maker()]


def _one(name: str, text: str | bytes, **over: str) -> Case:
    return Case(name, text if isinstance(text, bytes) else text.encode(), 1, **over)


def _no(name: str, data: str | bytes, *reasons: str) -> Case:
    return Case(name, data if isinstance(data, bytes) else data.encode(), 0, reasons)


def _plain() -> Iterator[Case]:
    yield _one("plain.txt", BODY, language="en", charset="utf-8")
    yield _one("plain.MD", f"# Strike\n\n{BODY}")
    yield _no("empty.txt", b"", "empty")
    yield _no("blank.txt", b" \n\t\r\n ", "empty")
    yield _no("only-bom.txt", b"\xef\xbb\xbf", "no text")
    yield _no("one-word.txt", "Hit.", "too short")
    yield _no("dots.txt", "... . .", "too short")
    yield _one("nul.txt", BODY.replace("people", "peo\x00ple").encode())
    yield _no("all-nul.txt", bytes(10_000), "not text")
    yield _no("control.txt", bytes(range(1, 32)) * 50, "not text")
    yield _one("rtl.txt", "\u202e" + BODY + "\u202d \u2067x\u2069")
    yield _one("zero-width.txt", "\u200b\u200d\ufeff".join(BODY))
    yield _one("combining.txt", BODY + " e" + "\u0301" * 5_000)
    yield _one("emoji.txt", BODY + " \U0001f680" * 500)
    yield _one("mac-lines.txt", BODY.replace("\n", "\r"))
    yield _one("mixed-lines.txt", BODY.replace("\n\n", "\r\n\n\r"))
    yield _one("separators.txt", BODY.replace("\n", "\u2028"))
    yield _one("form-feed.txt", BODY.replace("\n\n", "\f\n"))
    yield _one("no-final-line.txt", BODY.rstrip())
    yield _one("brackets.txt", BODY + "(" * 20_000)
    yield _one("markup.txt", f"<script>alert(1)</script> {BODY} <img src=x onerror=alert(1)>")
    yield _one("formula.txt", f'=HYPERLINK("http://evil.example","x")\n\n{BODY}')
    yield _one("sql.txt", f"'; DROP TABLE articles; --\n\n{BODY}")
    yield _one("template.txt", "{{7*7}} ${7*7} <%= 7*7 %> " + BODY)


def _charsets() -> Iterator[Case]:
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        yield _one(f"english.{encoding}.txt", BODY.encode(encoding), language="en")
    for encoding in ("cp1251", "koi8_u", "utf-8", "utf-16"):
        yield _one(f"ukrainian.{encoding}.txt", (UKRAINIAN * 4).encode(encoding), language="uk")
    for encoding in ("cp1251", "koi8_r", "cp866", "utf-8"):
        yield _one(f"russian.{encoding}.txt", (RUSSIAN * 4).encode(encoding), language="ru")
    yield _one("curly.cp1252.txt", "“Three people were killed – at least,” he said.".encode("cp1252"), charset="cp1252")
    yield _one("latin1.txt", "Three people were killed in the café in Odesa.".encode("latin-1"), charset="cp1252")
    yield _one("half-utf8.txt", BODY.encode() + b" caf\xe9 in Odesa \xc3\xa9")
    yield _one("cut-utf8.txt", BODY.encode() + "\u0407".encode()[:1])
    yield _one("mojibake.txt", "The ministry said â€œ13 dronesâ€\x9d were shot down over Kyiv.")
    yield _one("mojibake.cyrillic.txt", UKRAINIAN.encode().decode("cp1251", "ignore"), language="uk")
    yield _one("german.txt", "Drei Menschen wurden bei dem Angriff auf Charkiw getötet, teilte er mit.", language="de")
    yield _one("polish.txt", "Nocy rosyjskie drony zaatakowały Kijów, zginęły trzy osoby.", language="pl")
    yield _one("arabic.txt", "قتل ثلاثة أشخاص في غارة جوية على مدينة غزة يوم الجمعة", language="ar")
    yield _one("hebrew.txt", "שלושה בני אדם נהרגו בפגיעת טיל ביום שישי בעיר חיפה", language="he")
    yield _one("surrogates.jsonl", b'{"text": "Three \\ud800 people were killed in Kyiv."}')


def _lengths() -> Iterator[Case]:
    yield _no("huge.txt", b"x" * 25_000_001, "larger than 25 MB")
    yield _no("long.txt", b"word " * 400_000, "Split it")
    yield _no("million-lines.txt", b"a line of it\n" * 1_000_000, "Split it")
    yield _no("million-blank-lines.txt", b"\n" * 1_000_000, "empty")
    yield _no("million-clocks.txt", b"12:00\nOne.\n" * 100_000, "Split it")
    yield _one("one-line.txt", SAID + " and more" * 50_000)
    yield _one("one-word-line.txt", SAID + " " + "x" * 900_000)
    yield _one("digits.txt", SAID + " " + "9" * 200_000)
    yield _one("commas.txt", SAID + " 1" + ",000" * 50_000)
    yield _one("dashes.txt", SAID + " 10" + "-10" * 50_000)
    yield _one("hyphen-lines.txt", SAID + "\n" + "a-\n" * 100_000)
    yield _one("spaces.txt", SAID + " " * 500_000 + "End.")
    yield _one("quotes.txt", SAID + "“" * 100_000)


def _names() -> Iterator[Case]:
    for name in (
        "../../etc/passwd.txt",
        "C:\\Windows\\system32\\a.txt",
        "/etc/shadow.txt",
        "con.txt",
        "a\x00b.txt",
        "\u202etxt.exe.txt",
        "x" * 5_000 + ".txt",
        "<img src=x>.txt",
        "=cmd|' /C calc'!A0.txt",
        "name\nwith\nlines.txt",
        ".txt.txt",
        "~$lock.txt",
    ):
        yield _one(name, BODY)
    yield _no("no-suffix", BODY, "Files of this kind are not read")
    yield _no("trailing.txt ", BODY, "Files of this kind are not read")
    yield _no("", BODY, "Files of this kind are not read")
    yield _no("a.exe", BODY, "Files of this kind are not read")


def page(body: str = "", head: str = "") -> str:
    """A page with an article of five paragraphs."""
    paragraphs = "".join(f"<p>{SAID} Paragraph {n} says a little more about the night.</p>" for n in range(5))
    return f"<html><head><title>Strike on a city</title>{head}</head><body><article>{paragraphs}{body}</article></body>"


def _pages() -> Iterator[Case]:
    yield _one("page.html", page())
    yield _one("page.xhtml", '<?xml version="1.0"?>' + page() + "</html>")
    yield _one("page-as-text.txt", "<!DOCTYPE html>" + page())
    yield _one("script.html", page("<script>alert(1)</script><p>Two people were injured in Odesa, he said.</p>"))
    yield _one("unclosed.html", page("<div>" * 2_000))
    yield _one("declared.html", page("<p>Київ.</p>", '<meta charset="windows-1251">').encode("cp1251"))
    yield _one("wrong-charset.html", page("<p>Київ</p>", '<meta charset="iso-8859-1">').encode())
    yield _one("unknown-charset.html", page("", '<meta charset="rot13">').encode())
    yield _one("remote.html", page('<img src="http://tracker.example/x.png"><iframe src="http://x.example"></iframe>'))
    yield _one("attributes.html", page("<p " + "a='b' " * 20_000 + ">More.</p>"))
    yield _one("entities.html", page("<p>" + "&amp;" * 20_000 + "</p>"))
    yield _no("empty.html", "<html><body></body></html>", "No article was found")
    yield _no("menu.html", "<html><body><nav><a href=x>Home</a></nav></body></html>", "o")
    yield Case("deep.html", ("<div>" * 100_000 + SAID).encode(), -1)
    yield Case("comment.html", ("<!--" + "-" * 500_000).encode(), -1)
    yield Case("attribute.html", ("<meta " + "content='" * 50_000).encode(), -1)


def _tables() -> Iterator[Case]:
    yield _one("table.csv", f"title,text\nA,{SAID.replace(',', '')}\n")
    yield _one("table.tsv", f"title\ttext\nA\t{SAID}\n")
    yield _one("semicolon.csv", f"Headline;Body\nA;{SAID}\n")
    yield _one("bom.csv", b"\xef\xbb\xbf" + f'text\n"{SAID}"\n'.encode())
    yield _one("cp1251.csv", f"title;text\nКиїв;{UKRAINIAN}\n".encode("cp1251"), language="uk")
    yield _one("duplicate-headers.csv", f'text,text,title\n"{SAID}",other,T\n')
    yield _one("formula.csv", f'title,text\n=1+1,"{SAID}"\n')
    yield _one("unnamed-text.csv", 'when,what\n2022-12-16,"' + SAID + ' And more of it, so that it is long enough."\n')
    yield _no("no-text.csv", "a,b\n1,2\n", "no column for the text")
    yield _no("header-only.csv", "title,text\n", "holds no articles")
    yield Case("bad-row.csv", f'text,published\n"{SAID}",last week\n"{SAID} More.",2022-12-16\n'.encode(), 1, ("ISO",))
    yield Case("unclosed.csv", f'text\n"{SAID}\n'.encode(), 1)
    yield Case("wide.csv", ("text," + "x," * 20_000 + f'\n"{SAID}"' + ",1" * 20_000).encode(), 1)
    yield Case("ragged.csv", f'title,text\nonly\nT,"{SAID}"\na,b,c,d\n'.encode(), 1, ("no text", "too short"))
    yield Case("many.csv", ("text\n" + f'"{SAID}"\n' * 10_001).encode(), 10_000, ("first 10,000",))
    yield _no("lines.csv", "\n" * 100_000 + "a", "no column")
    yield _one("nul.csv", f'title,text\n\x00,"{SAID}"\n')
    yield _one("sheet.xlsx", making.xlsx(["Headline", "Body"], ["T", SAID]))
    yield _one("second-sheet.xlsx", making.xlsx(sheets=[[["a", "b"], [1, 2]], [["text"], [SAID]]]))
    yield _one("formula.xlsx", making.xlsx(["title", "text"], ['=HYPERLINK("http://evil.example")', SAID]))
    yield _no("numbers.xlsx", making.xlsx(["a", "b"], [1, 2]), "no column for the text")
    yield _no("no-rows.xlsx", making.xlsx(), "no rows")
    yield _one("macros.xlsm", making.with_macros(making.xlsx(["text"], [SAID]), "xl"))


def _json() -> Iterator[Case]:
    yield _one("one.json", json.dumps({"text": SAID}))
    yield _one("list.json", json.dumps([{"text": SAID}]))
    yield _one("service.json", json.dumps({"response": {"results": [{"webTitle": "T", "bodyText": SAID}]}}))
    yield Case("lines.jsonl", (json.dumps({"text": SAID}) + "\n\nnot json\n[1]\n").encode(), 1, ("not JSON", "object"))
    yield _no("deep.json", "[" * 200_000, "not sound JSON")
    yield _no("deep-object.json", '{"a":' * 100_000 + "1" + "}" * 100_000, "not sound JSON")
    yield _no("deep.jsonl", "[" * 200_000, "not JSON")
    yield _no("number.json", "1" * 100_000, "JSON")
    yield _no("nan.json", "NaN", "no list")
    yield _no("string.json", '"text"', "no list")
    yield _no("empty-list.json", "[]", "holds no articles")
    yield _no("no-text.json", '[{"title": "T"}]', "no text")
    yield _no("list-text.json", '[{"text": ["a"]}]', "not text")
    yield _no("cut.json", '[{"text": "' + SAID, "not sound JSON")
    yield _one("duplicate-keys.json", f'{{"text": "x", "text": "{SAID}"}}')
    yield _no("future.json", json.dumps([{"text": SAID, "published": "99999-01-01"}]), "ISO")
    yield _no("huge-number.jsonl", '{"text": ' + "9" * 5_000 + "}", "not JSON")


def _pdfs() -> Iterator[Case]:
    whole = making.pdf(BODY, title="Night")
    yield _one("text.pdf", whole)
    yield _one("packed.pdf", making.pdf(BODY, compress=True))
    yield _one("pdf-as-text.txt", whole)
    yield _one("open-password.pdf", making.locked_pdf(""))
    yield _no("encrypted.pdf", making.locked_pdf(), "password")
    yield _no("scanned.pdf", making.pdf("", lines=False), "OCR")
    yield _no("too-many-pages.pdf", making.pdf(*["."] * 501), "501 pages")
    yield _no("header-alone.pdf", b"%PDF-1.7\n", "damaged")
    yield _no("no-pdf.pdf", BODY, "no PDF")
    yield _no("garbage.pdf", b"%PDF-1.7\n" + random.Random(1).randbytes(20_000), "damaged")
    yield _no("loop.pdf", whole.replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"), "damaged")
    yield _no("bomb.pdf", _pdf_bomb(), "damaged")
    yield _one("broken-index.pdf", whole.replace(b"startxref\n", b"startxref\n9"))


def _pdf_bomb() -> bytes:
    """A page whose stream unpacks to a gigabyte."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(1_000)) + packer.flush()
    whole = making.pdf("x", compress=True)
    start, end = whole.index(b"stream\n") + 7, whole.index(b"\nendstream")
    length = whole[whole.index(b"/Length ") : whole.index(b" >>\nstream")]
    return whole[:start].replace(length, b"/Length %d" % len(packed)) + packed + whole[end:]


def _office() -> Iterator[Case]:
    whole = making.docx(*BODY.split("\n"), title="Night")
    yield _one("text.docx", whole)
    yield _one("docx-as-text.txt", whole)
    yield _one("docx-as-zip.zip", whole)
    yield _one("macros.docm", making.with_macros(whole))
    yield _one("table.docx", making.docx("", rows=[["City", SAID]]))
    yield _no("blank.docx", making.docx(""), "no text")
    yield _no("no-docx.docx", BODY, "no Word file")
    yield _no("xlsx-without-text.docx", making.xlsx(["a"], [1]), "no column")
    parts = making.unzipped(whole)
    yield _no("no-kinds.docx", making.zipped({k: v for k, v in parts.items() if "Types" not in k}), "damaged")
    entity = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    document = parts["word/document.xml"]
    external = entity + document[document.index(b"?>") + 2 :].replace(b"governor", b"&x; governor")
    yield Case("xxe.docx", making.zipped({**parts, "word/document.xml": external}), -1)
    laughs = _laughs() + document[document.index(b"?>") + 2 :].replace(b"governor", b"&l9; governor")
    yield Case("laughs.docx", making.zipped({**parts, "word/document.xml": laughs}), -1)
    yield _no("bomb.docx", making.zipped({**parts, "word/document.xml": b" " * 150_000_000}), "as only a trap does")
    yield _no("slides.pptx", making.zipped({"ppt/presentation.xml": b"<p/>"}), "another kind")
    odt = {"mimetype": b"application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": b"<m/>"}
    yield _no("open.odt", making.zipped(odt), "another kind")
    yield _no("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office document")
    yield _no("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office document")
    yield _no("rich.rtf", b"{\\rtf1\\ansi " + BODY.encode() + b"}", "rich text")
    yield _no("rich.txt", b"{\\rtf1\\ansi " + BODY.encode() + b"}", "rich text")


def _laughs() -> bytes:
    lines = ['<!ENTITY l0 "lol">'] + [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)]
    return ('<?xml version="1.0"?><!DOCTYPE x [' + "".join(lines) + "]>").encode()


def _zips() -> Iterator[Case]:
    text = BODY.encode()
    yield Case("two.zip", making.zipped({"a.txt": text, "b.md": text + b" More."}), 2)
    yield Case(
        "mixed.zip", making.zipped({"a.txt": text, "b.exe": b"MZ\x00", "c.pdf": making.pdf(SAID)}), 2, ("program",)
    )
    yield Case("nested.zip", making.zipped({"in.zip": making.zipped({"a.txt": text})}), 1)
    third = making.zipped({"in.zip": making.zipped({"in.zip": making.zipped({"a.txt": text})})})
    yield _no("thrice.zip", third, "in an archive in an archive")
    disguised = making.zipped({"in.txt": making.zipped({"in.dat": making.zipped({"a.txt": text})})})
    yield _no("thrice-disguised.zip", disguised, "in an archive in an archive")
    yield Case("slip.zip", making.zipped({"../../../tmp/slip.txt": text, "/abs.txt": text + b" 2."}), 2)
    yield _no("link.zip", making.zipped([(_link(), b"/etc/passwd")]), "links are not followed")
    yield _no("empty.zip", making.zipped({}), "holds no files")
    yield _no("folders.zip", making.zipped({"a/": b""}), "holds no files")
    yield Case("junk.zip", making.zipped({"__MACOSX/._a.txt": b"x", "a.txt": text}), 1)
    yield Case("same-names.zip", _doubled(text), 2)
    yield _no("locked.zip", _locked(text), "password")
    yield _no("text.zip", text, "no zip archive")
    yield Case(
        "bad-crc.zip", making.zipped({"a.txt": text}, stored=True).replace(b"Friday", b"Monday", 1), 0, ("damaged",)
    )
    yield Case("many.zip", making.zipped({f"{n:04}.txt": f"{SAID} {n}".encode() for n in range(300)}), 300)
    yield _no("too-many.zip", making.zipped({f"{n}": b"x" for n in range(2_001)}), "more than 2,000 files")
    yield Case("nameless.zip", base64.b64decode(NAMELESS), -1)
    yield Case("hidden.zip", making.zipped({"a.txt": text, ".DS_Store": b"x"}), 1)
    yield _no("prefixed.zip", b"junk before it" + making.zipped({"a.txt": text}), "no zip archive")


def _link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("link.txt")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return info


def _doubled(text: bytes) -> bytes:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two members of one name are the point
        return making.zipped([("a.txt", text), ("a.txt", text + b" More.")])


def _locked(text: bytes) -> bytes:
    """The flag of a locked member, in both places where it stands."""
    data = bytearray(making.zipped({"a.txt": text}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + offset
        data[at : at + 2] = struct.pack("<H", 1)
    return bytes(data)


def _bombs() -> Iterator[Case]:
    yield _no("ratio.zip", making.zipped({"a.txt": b"0" * 20_000_000}), "as only a trap does")
    yield _no("total.zip", _wide_bomb(), "unpacks to more than 200 MB")
    inner = making.zipped({"a.txt": b"0" * 20_000_000})
    yield _no("nested-bomb.zip", making.zipped({"in.zip": inner}), "as only a trap does")
    yield _no("overlapping.zip", _declaring(making.zipped({"a.txt": b"x" * 1_000}), 4_000_000_000), "more than 200 MB")
    yield Case("lying-small.zip", _declaring(making.zipped({"a.txt": BODY.encode() * 50}), 200), 0, ("damaged",))
    yield _no("gzip.txt", gzip.compress(b"0" * 10_000_000), "compressed (gzip)")
    yield _no("gzip.gz", gzip.compress(BODY.encode()), "compressed (gzip)")


def _wide_bomb() -> bytes:
    rng = random.Random(5)
    block = bytes(rng.choices(b"abcdefgh \n", k=20_000)) * 1_000
    return making.zipped({f"{n}.txt": block for n in range(11)})


def _declaring(data: bytes, size: int) -> bytes:
    """The archive with another size of its member in the directory."""
    made = bytearray(data)
    at = made.index(b"PK\x01\x02") + 24
    made[at : at + 4] = struct.pack("<I", size & 0xFFFFFFFF)
    return bytes(made)


def _mails() -> Iterator[Case]:
    yield _one("mail.eml", making.eml(BODY).as_bytes())
    yield _one("html.eml", making.eml(f"<p>{SAID}</p><script>x</script>").as_bytes())
    mail = making.eml(BODY)
    mail.add_attachment(b"MZ\x00", maintype="application", subtype="octet-stream", filename="../../x.exe")
    yield Case("attached.eml", mail.as_bytes(), 1, ("Attachments are not opened",))
    yield _no("blank.eml", b"Subject: x\n\n\n", "No text was found")
    yield _no("no-mail.eml", BODY, "no mail")
    yield _no(
        "charset.eml", b"Subject: x\nContent-Type: text/plain; charset=nonsense\n\n\xff\xfe\n", "No text was found"
    )
    yield _one("subject.eml", making.eml(BODY, subject="=?utf-8?b?0JrQuNGX0LI=?=").as_bytes())
    yield _one("date.eml", making.eml(BODY, date="not a date").as_bytes())
    yield _one("saved.mht", making.mht(page()))
    yield _one("saved-as.html", making.mht(page()))
    yield _no("pictures.mht", b"MIME-Version: 1.0\nContent-Type: image/png\n\nx", "No text was found")
    yield Case(
        "deep.eml",
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)),
        -1,
    )


def rss(*items: str) -> str:
    """A feed of items."""
    entries = "".join(f"<item>{item}</item>" for item in items)
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Daily</title>{entries}</channel></rss>"


def _feeds() -> Iterator[Case]:
    story = f"<title>T</title><description>&lt;p&gt;{SAID}&lt;/p&gt;</description>"
    yield _one("feed.rss", rss(story))
    yield _one("feed.xml", rss(story))
    yield _one("feed.txt", rss(story))
    yield Case("headline.rss", rss(story, "<title>Only this</title>").encode(), 1, ("headline alone",))
    atom = f"<entry><title>T</title><summary>{SAID}</summary><updated>2022-12-16T09:00:00Z</updated></entry>"
    yield _one("feed.atom", f"<feed xmlns='http://www.w3.org/2005/Atom'><title>D</title>{atom}</feed>")
    yield _no("empty.rss", rss(), "no entries")
    yield _no("broken.rss", rss(story)[:-20], "not sound XML")
    yield _no(
        "laughs.rss",
        _laughs() + rss(f"<description>&l9; {SAID}</description>").split("?>")[1].encode(),
        "not sound XML",
    )
    external = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    yield _no("xxe.rss", external + rss(f"<description>&x; {SAID}</description>").split("?>")[1].encode(), "entities")
    yield _no("deep.xml", "<a>" * 100_000, "not sound XML")
    yield _no("svg.xml", "<svg xmlns='http://www.w3.org/2000/svg'/>", "no entries")


def _binaries() -> Iterator[Case]:
    signs = {
        "png": b"\x89PNG\r\n\x1a\n",
        "jpg": b"\xff\xd8\xff\xe0",
        "gif": b"GIF89a",
        "tif": b"II*\x00",
        "7z": b"7z\xbc\xaf\x27\x1c",
        "rar": b"Rar!\x1a\x07",
        "xz": b"\xfd7zXZ\x00",
        "elf": b"\x7fELF\x02",
        "sqlite": b"SQLite format 3\x00",
    }
    for suffix, sign in signs.items():
        yield _no(f"binary.{suffix}", sign + bytes(200), "The file is")
        yield _no(f"binary.{suffix}.txt", sign + bytes(200), "The file is")
    yield _no("random.txt", random.Random(3).randbytes(50_000), "not text")
    yield _no("random.csv", random.Random(4).randbytes(50_000), "not text")
    yield _no("pickle.txt", b"\x80\x04\x95" + bytes(300), "not text")


def _truncated() -> Iterator[Case]:
    """Files cut in the middle; whatever becomes of them, it is articles or a reason."""
    whole = {
        "cut.docx": making.docx(BODY),
        "cut.xlsx": making.xlsx(["text"], [SAID]),
        "cut.pdf": making.pdf(BODY),
        "cut.zip": making.zipped({"a.txt": BODY.encode()}),
        "cut.html": page().encode(),
        "cut.eml": making.eml(BODY).as_bytes(),
        "cut.mht": making.mht(page()),
    }
    for name, data in whole.items():
        for share in (0.25, 0.5, 0.9):
            yield Case(f"{int(share * 100)}-{name}", data[: int(len(data) * share)], -1)


def _texts() -> Iterator[Case]:
    """Exports of databases and live blogs, cut into their articles."""
    yield Case(
        "nexis.txt", nexis(("Strike", SAID), ("Drones", "Thirteen drones were shot down over Kyiv.")).encode(), 2
    )
    yield Case("nexis.docx", making.docx(*nexis(("Strike", SAID), ("Drones", SAID + " More.")).split("\n")), 2)
    yield Case("factiva.txt", factiva(("Strike", SAID), ("Drones", SAID + " More.")).encode(), 2)
    yield Case("live.txt", live("15:10", "14:05 GMT", "9.30am").encode(), 3)
    yield _no("nexis-end-alone.txt", "Section: NEWS\nLength: 12 words\nBody\n\nEnd of Document\n", "no text")
    yield Case("two-clocks.txt", live("15:10", "14:05").encode(), 1)


def nexis(*articles: tuple[str, str]) -> str:
    """An export in the manner of Nexis."""
    parts = [
        f"{title}\nExample Daily\nDecember 16, 2022 Friday\n\nCopyright 2022 Example Daily\nSection: NEWS\n"
        f"Length: 120 words\nByline: Jane Writer\nBody\n\n{text}\n\nLoad-Date: December 17, 2022\n\nEnd of Document\n"
        for title, text in articles
    ]
    return "\n".join(parts)


def factiva(*articles: tuple[str, str]) -> str:
    """An export in the manner of Factiva."""
    parts = [
        f"{title}\n\nBy Jane Writer\n120 words\n16 December 2022\n02:34\nExample Daily\nEXDLY\nEnglish\n"
        f"Copyright 2022 Example.\n\n{text}\n\nDocument EXDLY00020221216eicg0000{at}\n"
        for at, (title, text) in enumerate(articles)
    ]
    return "\n".join(parts)


def live(*clocks: str) -> str:
    """A live blog with an entry for each clock time."""
    entries = "\n\n".join(f"{clock}\n{n + 2} people were killed in Kherson." for n, clock in enumerate(clocks))
    return f"Live: strikes overnight\n\n16 December 2022\n\n{entries}\n"


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for number, case in enumerate(corpus()):
        plain = "".join(letter for letter in case.name if letter.isalnum() or letter in ".-_")[-60:]
        (folder / f"{number:03}-{plain}").write_bytes(case.data)
