"""What is wrong with a feed, for whoever reads no English.

Transports tell it in English sentences of their own, as logs and the command line show them, often
with what a server said. Of what kind the trouble is and what to do is told here beside the
sentence, which is known by its words: a feed keeps nothing else of its trouble.
"""

from __future__ import annotations

import re
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

# How sentences begin; `~` is the name of a server. The first that fits tells the kind. What a
# server said comes last in a sentence and may be anything: what we say ourselves stands before.
_KINDS: Final[tuple[tuple[tuple[str, ...], Promise], ...]] = (
    (
        ("Asking it ended by a fault in Dateline",),
        _("Asking this feed ended by a fault in Dateline. The log has the details."),
    ),
    (
        ("A file was refused whose signature",),
        _("A file was refused: its signature is not made with the secret of this feed."),
    ),
    (
        (r".*: .* It lies in the folder `failed`",),
        _("A file could not be read. It lies in the folder “failed”."),
    ),
    (
        ("There is no folder ", "Dateline may not read or write", "Cannot read "),
        _("The folder or a file in it cannot be read. Look at its permissions."),
    ),
    (
        (r"~ is \S+, which is no public address",),
        _(
            "The address lies inside the private network. If it is meant, an administrator allows"
            " it in the settings."
        ),
    ),
    (
        ("There is no address for the name",),
        _("No server is known by this name. Look at the address."),
    ),
    (
        (
            "The certificate of ",
            "~ gives no safe TLS",
            "~ says more than it should before TLS",
            "~ does not begin TLS",
        ),
        _("The connection cannot be made safe. Look at the certificate and at the kind of TLS."),
    ),
    (
        ("~ shows the host key",),
        _("The key of the server is not the noted one. Compare it with what the provider tells."),
    ),
    (
        (
            "~ refuses the user name",
            "~ cannot be signed in to",
            "~ does not take the user name",
            "This feed has no API key",
            "The API key ",
            ".*Compare the API key with the one that AP gave you",
            "Take the API key",
            "The private key ",
            "A name or password ",
        ),
        _("Signing in failed. Look at the user name and at the password or key."),
    ),
    (
        ("The address ", "This is no address", "Only http: ", "Put user name"),
        _("The address of this feed cannot be used as it is. Look at it."),
    ),
    (
        ("The option ",),
        _("An option of this feed cannot be used. Look at its settings."),
    ),
    (
        (
            "~ did not .*within",
            "~ takes too long ",
            "~ has said nothing for ",
            "The list of files did not end",
        ),
        _("The server does not answer in time. It is tried again; if it lasts, ask the provider."),
    ),
    (
        (
            "~ cannot be reached",
            "~ could not be read",
            "The connection ",
            "~ has closed the connection",
            "~ says goodbye",
        ),
        _("There is no connection to the server, or it broke. It is tried again."),
    ),
    (
        (
            "~ sends more than",
            "~ sends a (reply|line) without end",
            "~ answers without end",
            "~ announces ",
            "More than .* files lie",
            "The list has ",
        ),
        _("More comes than is taken at once."),
    ),
    (
        ("~ redirects more than", "~ sends us elsewhere", "The API's answer names"),
        _("The server sends us on to an address that is not followed."),
    ),
    (
        (
            "The API's answer",
            "It answers, but",
            "~ does not greet",
            "~ does not say what",
            "The server says that nothing has changed",
        ),
        _("What the server answers is not what this kind of feed answers. Look at the address."),
    ),
    (
        ("~ answered ", "~ says ", "~ (cannot|refuses|does not|has no) "),
        _("The server refuses what it is asked, or has a fault of its own."),
    ),
)


def _compiled(beginnings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(beginnings).replace("~", r"\S+"), re.DOTALL)


_COMPILED: Final = [(_compiled(beginnings), words) for beginnings, words in _KINDS]


def feed_error(said: str) -> str:
    """Return of what kind a trouble is, in a language that the sentence itself is not in.

    Empty in English, and where the sentence is of no kind that is known.
    """
    if get_language() == "en":
        return ""
    return next((str(words) for known, words in _COMPILED if known.match(said)), "")
