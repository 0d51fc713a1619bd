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
    mutationFn: ({ skuId, quantity }: { skuId: string; quantity: number }) =>
      answer(api.POST('/api/orders/basket/lines', { body: { sku_id: skuId, quantity } })),
    onSuccess: async ({ count }) => {
      session.noteBasket(count)
      showToast(t('product.inBasket'), 'good')
      await queries.invalidateQueries({ queryKey: ['orders', 'basket'] })
    },
    onError: (error) => showToast(problem(error), 'bad'),
  })
}
