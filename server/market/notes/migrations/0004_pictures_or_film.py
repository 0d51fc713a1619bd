from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("notes", "0003_liked_lately")]
    operations = [
        migrations.AddConstraint(
            "note",
            models.CheckConstraint(
                name="notes_pictures_or_film", condition=Q(video_id__isnull=True) | Q(picture_ids__len=0)
            ),
        ),
    ]
