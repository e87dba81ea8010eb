"""A person with Thunderbird, in a profile of their own: what its window would do is asked of it over Marionette.

Meanwhile somebody else is at work in the same mailbox with imaplib. Fails where an octet or a flag differs.
"""

import imaplib
import json
import os
import pathlib
import re
import signal
import socket
import ssl
import subprocess
import sys
import time

tls, imap_port, smtp_port, authority, user, password, letters, home = sys.argv[1:]
implicit = tls == "implicit"
home = pathlib.Path(home)
profile = home / "profile"
letters = [path.read_bytes() for path in sorted(pathlib.Path(letters).iterdir())]
actions = (pathlib.Path(__file__).parent / "inside.js").read_text()


def preferences():
    socket_type = 3 if implicit else 2
    yield from {
        "marionette.port": 0,
        "mail.accountmanager.accounts": "account1,account2",
        "mail.accountmanager.defaultaccount": "account1",
        "mail.accountmanager.localfoldersserver": "server2",
        "mail.account.account1.identities": "id1",
        "mail.account.account1.server": "server1",
        "mail.account.account2.server": "server2",
        "mail.identity.id1.fullName": "Jane",
        "mail.identity.id1.useremail": user,
        "mail.identity.id1.smtpServer": "smtp1",
        "mail.identity.id1.valid": True,
        "mail.server.server1.type": "imap",
        "mail.server.server1.hostname": "localhost",
        "mail.server.server1.port": int(imap_port),
        "mail.server.server1.socketType": socket_type,
        "mail.server.server1.authMethod": 3,
        "mail.server.server1.userName": user,
        "mail.server.server1.name": user,
        "mail.server.server1.login_at_startup": False,
        "mail.server.server1.check_new_mail": False,
        "mail.server.server1.offline_download": True,
        "mail.server.server1.autosync_offline_stores": False,
        "mail.server.server1.storeContractID": "@mozilla.org/msgstore/maildirstore;1",
        "mail.server.server2.type": "none",
        "mail.server.server2.hostname": "Local Folders",
        "mail.server.server2.userName": "nobody",
        "mail.smtpservers": "smtp1",
        "mail.smtp.defaultserver": "smtp1",
        "mail.smtpserver.smtp1.hostname": "localhost",
        "mail.smtpserver.smtp1.port": int(smtp_port),
        "mail.smtpserver.smtp1.try_ssl": socket_type,
        "mail.smtpserver.smtp1.authMethod": 3,
        "mail.smtpserver.smtp1.username": user,
        "mail.provider.suppress_dialog_on_startup": True,
        "mailnews.start_page.enabled": False,
        "mailnews.database.global.indexer.enabled": False,
        "datareporting.policy.dataSubmissionPolicyBypassNotification": True,
        "app.update.enabled": False,
        "extensions.update.enabled": False,
        "network.captive-portal-service.enabled": False,
        "network.connectivity-service.enabled": False,
        "services.settings.server": "",
    }.items()


def begin():
    profile.mkdir()
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in preferences()]
    (profile / "user.js").write_text("\n".join(lines))
    program = ["xvfb-run", "-a", "thunderbird", "--no-remote", "--profile", str(profile)]
    return subprocess.Popen(
        program + ["--marionette", "--remote-allow-system-access"],
        stdout=(home / "thunderbird.log").open("wb"),
        stderr=subprocess.STDOUT,
        env={**os.environ, "TMPDIR": str(home)},
        start_new_session=True,
    )


def until(what, holds):
    end = time.monotonic() + 40
    while not (found := holds()):
        if time.monotonic() > end:
            sys.exit(f"never happened: {what}\n" + (home / "thunderbird.log").read_text()[-3000:])
        time.sleep(0.05)
    return found


class Marionette:
    """Messages of JSON, each with its length before it."""

    def __init__(self):
        active = profile / "MarionetteActivePort"
        port = until("Thunderbird listens", lambda: active.exists() and active.read_text())
        self.socket = socket.create_connection(("127.0.0.1", int(port)), timeout=60)
        self.input = self.socket.makefile("rb")
        self.count = 0
        self.receive()
        self.call("WebDriver:NewSession", capabilities={})
        self.call("WebDriver:SetTimeouts", script=20_000)
        self.call("Marionette:SetContext", value="chrome")

    def receive(self):
        length = b""
        while not length.endswith(b":"):
            length += self.input.read(1) or sys.exit("Thunderbird is gone")
        return json.loads(self.input.read(int(length[:-1])))

    def call(self, name, **parameters):
        self.count += 1
        message = json.dumps([0, self.count, name, parameters]).encode()
        self.socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, value = self.receive()
        if error:
            sys.exit(f"{name}: {error}")
        return value

    def do(self, action, *arguments):
        script = """
            const [action, given, done] = arguments;
            (async () => { %s; return await actions[action](...given); })()
              .then(value => done({ value }), error => done({ error: `${error} ${error.stack}` }));
        """
        result = self.call(
            "WebDriver:ExecuteAsyncScript", script=script % actions, args=[action, list(arguments)], sandbox="system"
        )["value"]
        if "error" in result:
            sys.exit(f"{action}{arguments}: {result['error']}")
        return result.get("value")


def other():
    """Somebody else in the same account."""
    context = ssl.create_default_context(cafile=authority)
    if implicit:
        session = imaplib.IMAP4_SSL("localhost", int(imap_port), ssl_context=context)
    else:
        session = imaplib.IMAP4("localhost", int(imap_port))
        session.starttls(ssl_context=context)
    session.login(user, password)
    session.select("INBOX")
    return session


def text(session, mailbox, number):
    session.select(mailbox)
    message = session.fetch(str(number), "(BODY.PEEK[])")[1][0][1]
    session.select("INBOX")
    return message


def same(expected, found, what):
    if expected != found:
        sys.exit(f"{what}: expected {expected!r}\nfound {found!r}")


def downloaded(folder, message):
    """What lies in the profile, without the two lines that Thunderbird keeps before it."""
    stored = (profile / "ImapMail" / "localhost" / folder / "cur" / message["file"]).read_bytes()
    return re.sub(rb"\AX-Mozilla-Status: .*\nX-Mozilla-Status2: .*\n", b"", stored)


def play(person, session):
    certificate = "".join(line for line in open(authority).read().splitlines() if "-----" not in line)
    for letter in letters:
        session.append("INBOX", None, None, letter)
    person.do("trust", certificate, user, password)
    messages = person.do("download", "INBOX")
    same(["Archive", "Drafts", "INBOX", "Junk", "Sent", "Trash"], person.do("names"), "folders")
    same(letters, [downloaded("INBOX", message) for message in messages], "letters")
    same([len(letter) for letter in letters], [message["size"] for message in messages], "sizes")

    person.do("mark", "INBOX", 1)
    flags = until("marked", lambda: (found := session.fetch("1", "(FLAGS)")[1][0]).count(b"label1") and found)
    same({b"\\Seen", b"\\Flagged", b"$label1"}, set(imaplib.ParseFlags(flags)) - {b"\\Recent"}, "flags")
    session.store("2", "+FLAGS", "(\\Answered)")
    person.do("replied", "INBOX", 2)
    person.do("remove", "INBOX", 3)
    until("in the trash", lambda: session.status("Trash", "(MESSAGES)")[1][0].endswith(b"(MESSAGES 1)"))
    same(letters[2], text(session, "Trash", 1), "deleted")
    session.uid("STORE", "4", "+FLAGS", "(\\Deleted)")
    session.expunge()
    person.do("gone", "INBOX", 4)
    session.append("INBOX", None, None, letters[0])
    person.do("arrived", "INBOX", len(letters) - 1)

    file = home / "upload.eml"
    file.write_bytes(letters[1])
    person.do("create", "Pl\u00e4ne")
    person.do("upload", "Pl\u00e4ne", str(file))
    same(letters[1], text(session, "Pl&AOQ-ne", 1), "uploaded")
    person.do("move", "INBOX", 5, "Pl\u00e4ne")
    same(letters[4], text(session, "Pl&AOQ-ne", 2), "moved")
    person.do("send", user, str(file))
    person.do("arrived", "INBOX", len(letters) - 1)
    if not text(session, "INBOX", len(letters) - 1).endswith(letters[1]):
        sys.exit("what was sent is not what came")


process = begin()
try:
    person = Marionette()
    play(person, other())
    person.call("Marionette:Quit", flags=["eForceQuit"])
    process.wait(20)
finally:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
