"""The command line. Each command is a module of its own and is loaded only when it is called."""

from __future__ import annotations

import sys

import click

from dateline.cli.lazy import LazyGroup
from dateline.cli.sentences import sentence_of


@click.group(
    cls=LazyGroup,
    commands_at={
        "run": ("dateline.cli.run.command:run", "Start all of it; Ctrl-C stops it."),
        "doctor": ("dateline.cli.doctor.command:doctor", "Check this installation."),
        "settings": ("dateline.cli.settings:settings", "List every setting."),
        "migrate": ("dateline.cli.migrate:migrate", "Bring the database up to date."),
        "demo": ("dateline.cli.demo:demo", "Fill a sample newsroom."),
        "user": ("dateline.cli.user:user", "People: add one, set a password, give a role."),
        "token": ("dateline.cli.token:token", "API tokens: make one, end one."),
        "wires": ("dateline.cli.wires:wires", "Read wire files."),
        "feed": ("dateline.cli.feed:feed", "Feeds: list, add, test, switch on and off."),
        "site": ("dateline.cli.site:site", "The public pages and who serves them."),
        "newsletter": ("dateline.cli.newsletter:newsletter", "Print a newsletter as a message."),
        "mirror": ("dateline.cli.mirror:mirror", "A service as one signed archive."),
        "web": ("dateline.cli.web:web", "Start only the web server."),
        "worker": ("dateline.cli.worker:worker", "Start only a worker, which does the jobs."),
        "poll": ("dateline.cli.poll:poll", "Start only the watching of the wires."),
    },
)
@click.version_option(package_name="dateline")
def dateline() -> None:
    """An open newsroom: from the wire to the reader."""


def main() -> None:
    """Run a command; what a person can mend is said in sentences, without a traceback.

    Exit status: 2 for a wrong setting or argument, 1 for anything else that went wrong.
    """
    try:
        dateline()
    except Exception as error:
        told = sentence_of(error)
        if told is None:
            raise
        click.echo(told.sentence, err=True)
        sys.exit(told.status)
