"""Advisories that wait by headline, may be of another item, and show who took them back."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("wires", "0008_finding"),
    ]

    operations = [
        migrations.AlterField(
            model_name="advisory",
            name="kind",
            field=models.CharField(
                choices=[
                    ("guid", "Guid"),
                    ("slug", "Slug"),
                    ("number", "Number"),
                    ("headline", "Headline"),
                ],
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="advisory",
            name="sure",
            field=models.BooleanField(db_default=True, default=True),
        ),
        migrations.AddField(
            model_name="advisory",
            name="undone",
            field=models.DateTimeField(help_text="When an editor took it back.", null=True),
        ),
        migrations.AddField(
            model_name="advisory",
            name="undone_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RemoveIndex(model_name="advisory", name="advisory_waiting"),
        migrations.AddIndex(
            model_name="advisory",
            index=models.Index(
                condition=models.Q(("target", None), ("undone", None)),
                fields=["provider", "kind", "value"],
                name="advisory_waiting",
            ),
        ),
    ]
