"""The back office finds films by what became of them. Built beside the market, which goes on meanwhile."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("media", "0004_likenesses")]

    operations = [
        AddIndexConcurrently("video", models.Index(fields=["state", "-id"], name="media_videos_by_state")),
    ]
