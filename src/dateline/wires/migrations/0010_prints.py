"""Fingerprints of paragraphs; those of what came in before are made as it comes again."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("wires", "0009_advisories")]

    operations = [
        migrations.CreateModel(
            name="Prints",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="wires.itemversion",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wires.item",
                    ),
                ),
                ("received", models.DateTimeField()),
                (
                    "hashes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "prints",
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["hashes"], name="prints_hashes"
                    ),
                    models.Index(fields=["received"], name="prints_received"),
                ],
            },
        ),
    ]
