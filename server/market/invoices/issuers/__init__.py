"""Who makes invoices into papers: one file per issuer. Settings name the one that is used."""

from django.conf import settings
from django.utils.module_loading import import_string

from market.invoices.issuers.base import Issuer


def issuer() -> Issuer:
    """Return the issuer that settings name."""
    made: Issuer = import_string(settings.INVOICE_ISSUER)()
    return made
