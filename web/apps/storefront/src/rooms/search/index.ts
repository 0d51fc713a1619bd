// What other rooms may use of the search: filters beside a list that was not searched for.
export { default as CategoryFilters } from './CategoryFilters.vue'
