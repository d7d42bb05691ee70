"""The database itself refuses to change or delete a revision."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("stories", "0001_initial")]

    operations = [
        migrations.RunSQL(
            """
            CREATE FUNCTION stories_revision_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              RAISE EXCEPTION 'a revision is immutable' USING ERRCODE = 'restrict_violation';
            END $$;
            CREATE TRIGGER revision_immutable BEFORE UPDATE OR DELETE ON stories_revision
              FOR EACH ROW EXECUTE FUNCTION stories_revision_is_immutable();
            """,
            """
            DROP TRIGGER revision_immutable ON stories_revision;
            DROP FUNCTION stories_revision_is_immutable();
            """,
        )
    ]
