"""What the back office looks for among very many rows. Built beside the market, which goes on meanwhile."""

import django.contrib.postgres.indexes
import django.db.models.fields.json
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('catalogue', '0004_gtins_are_checked'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='product',
            index=models.Index(fields=['category', '-id'], name='catalogue_goods_of_kind'),
        ),
        AddIndexConcurrently(
            model_name='product',
            index=models.Index(condition=models.Q(('state', 'published'), _negated=True), fields=['state', '-id'], name='catalogue_off_sale'),
        ),
        AddIndexConcurrently(
            model_name='product',
            index=models.Index(django.contrib.postgres.indexes.OpClass(django.db.models.fields.json.KeyTextTransform('zh-CN', 'title'), name='text_pattern_ops'), name='catalogue_title_zh'),
        ),
        AddIndexConcurrently(
            model_name='product',
            index=models.Index(django.contrib.postgres.indexes.OpClass(django.db.models.fields.json.KeyTextTransform('en', 'title'), name='text_pattern_ops'), name='catalogue_title_en'),
        ),
    ]
