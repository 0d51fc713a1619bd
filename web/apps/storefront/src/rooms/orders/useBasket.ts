import { answer, api, type Schemas } from '@jishi/client'
import { useWords } from '@jishi/kit/i18n'
import { showToast } from '@jishi/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useSession } from '@/shell/session'

export type BasketLine = Schemas['BasketLineOut']
export const BASKET = ['orders', 'basket']

/** Whether a line can be ordered as it lies in the basket. */
export function canBuy(line: BasketLine): boolean {
  return line.is_sellable && line.unit_price !== null && line.available >= line.quantity
}

/** Whether it can be ordered at all, perhaps fewer of it. */
export function isForSale(line: BasketLine): boolean {
  return line.is_sellable && line.unit_price !== null && line.available > 0
}

/** What lies in the basket, a guest's as well as a member's. */
export function useBasket(isWanted: () => boolean = () => true) {
  const query = useQuery({
    queryKey: BASKET,
    queryFn: () => answer(api.GET('/api/orders/basket')),
    enabled: computed(isWanted),
    staleTime: 0, // Prices and stock change under a basket.
  })
  return { ...query, basket: query.data }
}

interface Change {
  skuId: string
  quantity?: number
  selected?: boolean
}

/** Changing the basket: shown at once, then as the server answers; a refusal puts everything back. */
export function useBasketChanges() {
  const queries = useQueryClient()
  const session = useSession()
  const { problem } = useWords()

  const lineOf = (skuId: string) =>
    queries.getQueryData<Schemas['BasketOut']>(BASKET)?.shops.flatMap((shop) => shop.lines).find((line) => line.sku_id === skuId)

  const change = useMutation({
    mutationKey: ['orders', 'basket', 'change'],
    // One after another, so that answers cannot overtake each other.
    scope: { id: 'basket' },
    mutationFn: async ({ skuId, quantity, selected }: Change) => {
      const body = { quantity: quantity ?? lineOf(skuId)?.quantity ?? 1, selected: selected ?? null }
      return answer(api.PUT('/api/orders/basket/lines/{sku_id}', { params: { path: { sku_id: skuId } }, body }))
    },
    onMutate: async (wanted) => {
      await queries.cancelQueries({ queryKey: BASKET })
      patch(wanted)
    },
    onSuccess: take,
    onError: giveBack,
  })

  const remove = useMutation({
    scope: { id: 'basket' },
    mutationFn: (skuId: string) => answer(api.DELETE('/api/orders/basket/lines/{sku_id}', { params: { path: { sku_id: skuId } } })),
    onSuccess: async (basket) => {
      take(basket)
      await session.refresh()
    },
    onError: giveBack,
  })

  function patch({ skuId, quantity, selected }: Change): void {
    queries.setQueryData<Schemas['BasketOut']>(BASKET, (basket) => basket && {
      ...basket,
      shops: basket.shops.map((shop) => ({
        ...shop,
        lines: shop.lines.map((line) =>
          line.sku_id === skuId ? { ...line, quantity: quantity ?? line.quantity, selected: selected ?? line.selected } : line,
        ),
      })),
    })
  }

  /** The newest answer counts; while further changes wait, theirs will be newer still. */
  function take(basket: Schemas['BasketOut']): void {
    if (queries.isMutating({ mutationKey: ['orders', 'basket', 'change'] }) <= 1) queries.setQueryData(BASKET, basket)
  }

  function giveBack(error: unknown): void {
    showToast(problem(error), 'bad')
    void queries.invalidateQueries({ queryKey: BASKET })
  }

  return { change, remove, isBusy: computed(() => change.isPending.value || remove.isPending.value) }
}
