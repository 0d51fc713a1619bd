"""What invoices may refuse. The name is the sentence; the code is public and permanent."""

from foundation.errors import Conflict, Invalid, NotFound


class InvoiceNotFound(NotFound):
    """There is no such invoice, or it is not yours to see."""

    code = "invoices.invoice_not_found"


class TitleNotFound(NotFound):
    """There is no such title, or it is not yours."""

    code = "invoices.title_not_found"


class TitleInvalid(Invalid):
    """A title has a name of 2 to 100 characters."""

    code = "invoices.title_invalid"


class TaxIdInvalid(Invalid):
    """A company's title needs its tax id: 18 signs of which the last proves the others, or an older or foreign one."""

    code = "invoices.tax_id_invalid"


class TooManyTitles(Conflict):
    """Nobody keeps more titles than they can choose from."""

    code = "invoices.too_many_titles"


class InvoicedAlready(Conflict):
    """This order has its invoice, or is waiting for it."""

    code = "invoices.invoiced_already"


class NothingToInvoice(Conflict):
    """Only what was paid for and is kept has an invoice."""

    code = "invoices.nothing_to_invoice"


class TooLateToInvoice(Conflict):
    """An invoice is asked for within half a year of receiving the goods."""

    code = "invoices.too_late"


class SellerWithoutLicence(Conflict):
    """The shop has shown no business licence, and so cannot issue invoices."""

    code = "invoices.seller_without_licence"


class NotIssuedYet(Conflict):
    """There is no paper to read yet."""

    code = "invoices.not_issued_yet"
