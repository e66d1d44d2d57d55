"""Messages (.eml) and mailboxes (.mbox): subject, sender and date, the body, and attachments as members."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from faultline.documents.articles.article import read_article
from faultline.documents.content import Content
from faultline.documents.draft import Draft, DraftText, Reading
from faultline.documents.encodings import decode
from faultline.documents.limits import LIMITS
from faultline.documents.markup import blocks_of_html
from faultline.documents.readers.archive import safe_label
from faultline.documents.refusal import Refusal
from faultline.model.document import Role

_HEADER = re.compile(
    rb"(?:received|return-path|delivered-to|mime-version|message-id|from|to|cc|date|subject|content-type|reply-to|sender|x-[\w-]+"
    rb"|dkim-signature|authentication-results|arc-[\w-]+|content-transfer-encoding|user-agent"
    rb"|references|in-reply-to|list-[\w-]+|thread-[\w-]+|importance)[ \t]*:",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(rb"(?:\A|\n\r?\n)From \S+[^\n]* \d\d:\d\d(?::\d\d)?[^\n]*\d{4}[^\n]*\r?\n")
_SIGNATURE = re.compile(r"^--\s*$")
_QUOTED = re.compile(r"^(?:>|On .{5,120} wrote:$|-----Original Message-----|_{10,}$)")


class EmailReader:
    """Reads one message."""

    name = "email"

    def recognises(self, content: Content) -> bool:
        """Header lines at the start, among them a sender and one that only mail has (or the name .eml)."""
        names = _header_names(content.head)
        if content.extension == ".eml":
            return b"from" in names or b"subject" in names
        transport = {b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to"}
        return b"from" in names and bool(names & transport)

    def read(self, content: Content) -> Reading:
        """The message; its attachments are members."""
        message = message_from_bytes(content.data.lstrip(), policy=policy.default)
        assert isinstance(message, EmailMessage)
        subject = _header(message, "subject")
        draft = DraftText()
        draft.add(subject or "", Role.TITLE)
        _add_body(draft, message)
        attachments = list(_attachments(message))
        if not draft.passages and not attachments:
            raise Refusal("empty file", "the message has neither subject nor text nor attachments: save it again")
        sender = _header(message, "from")
        made = Draft(
            text=draft.text,
            passages=tuple(draft.passages),
            title=subject,
            author=_name(sender) if sender else None,
            date=_date(message),
        )
        return Reading(draft=made, members=attachments, losses=draft.losses(content.path))


class MailboxReader:
    """Reads a mailbox as an archive of messages, numbered from 1."""

    name = "mbox"

    def recognises(self, content: Content) -> bool:
        """A line `From …` with a date, then header lines."""
        first = _SEPARATOR.match(content.head)
        return first is not None and len(_header_names(content.head[first.end() :])) >= 2

    def read(self, content: Content) -> Reading:
        """The messages as members."""
        return Reading(members=_messages(content.data))


def _header_names(head: bytes) -> set[bytes]:
    """Names of the header lines the bytes begin with; empty as soon as another line stands among them."""
    names: set[bytes] = set()
    for line in head.splitlines():
        if line[:1] in (b" ", b"\t") and names:
            continue
        if not _HEADER.match(line):
            return names if not line.strip() or re.match(rb"[\w-]+:", line) else set()
        names.add(line.split(b":", 1)[0].strip().lower())
    return names


def _messages(data: bytes) -> Iterator[Content]:
    starts = list(_SEPARATOR.finditer(data))
    ends = [match.start() for match in starts[1:]] + [len(data)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        yield Content(f"{number}.eml", re.sub(rb"(?m)^>(>*From )", rb"\1", data[start.end() : end]))


def _header(message: EmailMessage, name: str) -> str | None:
    """A header as one line; None where it is absent or cannot be parsed."""
    try:
        value = message.get(name)
    except Exception:  # the standard library raises many kinds for malformed headers
        value = None
    return " ".join(str(value).split()) or None if value else None


def _name(sender: str) -> str:
    name, address = parseaddr(sender)
    return name or address or sender


def _date(message: EmailMessage) -> str | None:
    value = _header(message, "date")
    try:
        return parsedate_to_datetime(value).date().isoformat() if value else None
    except (TypeError, ValueError):
        return None


def _add_body(draft: DraftText, message: EmailMessage) -> None:
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None or not isinstance(body, EmailMessage):
        return
    data = _payload(body)
    if body.get_content_subtype() == "html":
        for text, role in blocks_of_html(data):
            draft.add(text, role)
        return
    text = decode(data, declared=body.get_content_charset()).text
    signed = False
    for passage in read_article(text).passages:
        part = text[passage.start : passage.end]
        signed = signed or _SIGNATURE.match(part.splitlines()[0]) is not None
        aside = signed or _QUOTED.match(part) is not None
        role = Role.HEADING if passage.role is Role.TITLE else passage.role
        draft.add(part, Role.BOILERPLATE if aside else role)


def _attachments(message: EmailMessage) -> Iterator[Content]:
    for number, part in enumerate(message.iter_attachments(), start=1):
        if number > LIMITS.members:
            return
        name = safe_label(part.get_filename() or f"attachment-{number}").replace("/", "_")
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            data = inner[0].as_bytes() if isinstance(inner, list) and isinstance(inner[0], EmailMessage) else b""
            name = name if "." in name else f"{name}.eml"
        else:
            data = _payload(part)
        if part.get_content_maintype() != "image" or part.get_content_disposition() == "attachment":
            yield Content(name, data)


def _payload(part: object) -> bytes:
    payload = part.get_payload(decode=True) if isinstance(part, EmailMessage) else None
    return payload if isinstance(payload, bytes) else b""
