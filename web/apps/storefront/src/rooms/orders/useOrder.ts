import { answer, api } from '@jishi/client'
import { syncClock } from '@jishi/kit/clock'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'

/** One order, whole; nothing is asked while there is no id. */
export function useOrder(orderId: () => string | null | undefined) {
  return useQuery({
    queryKey: computed(() => ['orders', 'one', orderId()]),
    queryFn: async () => {
      const order = await answer(api.GET('/api/orders/{order_id}', { params: { path: { order_id: orderId() as string } } }))
      syncClock(order.server_time)
      return order
    },
    enabled: computed(() => Boolean(orderId())),
  })
}
