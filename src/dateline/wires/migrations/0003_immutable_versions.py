"""Versions cannot be changed, and the database makes what they are found by."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION wires_version_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an item version is never changed (%)', OLD.id
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER wires_version_is_immutable BEFORE UPDATE ON wires_itemversion
    FOR EACH ROW EXECUTE FUNCTION wires_version_is_immutable();

CREATE FUNCTION wires_version_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.search :=
        setweight(to_tsvector('simple', left(NEW.headline || ' ' || NEW.slugline, 20000)), 'A')
        || setweight(to_tsvector('simple', left(NEW.summary || ' ' || NEW.byline || ' '
            || NEW.located, 20000)), 'C')
        || setweight(to_tsvector('simple', left(coalesce((
            SELECT string_agg(run #>> '{}', ' ')
            FROM jsonb_path_query(NEW.paragraphs, '$[*].runs[*].text') AS run
        ), ''), 300000)), 'D');
    RETURN NEW;
END $$;
CREATE TRIGGER wires_version_search BEFORE INSERT ON wires_itemversion
    FOR EACH ROW EXECUTE FUNCTION wires_version_search();
"""
BACK = """
DROP TRIGGER wires_version_search ON wires_itemversion;
DROP FUNCTION wires_version_search();
DROP TRIGGER wires_version_is_immutable ON wires_itemversion;
DROP FUNCTION wires_version_is_immutable();
"""


class Migration(migrations.Migration):
    dependencies = [("wires", "0002_history")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
