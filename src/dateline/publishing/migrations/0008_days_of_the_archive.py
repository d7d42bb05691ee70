"""Put what was published before there was an archive into the lists of its days."""

from __future__ import annotations

from django.db import migrations

LISTS = """
INSERT INTO publishing_listing (key, last)
SELECT service_id || '/day/' || to_char(first_published AT TIME ZONE 'UTC', 'YYYY-MM-DD'), count(*)
FROM publishing_publicarticle GROUP BY 1
"""
ENTRIES = """
INSERT INTO publishing_listentry (listing_id, article_id, position, shown)
SELECT key, article_id,
       row_number() OVER (PARTITION BY key ORDER BY first_published, article_id), standing
FROM (SELECT *, service_id || '/day/'
             || to_char(first_published AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS key
      FROM publishing_publicarticle) article
"""
NO_ENTRIES = "DELETE FROM publishing_listentry WHERE listing_id LIKE '%/day/%'"
NO_LISTS = "DELETE FROM publishing_listing WHERE key LIKE '%/day/%'"


class Migration(migrations.Migration):
    dependencies = [("publishing", "0007_live_reports")]

    operations = [
        migrations.RunSQL(LISTS, NO_LISTS),
        migrations.RunSQL(ENTRIES, NO_ENTRIES),
    ]
