"""Versions lie in partitions by month of arrival; every item gets its entry.

Ids are UUIDv7 (RFC 9562, 5.7): the range of a month is the range of ids made in it, so the id alone
stays the primary key, and what refers to a version does so as before.
"""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION wires_first_id(moment timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT (lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0')
            || repeat('0', 20))::uuid
$$;

CREATE FUNCTION wires_make_partition(month date) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    first date := date_trunc('month', month)::date;
    name text := 'wires_itemversion_' || to_char(first, 'YYYY_MM');
BEGIN
    IF to_regclass(name) IS NOT NULL THEN
        RETURN false;
    END IF;
    EXECUTE format(
        'CREATE TABLE %I PARTITION OF wires_itemversion FOR VALUES FROM (%L) TO (%L)', name,
        wires_first_id(first::timestamp AT TIME ZONE 'UTC'),
        wires_first_id((first + interval '1 month') AT TIME ZONE 'UTC'));
    EXECUTE format(
        'CREATE UNIQUE INDEX %I ON %I (item_id, version, versioncreated, content_hash)'
        ' NULLS NOT DISTINCT', name || '_once', name);
    RETURN true;
END $$;
"""
SWAP = """
DO $$
DECLARE
    referring record;
BEGIN
    CREATE TEMPORARY TABLE wires_referring ON COMMIT DROP AS
        SELECT conrelid::regclass AS source, conname AS name, pg_get_constraintdef(oid) AS definition
        FROM pg_constraint
        WHERE confrelid = 'wires_itemversion'::regclass AND contype = 'f';
    FOR referring IN SELECT * FROM wires_referring LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', referring.source, referring.name);
    END LOOP;

    ALTER TABLE wires_itemversion RENAME TO wires_itemversion_before;
    CREATE TABLE wires_itemversion (LIKE wires_itemversion_before INCLUDING DEFAULTS)
        PARTITION BY RANGE (id);
    CREATE TABLE wires_itemversion_other PARTITION OF wires_itemversion DEFAULT;
    FOR referring IN
        SELECT DISTINCT date_trunc('month', received AT TIME ZONE 'UTC')::date AS month
        FROM wires_itemversion_before
    LOOP
        PERFORM wires_make_partition(referring.month);
    END LOOP;
    PERFORM wires_make_partition((now() AT TIME ZONE 'UTC')::date);
    PERFORM wires_make_partition(((now() AT TIME ZONE 'UTC') + interval '1 month')::date);
    INSERT INTO wires_itemversion SELECT * FROM wires_itemversion_before;
    DROP TABLE wires_itemversion_before;

    ALTER TABLE wires_itemversion ADD CONSTRAINT wires_itemversion_pkey PRIMARY KEY (id);
    CREATE INDEX version_item ON wires_itemversion (item_id);
    CREATE INDEX version_raw ON wires_itemversion (raw_id);
    ALTER TABLE wires_itemversion
        ADD CONSTRAINT version_item_fk FOREIGN KEY (item_id) REFERENCES wires_item (id)
            DEFERRABLE INITIALLY DEFERRED,
        ADD CONSTRAINT version_raw_fk FOREIGN KEY (raw_id) REFERENCES wires_rawfile (id)
            DEFERRABLE INITIALLY DEFERRED;
    CREATE TRIGGER wires_version_is_immutable BEFORE UPDATE ON wires_itemversion
        FOR EACH ROW EXECUTE FUNCTION wires_version_is_immutable();
    FOR referring IN SELECT * FROM wires_referring LOOP
        EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s', referring.source, referring.name,
            referring.definition);
    END LOOP;
END $$;
"""
ENTRIES = """
INSERT INTO wires_entry (item_id, version_id, provider_id, received, type, language, urgency,
    signals, embargoed, held, flash, muted, desks, marks, facets, slug_key, number_key, "group",
    bands, search)
SELECT item.id, version.id, item.provider_id, version.received, version.type, version.language,
    version.urgency, version.signals, version.embargoed, '', false, false, '{}', '{}', '{}', '', '',
    item.id, '{}',
    setweight(to_tsvector('simple', left(version.headline || ' ' || version.slugline, 20000)), 'A')
    || setweight(to_tsvector('simple', left(coalesce((
        SELECT string_agg(run #>> '{}', ' ')
        FROM jsonb_path_query(version.paragraphs, '$[*].runs[*].text') AS run
    ), ''), 300000)), 'D')
FROM wires_item item JOIN wires_itemversion version ON version.id = item.current_id;
"""


class Migration(migrations.Migration):
    dependencies = [("wires", "0004_the_desk")]
    operations = [migrations.RunSQL([FUNCTIONS, SWAP, ENTRIES], migrations.RunSQL.noop)]
