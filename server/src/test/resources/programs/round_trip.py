"""Sends messages with smtplib and reads them with imaplib and poplib; fails where an octet differs."""

import imaplib
import pathlib
import poplib
import re
import smtplib
import ssl
import sys

mode, smtp_port, imap_port, pop3_port, authority, user, password, folder = sys.argv[1:]
implicit = mode == "implicit"
context = ssl.create_default_context(cafile=authority)
letters = [path.read_bytes() for path in sorted(pathlib.Path(folder).iterdir())]


def without_trace(message):
    return re.sub(rb"\AReturn-Path: [^\r\n]*\r\nReceived: [^\r\n]*\r\n(?:[\t ][^\r\n]*\r\n)*", b"", message)


def same(sent, received, where):
    if sent != received:
        sys.exit(f"{where}: sent {sent!r}\nreceived {received!r}")


def smtp():
    if implicit:
        session = smtplib.SMTP_SSL("localhost", int(smtp_port), context=context)
    else:
        session = smtplib.SMTP("localhost", int(smtp_port))
        session.starttls(context=context)
    session.login(user, password)
    return session


def imap():
    if implicit:
        session = imaplib.IMAP4_SSL("localhost", int(imap_port), ssl_context=context)
    else:
        session = imaplib.IMAP4("localhost", int(imap_port))
        session.starttls(ssl_context=context)
    session.login(user, password)
    return session


def pop3():
    if implicit:
        session = poplib.POP3_SSL("localhost", int(pop3_port), context=context)
    else:
        session = poplib.POP3("localhost", int(pop3_port))
        session.stls(context=context)
    session.user(user)
    session.pass_(password)
    return session


with smtp() as session:
    for letter in letters:
        refused = session.sendmail(user, [user], letter)
        assert refused == {}, refused
    try:
        session.sendmail(user, ["someone@elsewhere.example"], letters[0])
        sys.exit("mail for elsewhere was accepted")
    except smtplib.SMTPRecipientsRefused as refusal:
        assert "5.1.2" in str(refusal), refusal

with imap() as session:
    status, count = session.select("INBOX")
    assert int(count[0]) == len(letters), count
    for number, letter in enumerate(letters, 1):
        status, data = session.fetch(str(number), "(RFC822.SIZE BODY.PEEK[])")
        same(letter, without_trace(data[0][1]), "imaplib")
    session.create("Archive/2026")
    status, data = session.copy("1:2", "Archive/2026")
    assert status == "OK", data
    status, data = session.append("Archive/2026", r"\Seen", None, letters[0])
    assert status == "OK", data
    status, count = session.select("Archive/2026")
    assert int(count[0]) == 3, count
    status, data = session.fetch("3", "(FLAGS BODY.PEEK[])")
    assert b"\\Seen" in data[0][0], data
    same(letters[0], data[0][1], "imaplib append")
    session.store("1", "+FLAGS", r"(\Deleted)")
    session.expunge()
    status, data = session.search(None, "ALL")
    assert data[0].split() == [b"1", b"2"], data

session = pop3()
assert session.stat()[0] == len(letters), session.stat()
for number, letter in enumerate(letters, 1):
    status, lines, octets = session.retr(number)
    same(letter, without_trace(b"".join(line + b"\r\n" for line in lines)), "poplib")
session.dele(1)
session.quit()
session = pop3()
assert session.stat()[0] == len(letters) - 1, session.stat()
assert len(session.uidl()[1]) == len(letters) - 1
session.quit()
