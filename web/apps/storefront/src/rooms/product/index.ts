// What other rooms may use of a product page: what it asks of the checkout, choosing a variant.
export { default as ReviewCard } from './ReviewCard.vue'
export { default as SkuPicker } from './SkuPicker.vue'
export { checkoutLink, readWish, type Wish } from './checkoutLink'
export { useChoice, type Choice, type Way } from './useChoice'
export { useProduct } from './useProduct'
