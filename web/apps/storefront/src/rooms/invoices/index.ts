// What other rooms may use of invoices.
export { default as OrderInvoice } from './OrderInvoice.vue'
