import { answer, api } from '@jishi/client'
import { listSort, type Sort } from './sorts'
import { useFeed } from './useFeed'

/** A category's goods in an order; its name and its place in the tree come along. */
export function useCategoryFeed(slug: string, sort: () => Sort = () => 'relevance') {
  return useFeed(
    () => ['storefront', 'category', slug, sort()],
    (after) => {
      const query = { sort: listSort(sort()), after }
      return answer(api.GET('/api/storefront/categories/{slug}', { params: { path: { slug }, query } }))
    },
  )
}
