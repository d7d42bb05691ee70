"""Number the transactions of the outbox as they commit; what was there keeps its place."""

import django.db.models.functions.datetime
from django.db import migrations, models

import dateline.ground.models

# The lock tells readers below which number of a transaction that is just committing nothing can
# come: see dateline.ground.events.
FORWARD = """
CREATE SEQUENCE outbox_position;
INSERT INTO outbox_commit (transaction, position)
    SELECT DISTINCT transaction, transaction::text::bigint FROM outbox_event;
SELECT setval('outbox_position', pg_current_xact_id()::text::bigint);
CREATE FUNCTION outbox_number() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    below bigint;
BEGIN
    SELECT last_value INTO below FROM outbox_position;
    PERFORM pg_advisory_xact_lock_shared(7213, (below % 2147483648)::int);
    UPDATE outbox_commit SET position = nextval('outbox_position')
        WHERE transaction = NEW.transaction;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER outbox_numbered AFTER INSERT ON outbox_commit
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION outbox_number();
"""
BACK = """
DROP TRIGGER outbox_numbered ON outbox_commit;
DROP FUNCTION outbox_number();
DROP SEQUENCE outbox_position;
"""


class Migration(migrations.Migration):
    dependencies = [("ground", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="OutboxCommit",
            fields=[
                (
                    "transaction",
                    dateline.ground.models.Xid8Field(
                        db_default=dateline.ground.models.CurrentTransaction(),
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("position", models.BigIntegerField(null=True, unique=True)),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
            ],
            options={"db_table": "outbox_commit"},
        ),
        migrations.RunSQL(FORWARD, BACK),
    ]
