// Cases, as their buyer or a shop's staff see them.
import { answer, api } from '@jishi/client'
import { syncClock } from '@jishi/kit/clock'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useFeed } from '@/rooms/catalogue'

export const CASES = ['aftersales', 'list']

/** One's own cases: all, or those that are still open. */
export function useMyCases(isOpen: () => boolean) {
  return useFeed(
    () => [...CASES, 'mine', isOpen()],
    (after) => answer(api.GET('/api/aftersales/cases', { params: { query: { is_open: isOpen() || undefined, after } } })),
  )
}

export function useShopCases(shopId: string) {
  return useFeed(
    () => [...CASES, shopId],
    (after) => answer(api.GET('/api/aftersales/shops/{shop_id}/cases', { params: { path: { shop_id: shopId }, query: { after } } })),
  )
}

export function useCase(caseId: string) {
  return useQuery({
    queryKey: ['aftersales', 'one', caseId],
    queryFn: async () => {
      const found = await answer(api.GET('/api/aftersales/cases/{case_id}', { params: { path: { case_id: caseId } } }))
      syncClock(found.server_time)
      return found
    },
    // The other side, the clock and the provider act without us.
    refetchInterval: (query) => (query.state.data?.closed_at ? false : 15_000),
  })
}

/** What may be asked for of one bought line now. */
export function useOptions(lineId: string) {
  return useQuery({
    queryKey: computed(() => ['aftersales', 'options', lineId]),
    queryFn: () => answer(api.GET('/api/aftersales/lines/{line_id}/options', { params: { path: { line_id: lineId } } })),
    staleTime: 0,
  })
}
