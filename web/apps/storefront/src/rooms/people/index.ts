// What other rooms may use of people: choosing where a parcel goes, and reading an address.
export { default as AddressChooser } from './AddressChooser.vue'
export { default as AddressText } from './AddressText.vue'
export { default as FormProblem } from './FormProblem.vue'
export type { Address } from './useAddresses'
export { useRegions } from './useRegions'
