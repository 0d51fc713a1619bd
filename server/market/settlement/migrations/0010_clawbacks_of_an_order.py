from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("settlement", "0009_clawbacks_lessen_shares")]
    operations = [
        AddIndexConcurrently(
            model_name="item",
            index=models.Index(
                condition=models.Q(("kind", "clawed_back")), fields=["order_id"], name="settlement_clawbacks"
            ),
        ),
    ]
