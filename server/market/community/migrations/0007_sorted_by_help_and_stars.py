from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import Q

SHOWN = Q(removed_at__isnull=True)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("community", "0006_helpful_and_films")]
    operations = [
        AddIndexConcurrently(
            "review",
            models.Index(
                fields=["product_id", "stars", "-written_at", "-id"], name="community_by_stars", condition=SHOWN
            ),
        ),
        AddIndexConcurrently(
            "review",
            models.Index(fields=["product_id", "-helpful_count", "-id"], name="community_helpful", condition=SHOWN),
        ),
    ]
