import { answer, api, type Schemas } from '@jishi/client'
import { useWords } from '@jishi/kit/i18n'
import { showToast } from '@jishi/ui'
import { useMutation, useQueryClient } from '@tanstack/vue-query'
import { useRouter } from 'vue-router'
import { useSession } from '@/shell/session'

/** What a buyer may do with an order by a single press; both are asked for twice by the page. */
export function useOrderActs() {
  const queries = useQueryClient()
  const router = useRouter()
  const session = useSession()
  const { t, problem } = useWords()

  function keep(order: Schemas['OrderPageOut']): void {
    queries.setQueryData(['orders', 'one', order.order_id], order)
    for (const queryKey of [['orders', 'list'], ['orders', 'counts'], ['groupbuy']]) void queries.invalidateQueries({ queryKey })
  }
  const onError = (error: unknown) => {
    showToast(problem(error), 'bad')
    void queries.invalidateQueries({ queryKey: ['orders'] })
  }

  const cancel = useMutation({
    mutationFn: (order_id: string) => answer(api.POST('/api/orders/{order_id}/cancel', { params: { path: { order_id } }, body: { because: '' } })),
    onSuccess: (order) => {
      keep(order)
      showToast(t('orders.cancelled'), 'good')
    },
    onError,
  })
  const confirm = useMutation({
    mutationFn: (order_id: string) => answer(api.POST('/api/orders/{order_id}/confirm', { params: { path: { order_id } } })),
    onSuccess: (order) => {
      keep(order)
      showToast(t('orders.confirmed'), 'good')
    },
    onError,
  })
  /** Put the same articles into the basket again; what is no longer sold is said there. */
  const buyAgain = useMutation({
    mutationFn: async (lines: readonly Schemas['OrderLineOut'][]) => {
      for (const { sku_id, quantity } of lines) {
        await answer(api.PUT('/api/orders/basket/lines/{sku_id}', { params: { path: { sku_id } }, body: { quantity, selected: true } }))
      }
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['orders', 'basket'] })
      void session.refresh()
      await router.push('/basket')
    },
    onError: (error) => showToast(problem(error), 'bad'),
  })

  return { cancel, confirm, buyAgain }
}
