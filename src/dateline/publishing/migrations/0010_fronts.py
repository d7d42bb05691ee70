"""How fronts are arranged: versions that cannot be changed, schedules and drafts."""

import dateline.ground.ids
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('languages', '0001_initial'),
        ('publishing', '0009_house_pages'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FrontVersion',
            fields=[
                ('id', models.UUIDField(default=dateline.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('content', models.JSONField(default=dict)),
                ('restores', models.PositiveIntegerField(null=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='languages.service')),
            ],
        ),
        migrations.CreateModel(
            name='FrontSchedule',
            fields=[
                ('id', models.UUIDField(default=dateline.ground.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('content', models.JSONField(default=dict)),
                ('at', models.DateTimeField()),
                ('local', models.CharField(max_length=16)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('done', 'Done'), ('cancelled', 'Cancelled'), ('stopped', 'Stopped')], default='waiting', max_length=10)),
                ('reason', models.TextField(blank=True)),
                ('created', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='languages.service')),
                ('version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='publishing.frontversion')),
            ],
        ),
        migrations.CreateModel(
            name='Front',
            fields=[
                ('service', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='languages.service')),
                ('as_of', models.DateTimeField()),
                ('turns', models.DateTimeField(null=True)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='publishing.frontversion')),
            ],
        ),
        migrations.CreateModel(
            name='FrontDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('base', models.PositiveIntegerField(default=0)),
                ('content', models.JSONField(default=dict)),
                ('changed', models.DateTimeField(auto_now=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='languages.service')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('service', 'person'), name='front_draft_unique')],
            },
        ),
        migrations.AddConstraint(
            model_name='frontversion',
            constraint=models.UniqueConstraint(fields=('service', 'number'), name='front_version_unique'),
        ),
        migrations.AddConstraint(
            model_name='frontversion',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='front_version_from_1'),
        ),
        migrations.AddIndex(
            model_name='frontschedule',
            index=models.Index(condition=models.Q(('state', 'waiting')), fields=['at'], name='front_schedule_waiting'),
        ),
        migrations.AddIndex(
            model_name='front',
            index=models.Index(condition=models.Q(('turns__isnull', False)), fields=['turns'], name='front_turns'),
        ),
        migrations.RunSQL(
            """
            CREATE FUNCTION publishing_frontversion_is_immutable() RETURNS trigger
            LANGUAGE plpgsql AS $$
            BEGIN
              RAISE EXCEPTION 'versions of fronts are immutable'
                USING ERRCODE = 'restrict_violation';
            END $$;
            CREATE TRIGGER frontversion_immutable BEFORE UPDATE OR DELETE
              ON publishing_frontversion
              FOR EACH ROW EXECUTE FUNCTION publishing_frontversion_is_immutable();
            """,
            """
            DROP TRIGGER frontversion_immutable ON publishing_frontversion;
            DROP FUNCTION publishing_frontversion_is_immutable();
            """,
        ),
    ]
