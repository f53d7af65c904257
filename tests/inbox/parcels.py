"""What came to the inbox in each of the cases: cases.json says what must become of it."""

import base64
from collections.abc import Callable
from email.message import EmailMessage

from tests.inbox import PICTURE, a_file, a_return, answers, mailed, pdf, sealed, zipped
from tests.inbox.outlook import message, saved

ELM = ("elm.json", a_file())
ELM_ZIP = ("elm.zip", zipped(ELM))
OAK_AGAIN = a_return(
    id="0" * 31 + "1", revision=2, subject="oak", subject_name="Oak Primary School"
)


def _forwarded() -> bytes:
    mail = mailed()
    mail.add_attachment(mailed(ELM))
    return bytes(mail)


def _inline() -> bytes:
    mail = mailed()
    mail.add_attachment(ELM[1].decode("ascii"), filename="elm.json", disposition="inline")
    return bytes(mail)


def _mailbox(*mails: EmailMessage) -> bytes:
    return b"\n".join(b"From nobody Thu Jan  1 00:00:00 1970\n" + bytes(mail) for mail in mails)


def _newer() -> bytes:
    return ELM[1].replace(b'"version": 1', b'"version": 2')


NOTE = {"plans": {"value": 3, "fields": {"note": "More of the same. " * 200}}, **answers(money=5)}

PARCELS: dict[str, Callable[[], bytes]] = {
    "mail": lambda: bytes(mailed(ELM)),
    "mail-with-signature": lambda: bytes(mailed(("logo.png", PICTURE), ELM)),
    "mail-zip": lambda: bytes(mailed(ELM_ZIP)),
    "mail-zip-in-zip": lambda: bytes(mailed(("outer.zip", zipped(("inner.zip", zipped(ELM)))))),
    "mail-forwarded": _forwarded,
    "mail-attached": lambda: bytes(mailed(("head.eml", bytes(mailed(ELM))))),
    "mail-inline-text": _inline,
    "mail-named-abroad": lambda: bytes(mailed(("T\u0175r.json.txt", ELM[1]))),
    "mail-empty": lambda: bytes(mailed()),
    "mail-of-a-picture": lambda: bytes(mailed(("form.png", PICTURE))),
    "mail-winmail": lambda: bytes(mailed(("winmail.dat", b"\x78\x9f\x3e\x22" + PICTURE))),
    "mail-cut-short": lambda: bytes(mailed(ELM))[:-500],
    "mailbox": lambda: _mailbox(mailed(ELM), mailed(("oak.json", sealed(OAK_AGAIN)))),
    "mailbox-empty": lambda: b"",
    "mailbox-in-zip": lambda: zipped(("returns.mbox", _mailbox(mailed(ELM)))),
    "outlook": lambda: saved(message(ELM)),
    "outlook-large": lambda: saved(message(("elm.json", a_file(answers=NOTE)))),
    "outlook-forwarded": lambda: saved(message(("Fwd: our return", message(ELM_ZIP)))),
    "outlook-empty": lambda: saved(message()),
    "outlook-cut-short": lambda: saved(message(ELM))[:700],
    "word-of-old": lambda: saved({"WordDocument": b"Elm's answers: 3 and 5."}),
    "zip-deep": lambda: zipped(("b.zip", zipped(("c.zip", zipped(ELM))))),
    "zip-empty": lambda: zipped(("folder/", b"")),
    "zip-climbs": lambda: zipped(("../../elm.json", ELM[1]), ("C:/elm.json", ELM[1]), ELM),
    "hand-made": lambda: a_file(revision="three"),
    "off-the-scale": lambda: a_file(answers=answers(plans=11, money=5)),
    "newer-format": _newer,
    "unfinished": lambda: a_file(answers=answers(plans=3)),
    "other-edition": lambda: a_file(edition="0", fingerprint="0" * 64),
    "other-cluster": lambda: a_file(group="south"),
    "other-school": lambda: a_file(subject="ash", subject_name="Ash School"),
    "other-questions": lambda: a_file(rubric="reviews"),
    "other-round": lambda: a_file(round="autumn-2031"),
    "other-voice": lambda: a_file(voice="schools"),
    "blank-form": lambda: a_file(group=None, subject=None, subject_name="elm special  school"),
    "pdf": pdf.elm,
    "pdf-in-mail": lambda: bytes(mailed(("elm.pdf", pdf.elm()))),
    "pdf-in-base64": lambda: base64.encodebytes(pdf.elm()),
    "pdf-for-anybody": lambda: pdf.anybody("Elm special  school"),
    "pdf-unfinished": lambda: pdf.elm(**{"mark:money": "state.not-discussed"}),
    "pdf-other-edition": pdf.earlier,
    "pdf-blank": pdf.blank,
    "pdf-printed": pdf.flattened,
    "pdf-printed-beside": lambda: bytes(mailed(("elm.pdf", pdf.flattened()), ELM)),
    "pdf-cut-short": lambda: pdf.elm()[:20_000],
    "pdf-mistyped": pdf.torn,
    "system-files": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
}
