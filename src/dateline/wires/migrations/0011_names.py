"""The names above a text, beside its signature: what is only of one form is told from one event."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("wires", "0010_prints")]

    operations = [
        migrations.AddField(
            model_name="likeness",
            name="names",
            field=models.BinaryField(db_default=b"", default=b""),
        ),
    ]
