"""Until now there were commissions only, so all rows stand the test."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("affiliate", "0003_coupons_and_points")]

    operations = [
        ValidateConstraint("credit", "affiliate_credit_brings_one_thing"),
        ValidateConstraint("credit", "affiliate_credit_is_worth_its_points"),
        ValidateConstraint("plan", "affiliate_plan_gives_what_it_says"),
    ]
