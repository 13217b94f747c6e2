from tortoise import migrations
from tortoise.migrations import operations as ops
from ground.codes import public_id
from orgs.models.filing import FilingState, PaperKind
from orgs.models.organisation import Category, OrgKind, OrgState, Verification
from orgs.models.project import Funding, ProjectState
from tortoise.fields.base import OnDelete
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('ground', '0001_initial')]

    initial = True

    operations = [
        ops.CreateModel(
            name='Organisation',
            fields=[
                ('id', fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('public_id', fields.CharField(default=public_id, unique=True, max_length=12)),
                ('name', fields.CharField(max_length=80)),
                ('short_name', fields.CharField(default='', max_length=30)),
                ('kind', fields.CharEnumField(description='', enum_type=OrgKind, max_length=20)),
                ('category', fields.CharEnumField(description='', enum_type=Category, max_length=12)),
                ('uscc', fields.CharField(null=True, max_length=18)),
                ('filing_no', fields.CharField(null=True, max_length=30)),
                ('registrar', fields.CharField(default='', max_length=60)),
                ('place', fields.ForeignKeyField('ground.Place', source_field='place_id', db_constraint=True, to_field='id', related_name='organisations', on_delete=OnDelete.RESTRICT)),
                ('host', fields.ForeignKeyField('orgs.Organisation', source_field='host_id', null=True, db_constraint=True, to_field='id', related_name='hosted', on_delete=OnDelete.RESTRICT)),
                ('leader', fields.ForeignKeyField('ground.Person', source_field='leader_id', null=True, db_constraint=True, to_field='id', related_name='led_organisations', on_delete=OnDelete.RESTRICT)),
                ('leader_name', fields.CharField(max_length=40)),
                ('contact_phone', fields.CharField(default='', max_length=20)),
                ('address', fields.CharField(default='', max_length=120)),
                ('summary', fields.TextField(default='', unique=False)),
                ('verification', fields.CharEnumField(default=Verification.DECLARED, description='', enum_type=Verification, max_length=20)),
                ('verified_on', fields.DateField(null=True)),
                ('verified_from', fields.CharField(default='', max_length=120)),
                ('valid_until', fields.DateField(null=True)),
                ('founded_on', fields.DateField(null=True)),
                ('made_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('state', fields.CharEnumField(default=OrgState.ACTIVE, description='', enum_type=OrgState, max_length=16)),
            ],
            options={'table': 'orgs_organisation', 'app': 'orgs', 'pk_attr': 'id'},
            bases=['Moving'],
        ),
        ops.CreateModel(
            name='ActivityArea',
            fields=[
                ('id', fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('organisation', fields.ForeignKeyField('orgs.Organisation', source_field='organisation_id', db_constraint=True, to_field='id', related_name='areas', on_delete=OnDelete.CASCADE)),
                ('place', fields.ForeignKeyField('ground.Place', source_field='place_id', db_constraint=True, to_field='id', related_name='areas', on_delete=OnDelete.RESTRICT)),
            ],
            options={'table': 'orgs_activity_area', 'app': 'orgs', 'unique_together': (('organisation', 'place'),), 'pk_attr': 'id'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Filing',
            fields=[
                ('id', fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('public_id', fields.CharField(default=public_id, unique=True, max_length=12)),
                ('number', fields.CharField(unique=True, max_length=12)),
                ('kind', fields.CharEnumField(description='', enum_type=OrgKind, max_length=20)),
                ('name', fields.CharField(max_length=80)),
                ('category', fields.CharEnumField(description='', enum_type=Category, max_length=12)),
                ('uscc', fields.CharField(null=True, max_length=18)),
                ('place', fields.ForeignKeyField('ground.Place', source_field='place_id', db_constraint=True, to_field='id', related_name='filings', on_delete=OnDelete.RESTRICT)),
                ('host', fields.ForeignKeyField('orgs.Organisation', source_field='host_id', null=True, db_constraint=True, to_field='id', related_name='hosted_filings', on_delete=OnDelete.RESTRICT)),
                ('applicant', fields.ForeignKeyField('ground.Person', source_field='applicant_id', db_constraint=True, to_field='id', related_name='filings', on_delete=OnDelete.RESTRICT)),
                ('leader_name', fields.CharField(max_length=40)),
                ('contact_phone', fields.CharField(max_length=20)),
                ('address', fields.CharField(default='', max_length=120)),
                ('members', fields.IntField(default=0)),
                ('summary', fields.TextField(default='', unique=False)),
                ('asked', fields.TextField(default='', unique=False)),
                ('made_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('submitted_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('due_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('reviewed_by_id', fields.IntField(null=True)),
                ('reviewed_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('opinion', fields.TextField(default='', unique=False)),
                ('decided_by_id', fields.IntField(null=True)),
                ('decided_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('decision', fields.TextField(default='', unique=False)),
                ('organisation', fields.ForeignKeyField('orgs.Organisation', source_field='organisation_id', null=True, db_constraint=True, to_field='id', related_name='filings', on_delete=OnDelete.RESTRICT)),
                ('version', fields.IntField(default=1)),
                ('state', fields.CharEnumField(default=FilingState.DRAFT, description='', enum_type=FilingState, max_length=12)),
            ],
            options={'table': 'orgs_filing', 'app': 'orgs', 'pk_attr': 'id'},
            bases=['Moving'],
        ),
        ops.CreateModel(
            name='FilingPaper',
            fields=[
                ('id', fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('filing', fields.ForeignKeyField('orgs.Filing', source_field='filing_id', db_constraint=True, to_field='id', related_name='papers', on_delete=OnDelete.CASCADE)),
                ('kind', fields.CharEnumField(description='', enum_type=PaperKind, max_length=16)),
                ('attachment', fields.ForeignKeyField('ground.Attachment', source_field='attachment_id', db_constraint=True, to_field='id', related_name='filing_papers', on_delete=OnDelete.RESTRICT)),
            ],
            options={'table': 'orgs_filing_paper', 'app': 'orgs', 'pk_attr': 'id'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Project',
            fields=[
                ('id', fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('public_id', fields.CharField(default=public_id, unique=True, max_length=12)),
                ('organisation', fields.ForeignKeyField('orgs.Organisation', source_field='organisation_id', db_constraint=True, to_field='id', related_name='projects', on_delete=OnDelete.RESTRICT)),
                ('title', fields.CharField(max_length=60)),
                ('summary', fields.TextField(default='', unique=False)),
                ('category', fields.CharEnumField(description='', enum_type=Category, max_length=12)),
                ('funding', fields.CharEnumField(default=Funding.OWN, description='', enum_type=Funding, max_length=10)),
                ('starts_on', fields.DateField()),
                ('ends_on', fields.DateField()),
                ('made_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('state', fields.CharEnumField(default=ProjectState.PLANNED, description='', enum_type=ProjectState, max_length=10)),
            ],
            options={'table': 'orgs_project', 'app': 'orgs', 'pk_attr': 'id'},
            bases=['Moving'],
        ),
        ops.CreateModel(
            name='ProjectPlace',
            fields=[
                ('id', fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ('project', fields.ForeignKeyField('orgs.Project', source_field='project_id', db_constraint=True, to_field='id', related_name='places', on_delete=OnDelete.CASCADE)),
                ('place', fields.ForeignKeyField('ground.Place', source_field='place_id', db_constraint=True, to_field='id', related_name='projects', on_delete=OnDelete.RESTRICT)),
            ],
            options={'table': 'orgs_project_place', 'app': 'orgs', 'unique_together': (('project', 'place'),), 'pk_attr': 'id'},
            bases=['Model'],
        ),
    ]
