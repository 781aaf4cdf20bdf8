"""Files of every kind, made by the standard library and the libraries that read them, as small as can be."""

import io
import zipfile


def pdf(*pages, title="", compress=False, lines=True):
    """A PDF with one page for each text; `title` goes into its metadata."""
    import zlib

    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for text in pages:
        shown = [f"({line}) Tj 0 -14 Td" for line in _escaped(text).split("\n")] if lines else []
        stream = ("BT /F1 11 Tf 50 780 Td " + " ".join(shown) + " ET").encode("latin-1", "replace")
        extra = b""
        if compress:
            stream, extra = zlib.compress(stream, 9), b"/Filter /FlateDecode "
        objects.append(b"<< %s/Length %d >>\nstream\n%s\nendstream" % (extra, len(stream), stream))
        page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F1 << "
        page += "/Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        objects.append(page.format(len(objects)).encode())
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    info = f"<< /Title ({_escaped(title)}) /CreationDate (D:20200101000000Z) >>".encode()
    return _assembled([*objects, info])


def _escaped(text):
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _assembled(objects):
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(out + trailer % (len(objects) + 1, len(objects), start))


def locked_pdf(password="secret"):
    """A PDF that needs a password."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("Three people were killed in Kherson on Friday."))))
    writer.encrypt(password, algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def docx(*paragraphs, title="", author="", rows=()):
    """A Word file; `rows` is a table after the paragraphs."""
    from docx import Document

    document = Document()
    document.core_properties.title, document.core_properties.author = title, author
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for cells, row in zip(rows, table.rows, strict=True):
            for text, cell in zip(cells, row.cells, strict=True):
                cell.text = text
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def with_macros(data, folder="word"):
    """The same office file with a part for macros, declared as such."""
    kinds = {"word": b"wordprocessingml.document.main+xml", "xl": b"spreadsheetml.sheet.main+xml"}
    enabled = {
        "word": b"application/vnd.ms-word.document.macroEnabled.main+xml",
        "xl": b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    }
    members = unzipped(data)
    declared = members["[Content_Types].xml"]
    whole = b"application/vnd.openxmlformats-officedocument." + kinds[folder]
    members["[Content_Types].xml"] = declared.replace(whole, enabled[folder])
    return zipped({**members, f"{folder}/vbaProject.bin": b"\xd0\xcf\x11\xe0 macros"})


def xlsx(*rows, sheets=()):
    """An Excel file of one sheet, or of several."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for number, content in enumerate(sheets or [rows]):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in content:
            sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def zipped(members, stored=False):
    """A zip archive of names and bytes, or of ready ZipInfos and bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items() if isinstance(members, dict) else members:
            archive.writestr(name, content)
    return made.getvalue()


def unzipped(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def eml(
    body, subject="Night attack", sender="Example Wire <news@wire.example>", date="Fri, 16 Dec 2022 09:30:00 +0200"
):
    """A mail with a plain body, or an HTML one where it begins with markup."""
    from email.message import EmailMessage

    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = subject, sender, date
    mail.set_content(body, subtype="html" if body.startswith("<") else "plain")
    return mail


def mht(page, address="https://daily.example/strike"):
    """A web archive of one page and a picture."""
    from email.mime.image import MIMEImage
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText

    archive = MIMEMultipart("related", type="text/html")
    archive["From"], archive["Snapshot-Content-Location"] = "<Saved by a browser>", address
    archive["Subject"], archive["Date"] = "Saved page", "Mon, 1 Jan 2024 10:00:00 -0000"
    part = MIMEText(page, "html", "utf-8")
    part["Content-Location"] = address
    archive.attach(part)
    archive.attach(MIMEImage(b"\x89PNG\r\n\x1a\n", "png"))
    return archive.as_bytes()
