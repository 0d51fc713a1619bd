from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("notes", "0002_guards")]
    operations = [
        AddIndexConcurrently("like", models.Index(fields=["person_id", "-at"], name="notes_liked_lately")),
    ]
