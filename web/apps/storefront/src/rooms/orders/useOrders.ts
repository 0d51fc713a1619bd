import { answer, api } from '@jishi/client'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useFeed } from '@/rooms/catalogue'

export const TABS = ['all', 'to_pay', 'gathering', 'to_ship', 'to_receive', 'to_review', 'refunds'] as const
export type Tab = (typeof TABS)[number]

export function useOrders(tab: () => Tab) {
  return useFeed(
    () => ['orders', 'list', tab()],
    (after) => answer(api.GET('/api/orders', { params: { query: { tab: tab(), after } } })),
  )
}

/** How many orders wait for what. */
export function useOrderCounts(isWanted: () => boolean = () => true) {
  return useQuery({
    queryKey: ['orders', 'counts'],
    queryFn: () => answer(api.GET('/api/orders/counts')),
    enabled: computed(isWanted),
    staleTime: 0,
  })
}
