from django.apps import AppConfig


class ReconciliationConfig(AppConfig):
    name = "market.reconciliation"
    verbose_name = "Reconciliation"
