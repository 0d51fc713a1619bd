import { answer, api } from '@jishi/client'
import { useQuery } from '@tanstack/vue-query'

export function useCategories() {
  return useQuery({
    queryKey: ['storefront', 'categories'],
    queryFn: () => answer(api.GET('/api/storefront/categories')),
    staleTime: 10 * 60_000,
  })
}
