"""Publications cannot be changed or deleted; pages are rendered in the order of one sequence."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("publishing", "0001_initial")]

    operations = [
        migrations.RunSQL(
            """
            CREATE FUNCTION publishing_publication_is_immutable() RETURNS trigger
            LANGUAGE plpgsql AS $$
            BEGIN
              RAISE EXCEPTION 'publications are immutable' USING ERRCODE = 'restrict_violation';
            END $$;
            CREATE TRIGGER publication_immutable BEFORE UPDATE OR DELETE
              ON publishing_publication
              FOR EACH ROW EXECUTE FUNCTION publishing_publication_is_immutable();
            CREATE SEQUENCE publishing_page_sequence OWNED BY publishing_page.wanted;
            """,
            """
            DROP SEQUENCE publishing_page_sequence;
            DROP TRIGGER publication_immutable ON publishing_publication;
            DROP FUNCTION publishing_publication_is_immutable();
            """,
        )
    ]
