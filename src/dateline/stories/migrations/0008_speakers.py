"""Who says a quotation, as a journalist noted it."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("stories", "0007_append")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="block",
            name="speakers",
            field=models.JSONField(
                default=list,
                help_text="Words of quotations, each with who says it, as somebody noted it.",
            ),
        ),
    ]
