from django.db import migrations


class Migration(migrations.Migration):
    """The search index is kept in another shape: every listed product is made fresh once, and so indexed again."""

    dependencies = [("storefront", "0002_frames_and_headings")]

    operations = [
        migrations.RunSQL(
            "INSERT INTO storefront_staleproduct (product_id) SELECT product_id FROM storefront_card ON CONFLICT DO NOTHING",
            migrations.RunSQL.noop,
        ),
    ]
