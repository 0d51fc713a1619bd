from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("ledger", "0004_guards_in_sets")]

    operations = [
        AddIndexConcurrently(
            "posting",
            models.Index(fields=["account", "born", "id"], include=["minor"], name="ledger_posting_by_birth"),
        ),
        AddIndexConcurrently("posting", models.Index(fields=["born"], name="ledger_posting_to_fold")),
        RemoveIndexConcurrently("posting", "ledger_posting_by_account"),
    ]
