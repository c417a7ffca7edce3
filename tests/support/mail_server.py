"""A mail server for tests: keeps every mail it takes as a file, and answers by the recipient.

refused@… gets 550, busy@… 451, slow@… is taken after a minute; a folder's file "closed" makes it answer 451 to all.
"""

import asyncio, pathlib, ssl, sys, time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, SMTP


class Handler:
    def __init__(self, folder):
        self.folder = folder

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused@"):
            return "550 5.1.1 no such mailbox here"
        if address.startswith("busy@"):
            return "451 4.3.0 come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if any(address.startswith("slow@") for address in envelope.rcpt_tos):
            (self.folder / "slow").write_text("")
            await asyncio.sleep(60)
        name = f"{time.time_ns()}.eml"
        head = f"X-From: {envelope.mail_from}\r\nX-To: {', '.join(envelope.rcpt_tos)}\r\n".encode()
        (self.folder / f".{name}").write_bytes(head + envelope.original_content)
        (self.folder / f".{name}").rename(self.folder / name)
        return "250 2.0.0 kept"


def authenticator(user, password):
    def check(server, session, envelope, mechanism, login):
        right = (login.login, login.password) == (user.encode(), password.encode())
        # Not handled: the server itself says no.
        return AuthResult(success=right, handled=False)

    return check


port, folder, security, user, password, certificate, key = sys.argv[1:]
context = None
if security != "none":
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
options = {}
if security == "starttls":
    options = {"tls_context": context, "require_starttls": True}
if user:
    options |= {
        "authenticator": authenticator(user, password),
        "auth_required": True,
        "auth_require_tls": security == "starttls",
    }


class Server(Controller):
    def factory(self):
        return SMTP(self.handler, hostname="mail.test", ident="test", **options)


server = Server(
    Handler(pathlib.Path(folder)),
    hostname="127.0.0.1",
    port=int(port),
    ssl_context=context if security == "tls" else None,
)
server.start()
while True:
    time.sleep(3600)
