// What other rooms may use of the catalogue: cards, lists of cards, sorting.
export { default as CategoryPath } from './CategoryPath.vue'
export { default as ProductCard } from './ProductCard.vue'
export { default as ProductFeed } from './ProductFeed.vue'
export { default as ProductFeedSkeleton } from './ProductFeedSkeleton.vue'
export { default as SortTabs } from './SortTabs.vue'
export { listSort, SORTS, sortFrom, type Sort } from './sorts'
export { useCategories } from './useCategories'
export { useFeed, type Feed } from './useFeed'
