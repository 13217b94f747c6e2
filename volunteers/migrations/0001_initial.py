from tortoise import migrations
from tortoise.migrations import operations as ops
from ground.codes import public_id, spoken_number
from tortoise.fields.base import OnDelete
from volunteers.models.certificate import CertificateState
from volunteers.models.hours import ClaimState, Grade, HourCategory, Source
from volunteers.models.people import DayPart, QualificationState, Skill, VolunteerState, WorkerLevel
from tortoise import fields
from tortoise.indexes import Index

class Migration(migrations.Migration):
    dependencies = [('ground', '0001_initial'), ('orgs', '0001_initial')]

    initial = True

    operations = [
        ops.CreateModel(
            name='Certificate',
            fields=[
                ('id', fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('public_id', fields.CharField(default=public_id, unique=True, max_length=12)),
                ('number', fields.CharField(unique=True, max_length=16)),
                ('check_code_hash', fields.CharField(max_length=64)),
                ('check_code_sealed', fields.TextField(unique=False)),
                ('person', fields.ForeignKeyField('ground.Person', source_field='person_id', db_constraint=True, to_field='id', related_name='certificates', on_delete=OnDelete.RESTRICT)),
                ('issuer', fields.ForeignKeyField('orgs.Organisation', source_field='issuer_id', db_constraint=True, to_field='id', related_name='certificates', on_delete=OnDelete.RESTRICT)),
                ('from_on', fields.DateField()),
                ('until_on', fields.DateField()),
                ('minutes', fields.IntField()),
                ('snapshot_sealed', fields.TextField(unique=False)),
                ('issued_by_id', fields.IntField(null=True)),
                ('issued_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('revoked_because', fields.CharField(default='', max_length=200)),
                ('state', fields.CharEnumField(default=CertificateState.ISSUED, description='', enum_type=CertificateState, max_length=14)),
            ],
            options={'table': 'volunteers_certificate', 'app': 'volunteers', 'pk_attr': 'id'},
            bases=['Moving'],
        ),
        ops.CreateModel(
            name='HourClaim',
            fields=[
                ('id', fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('public_id', fields.CharField(default=public_id, unique=True, max_length=12)),
                ('person', fields.ForeignKeyField('ground.Person', source_field='person_id', db_constraint=True, to_field='id', related_name='hour_claims', on_delete=OnDelete.RESTRICT)),
                ('organisation', fields.ForeignKeyField('orgs.Organisation', source_field='organisation_id', db_constraint=True, to_field='id', related_name='hour_claims', on_delete=OnDelete.RESTRICT)),
                ('project', fields.ForeignKeyField('orgs.Project', source_field='project_id', db_constraint=True, to_field='id', related_name='hour_claims', on_delete=OnDelete.RESTRICT)),
                ('about', fields.CharField(max_length=80)),
                ('shift_ref', fields.CharField(db_index=True, max_length=12)),
                ('place_id', fields.IntField(db_index=True)),
                ('starts_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('ends_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('minutes', fields.IntField()),
                ('category', fields.CharEnumField(default=HourCategory.SERVICE, description='', enum_type=HourCategory, max_length=10)),
                ('source', fields.CharEnumField(description='', enum_type=Source, max_length=10)),
                ('grade', fields.CharEnumField(description='', enum_type=Grade, max_length=1)),
                ('recorder_id', fields.IntField()),
                ('confirmer_id', fields.IntField(null=True)),
                ('made_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('decided_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('reason', fields.CharField(default='', max_length=200)),
                ('state', fields.CharEnumField(default=ClaimState.PROPOSED, description='', enum_type=ClaimState, max_length=10)),
            ],
            options={'table': 'volunteers_hour_claim', 'app': 'volunteers', 'pk_attr': 'id'},
            bases=['Moving'],
        ),
        ops.CreateModel(
            name='HourEntry',
            fields=[
                ('id', fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('public_id', fields.CharField(default=public_id, unique=True, max_length=12)),
                ('person', fields.ForeignKeyField('ground.Person', source_field='person_id', db_constraint=True, to_field='id', related_name='hours', on_delete=OnDelete.RESTRICT)),
                ('organisation', fields.ForeignKeyField('orgs.Organisation', source_field='organisation_id', db_constraint=True, to_field='id', related_name='hours', on_delete=OnDelete.RESTRICT)),
                ('project', fields.ForeignKeyField('orgs.Project', source_field='project_id', db_constraint=True, to_field='id', related_name='hours', on_delete=OnDelete.RESTRICT)),
                ('claim', fields.ForeignKeyField('volunteers.HourClaim', source_field='claim_id', null=True, db_constraint=True, to_field='id', related_name='entries', on_delete=OnDelete.RESTRICT)),
                ('about', fields.CharField(max_length=80)),
                ('shift_ref', fields.CharField(max_length=12)),
                ('service_on', fields.DateField()),
                ('starts_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('ends_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('minutes', fields.IntField()),
                ('category', fields.CharEnumField(description='', enum_type=HourCategory, max_length=10)),
                ('source', fields.CharEnumField(description='', enum_type=Source, max_length=10)),
                ('grade', fields.CharEnumField(description='', enum_type=Grade, max_length=1)),
                ('recorder_id', fields.IntField()),
                ('confirmer_id', fields.IntField()),
                ('reverses', fields.ForeignKeyField('volunteers.HourEntry', source_field='reverses_id', null=True, db_constraint=True, to_field='id', related_name='reversed_by', on_delete=OnDelete.RESTRICT)),
                ('reason', fields.CharField(default='', max_length=200)),
                ('entered_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('seq', fields.IntField()),
                ('before', fields.CharField(max_length=64)),
                ('hash', fields.CharField(max_length=64)),
            ],
            options={'table': 'volunteers_hour_entry', 'app': 'volunteers', 'unique_together': (('organisation', 'seq'),), 'indexes': [Index(fields=['person_id', 'service_on']), Index(fields=['project_id', 'service_on'])], 'pk_attr': 'id'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Qualification',
            fields=[
                ('id', fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('public_id', fields.CharField(default=public_id, unique=True, max_length=12)),
                ('person', fields.ForeignKeyField('ground.Person', source_field='person_id', db_constraint=True, to_field='id', related_name='qualifications', on_delete=OnDelete.RESTRICT)),
                ('skill', fields.CharEnumField(description='', enum_type=Skill, max_length=16)),
                ('paper', fields.CharField(max_length=80)),
                ('valid_until', fields.DateField(null=True)),
                ('verified_by_id', fields.IntField(null=True)),
                ('verified_on', fields.DateField(null=True)),
                ('state', fields.CharEnumField(default=QualificationState.CLAIMED, description='', enum_type=QualificationState, max_length=10)),
            ],
            options={'table': 'volunteers_qualification', 'app': 'volunteers', 'pk_attr': 'id'},
            bases=['Moving'],
        ),
        ops.CreateModel(
            name='SocialWorker',
            fields=[
                ('id', fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('person', fields.OneToOneField('ground.Person', source_field='person_id', db_constraint=True, to_field='id', related_name='social_worker', on_delete=OnDelete.RESTRICT)),
                ('level', fields.CharEnumField(description='', enum_type=WorkerLevel, max_length=14)),
                ('certificate_no', fields.CharField(max_length=40)),
                ('registered_on', fields.DateField(null=True)),
                ('registered_until', fields.DateField(null=True)),
            ],
            options={'table': 'volunteers_social_worker', 'app': 'volunteers', 'pk_attr': 'id'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Volunteer',
            fields=[
                ('id', fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('person', fields.OneToOneField('ground.Person', source_field='person_id', db_constraint=True, to_field='id', related_name='volunteer', on_delete=OnDelete.RESTRICT)),
                ('number', fields.CharField(default=spoken_number, unique=True, max_length=12)),
                ('limits', fields.CharField(default='', max_length=120)),
                ('most_minutes_a_day', fields.IntField(null=True)),
                ('most_minutes_a_week', fields.IntField(null=True)),
                ('walks_minutes', fields.IntField(default=30)),
                ('suggestions', fields.BooleanField(default=True)),
                ('joined_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('paused_until', fields.DateField(null=True)),
                ('suspended_because', fields.CharField(default='', max_length=200)),
                ('state', fields.CharEnumField(default=VolunteerState.ENROLLED, description='', enum_type=VolunteerState, max_length=12)),
            ],
            options={'table': 'volunteers_volunteer', 'app': 'volunteers', 'pk_attr': 'id'},
            bases=['Moving'],
        ),
        ops.CreateModel(
            name='Availability',
            fields=[
                ('id', fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('volunteer', fields.ForeignKeyField('volunteers.Volunteer', source_field='volunteer_id', db_constraint=True, to_field='id', related_name='availability', on_delete=OnDelete.CASCADE)),
                ('weekday', fields.SmallIntField()),
                ('part', fields.CharEnumField(description='', enum_type=DayPart, max_length=10)),
            ],
            options={'table': 'volunteers_availability', 'app': 'volunteers', 'unique_together': (('volunteer', 'weekday', 'part'),), 'pk_attr': 'id'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='VolunteerSkill',
            fields=[
                ('id', fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('volunteer', fields.ForeignKeyField('volunteers.Volunteer', source_field='volunteer_id', db_constraint=True, to_field='id', related_name='skills', on_delete=OnDelete.CASCADE)),
                ('skill', fields.CharEnumField(description='', enum_type=Skill, max_length=16)),
            ],
            options={'table': 'volunteers_volunteer_skill', 'app': 'volunteers', 'unique_together': (('volunteer', 'skill'),), 'pk_attr': 'id'},
            bases=['Model'],
        ),
    ]
