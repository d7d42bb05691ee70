from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("languages", "0001_initial"),
        ("publishing", "0008_days_of_the_archive"),
    ]

    operations = [
        migrations.CreateModel(
            name="HousePage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("about", "About"), ("contact", "Contact")], max_length=8
                    ),
                ),
                ("blocks", models.JSONField(default=list)),
                ("changed", models.DateTimeField()),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="languages.service",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("service", "kind"), name="house_page_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["about", "contact"])),
                        name="house_page_kind_known",
                    ),
                ],
            },
        ),
    ]
