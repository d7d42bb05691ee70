from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publishing", "0006_purge")]

    operations = [
        migrations.AddField(
            model_name="publicarticle",
            name="genre",
            field=models.CharField(blank=True, max_length=16),
        ),
        migrations.AddField(
            model_name="publicarticle",
            name="last_entry",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name="publicarticle",
            index=models.Index(
                condition=models.Q(
                    ("genre__in", ["live", "live-from-start"]), ("standing", True)
                ),
                fields=["service", "-modified"],
                name="article_growing",
            ),
        ),
        migrations.AddIndex(
            model_name="publicarticle",
            index=models.Index(
                condition=models.Q(("standing", False)),
                fields=["service", "-modified"],
                name="article_withdrawn",
            ),
        ),
    ]
