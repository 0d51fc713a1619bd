// What other rooms may show of a shop.
export { default as MyShops } from './MyShops.vue'
export { default as ShopCard } from './ShopCard.vue'
export { default as ShopLicence } from './ShopLicence.vue'
export { useMyShops } from './useMyShops'
