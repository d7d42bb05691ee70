"""One index for words and facets; signatures of like texts in a small table of their own."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

# Facets that entries made before this have not got.
FACETS = """
UPDATE wires_entry SET facets = ARRAY(
    SELECT DISTINCT facet FROM unnest(facets || ARRAY[
        'day:' || to_char(received AT TIME ZONE 'UTC', 'YYYY-MM-DD'),
        'provider:' || provider_id,
        'type:' || type,
        'language:' || lower(nullif(language, '')),
        'language:' || lower(nullif(split_part(language, '-', 1), '')),
        'urgency:' || urgency
    ]) AS facet WHERE facet IS NOT NULL ORDER BY facet
);
"""


class Migration(migrations.Migration):
    dependencies = [("wires", "0007_retention")]

    operations = [
        migrations.RemoveIndex(model_name="entry", name="entry_search"),
        migrations.RemoveIndex(model_name="entry", name="entry_facets"),
        migrations.RemoveIndex(model_name="entry", name="entry_bands"),
        migrations.RemoveField(model_name="entry", name="bands"),
        migrations.RunSQL(FACETS, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="entry",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["search", "facets"], name="entry_found"
            ),
        ),
        migrations.CreateModel(
            name="Likeness",
            fields=[
                (
                    "item",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="wires.item",
                    ),
                ),
                ("received", models.DateTimeField(db_index=True)),
                ("minhash", models.BinaryField()),
                (
                    "bands",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=None
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "likenesses",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["bands"], name="likeness_bands"
                    )
                ],
            },
        ),
    ]
