"""Find the pages that cannot be rendered without looking at all others."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publishing", "0010_fronts")]

    operations = [
        migrations.AddIndex(
            model_name="page",
            index=models.Index(
                condition=models.Q(("failure", ""), _negated=True),
                fields=["path"],
                name="page_failing",
            ),
        ),
    ]
