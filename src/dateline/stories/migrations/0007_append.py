"""Appending to the log of a document: one statement, for it is asked for with each keystroke."""

from django.db import migrations

APPEND = """
CREATE FUNCTION stories_append(the_article uuid, the_data bytea[], people uuid[], after bigint)
RETURNS TABLE (id bigint, data bytea, person_id uuid) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  last bigint;
BEGIN
  -- Each statement below sees what was committed before the lock was given.
  PERFORM pg_advisory_xact_lock(hashtextextended('document ' || the_article, 0));
  RETURN QUERY
    SELECT known.id, known.data, known.person_id FROM stories_documentupdate known
    WHERE known.article_id = the_article AND known.id > after ORDER BY known.id;
  WITH new AS (
    INSERT INTO stories_documentupdate (article_id, data, person_id)
    SELECT the_article, given.data, given.person
    FROM unnest(the_data, people) WITH ORDINALITY AS given (data, person, place)
    ORDER BY given.place
    RETURNING stories_documentupdate.id
  ) SELECT max(new.id) INTO last FROM new;
  PERFORM pg_notify('dateline_documents', the_article || ' ' || last);
  RETURN QUERY SELECT last, NULL::bytea, NULL::uuid;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("stories", "0006_documents")]

    operations = [
        migrations.RunSQL(APPEND, "DROP FUNCTION stories_append(uuid, bytea[], uuid[], bigint)")
    ]
