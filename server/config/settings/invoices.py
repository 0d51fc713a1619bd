"""Who issues invoices, and the tax in the prices of goods, by currency."""

INVOICE_ISSUER = "market.invoices.issuers.local_pdf.LocalPdf"
INVOICE_VAT_BPS = {"CNY": 1300}  # 增值税法 art. 10, goods; what is not named has none.
