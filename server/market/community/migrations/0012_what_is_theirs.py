"""Authors find what is in review among their own."""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("community", "0011_held_reviews_stay")]

    operations = [
        AddIndexConcurrently(
            "review",
            models.Index(
                fields=["person_id", "-written_at", "-id"],
                name="community_theirs",
                condition=models.Q(removed_at__isnull=True) | models.Q(is_held=True),
            ),
        ),
        RemoveIndexConcurrently("review", "community_of_person"),
    ]
