from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("languages", "0001_initial")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="service",
            name="contact",
            field=models.TextField(
                blank=True, default="", help_text="How readers reach the service, a line each way."
            ),
        ),
    ]
