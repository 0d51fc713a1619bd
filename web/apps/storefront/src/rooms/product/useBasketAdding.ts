import { answer, api } from '@jishi/client'
import { useWords } from '@jishi/kit/i18n'
import { showToast } from '@jishi/ui'
import { useMutation, useQueryClient } from '@tanstack/vue-query'
import { useSession } from '@/shell/session'

/** Put units of a variant into the basket, on top of what lies there already. */
export function useBasketAdding() {
  const queries = useQueryClient()
  const session = useSession()
  const { t, problem } = useWords()

  return useMutation({
    mutationFn: async ({ skuId, quantity }: { skuId: string; quantity: number }) => {
      const params = { path: { sku_id: skuId } }
      await answer(api.PUT('/api/orders/basket/lines/{sku_id}', { params, body: { quantity, add: true, selected: true } }))
    },
    onSuccess: async () => {
      showToast(t('product.inBasket'), 'good')
      await Promise.all([session.refresh(), queries.invalidateQueries({ queryKey: ['orders', 'basket'] })])
    },
    onError: (error) => showToast(problem(error), 'bad'),
  })
}
