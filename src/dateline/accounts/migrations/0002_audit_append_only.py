"""The database itself refuses to change or delete what the audit log holds."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.RunSQL(
            """
            CREATE FUNCTION accounts_audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'restrict_violation';
            END $$;
            CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON accounts_auditentry
              FOR EACH ROW EXECUTE FUNCTION accounts_audit_is_append_only();
            """,
            """
            DROP TRIGGER audit_append_only ON accounts_auditentry;
            DROP FUNCTION accounts_audit_is_append_only();
            """,
        )
    ]
