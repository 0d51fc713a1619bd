from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("notes", "0005_shares")]
    operations = [
        AddIndexConcurrently("note", models.Index(fields=["author_id", "-id"], name="notes_by_author")),
        RemoveIndexConcurrently("note", "notes_own"),
    ]
