from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("settlement", "0010_clawbacks_of_an_order")]
    operations = [
        AddIndexConcurrently(
            model_name="payout",
            index=models.Index(fields=["shop_id", "currency", "asked_at"], name="settlement_payouts_of_shop"),
        ),
    ]
