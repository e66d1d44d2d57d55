"""One reader a format. To add one: a file here, a line in the list, a hostile fixture in the tests."""

from faultline.documents.readers.archive import GzipReader, TarReader, ZipReader
from faultline.documents.readers.docx import DocxReader
from faultline.documents.readers.email import EmailReader, MailboxReader
from faultline.documents.readers.html import HtmlReader
from faultline.documents.readers.pdf import PdfReader
from faultline.documents.readers.plain_text import PlainTextReader
from faultline.documents.readers.reader import Reader
from faultline.documents.readers.table import JsonReader, TableReader, WorkbookReader, XmlReader

# In order: the first that recognises a file reads it, so the surer signatures stand first and plain text last.
READERS: tuple[Reader, ...] = (
    PdfReader(),
    DocxReader(),
    WorkbookReader(),
    ZipReader(),
    GzipReader(),
    TarReader(),
    MailboxReader(),
    EmailReader(),
    HtmlReader(),
    TableReader(),
    JsonReader(),
    XmlReader(),
    PlainTextReader(),
)

__all__ = ["READERS", "Reader"]
