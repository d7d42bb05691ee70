"""Jobs about wires."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from procrastinate.contrib.django import app

from dateline.ground.jobs import RETRY


@app.periodic(cron="7 */6 * * *")
@app.task(name="wires.make_partitions", queueing_lock="wires.make_partitions")
def make_partitions(timestamp: int) -> None:
    """Make the tables of the months to come."""
    from dateline.wires.actions import make_partitions as make

    make(by=None)


@app.periodic(cron="37 3 * * *")
@app.task(name="wires.forget_expired", queueing_lock="wires.forget_expired")
def forget_expired(timestamp: int) -> None:
    """Remove items whose licence has run out."""
    from dateline.wires.actions import forget_expired as forget

    forget(by=None)


@app.periodic(cron="52 2 * * *")
@app.task(name="wires.forget_prints", queueing_lock="wires.forget_prints")
def forget_prints(timestamp: int) -> None:
    """Remove fingerprints that are too old to be looked for."""
    from dateline.wires.actions import forget_prints as forget

    forget(by=None)


@app.task(name="wires.tell_embargo_end", retry=RETRY)
def tell_embargo_end(item: str) -> None:
    """Tell open screens that an embargo is over."""
    from dateline.wires.actions.standing import tell_embargo_end as tell

    tell(item=UUID(item), by=None)


@app.task(name="wires.reroute_items", retry=RETRY)
def reroute_items(since: str) -> None:
    """Apply the rules to what came in since a time."""
    from dateline.wires.actions import reroute

    reroute(since=datetime.fromisoformat(since), by=None)


@app.periodic(cron="4 * * * *")
@app.task(name="wires.learn_rhythms", queueing_lock="wires.learn_rhythms")
def learn_rhythms(timestamp: int) -> None:
    """Count what came in the hour that is over."""
    from dateline.wires.actions.rhythm import learn_rhythms as learn

    learn(by=None)
