"""`dateline newsletter`: the news of a service as a message for whatever sends it."""

from __future__ import annotations

import sys

import click

from dateline.cli.prepared import with_django


@click.command()
@click.argument("service")
@click.option("--article", default="", help="Address of one article instead of the news.")
@click.option("--from", "sender", default="", help="Whose message it is: an address.")
@click.option("--to", default="", help="To whom: an address; by default to nobody by name.")
def newsletter(service: str, article: str, sender: str, to: str) -> None:
    """Print the newsletter of SERVICE as a message (RFC 5322); it is not sent."""
    with_django()
    from dateline.languages.models import Service
    from dateline.publishing.errors import NotPublished
    from dateline.publishing.newsletters import article_message, digest_message

    row = Service.objects.filter(pk=service).first()
    if row is None:
        raise click.BadParameter(f"there is no service {service!r}", param_hint="SERVICE")
    try:
        if article:
            data = article_message(service=row, address=article, sender=sender, to=to)
        else:
            data = digest_message(service=row, sender=sender, to=to)
    except NotPublished:
        what = f"no article at {article}" if article else "no news yet"
        raise click.ClickException(f"The service {service} has {what}.") from None
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--from or --to") from None
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
