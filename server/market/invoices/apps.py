from django.apps import AppConfig


class InvoicesConfig(AppConfig):
    name = "market.invoices"
    verbose_name = "Invoices"
