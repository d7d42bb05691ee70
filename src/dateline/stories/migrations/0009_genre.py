from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("stories", "0008_speakers")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="genre",
            field=models.CharField(blank=True, max_length=16),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("genre__in", ("", "live", "live-from-start", "live-ended", "gallery"))
                ),
                name="article_genre_known",
            ),
        ),
    ]
