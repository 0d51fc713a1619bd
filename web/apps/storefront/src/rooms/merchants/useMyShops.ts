import { answer, api } from '@jishi/client'
import { useQuery } from '@tanstack/vue-query'

/** The shops in which I work. */
export function useMyShops() {
  return useQuery({
    queryKey: ['merchants', 'mine'],
    queryFn: async () => (await answer(api.GET('/api/merchants/shops'))).items,
    staleTime: 5 * 60_000,
  })
}
