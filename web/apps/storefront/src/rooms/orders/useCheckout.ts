// What is about to be ordered, what it costs, and ordering it.
import { answer, api, type Schemas } from '@jishi/client'
import { createIntent } from '@jishi/kit/http'
import { asProblem } from '@jishi/kit/problem'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, ref, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { couponsTaken, useFitting, type Chosen } from '@/rooms/coupons'
import { useProduct, type Wish } from '@/rooms/product'
import { useSession } from '@/shell/session'
import { BASKET, canBuy, useBasket } from './useBasket'
import type { OrderedLine } from './types'

export type OnFull = Schemas['OnFull']

interface Choices {
  addressId: Ref<string | undefined>
  onFull: Ref<OnFull>
  note: Ref<string>
}

/** Without a wish in the address it is what is selected in the basket. */
export function useCheckout(wish: Wish | null, { addressId, onFull, note }: Choices) {
  const router = useRouter()
  const session = useSession()
  const queries = useQueryClient()
  const intent = createIntent()

  const product = wish ? useProduct(wish.productId) : null
  const basket = useBasket(() => wish === null)
  const lines = computed<OrderedLine[] | undefined>(() =>
    wish ? product?.data.value && lineOfWish(product.data.value, wish) : basket.basket.value && linesOfBasket(basket.basket.value),
  )
  const body = computed(() => (lines.value ?? []).map(({ skuId, quantity }) => ({ sku_id: skuId, quantity })))
  const isGroup = computed(() => Boolean(wish?.activityId))

  // A team's price takes no coupon beside it.
  const takesCoupons = () => body.value.length > 0 && !isGroup.value && session.person !== null
  const fittings = useFitting(() => ({ lines: body.value, address_id: addressId.value ?? null }), takesCoupons)
  const chosen = ref<Chosen>({})
  const fitting = computed(() => (takesCoupons() && fittings.data.value) || [])
  const taken = computed(() => couponsTaken(fitting.value, chosen.value))
  const couponIds = computed(() => taken.value.map((one) => one.coupon.coupon_id))

  const quoting = useQuery({
    queryKey: computed(() => ['orders', 'quote', body.value, wish?.activityId, wish?.teamId, addressId.value, couponIds.value]),
    queryFn: () => askPrice(),
    // What one has is known first, so that the total does not jump; without an answer it is quoted without.
    enabled: computed(() => body.value.length > 0 && !(takesCoupons() && fittings.isPending.value)),
    placeholderData: keepPreviousData, // Another address changes the freight; the old total stays until the new one is there.
    staleTime: 0,
  })

  function askPrice(): Promise<Schemas['QuoteOut']> {
    const address_id = addressId.value ?? null
    if (!wish?.activityId) return answer(api.POST('/api/orders/quotes', { body: { lines: body.value, address_id, coupon_ids: couponIds.value } }))
    const { skuId: sku_id, quantity, activityId: activity_id, teamId: team_id = null } = wish
    return answer(api.POST('/api/groupbuy/quotes', { body: { activity_id, sku_id, quantity, address_id, team_id } }))
  }

  const placing = useMutation({
    mutationFn: async (expected_total: Schemas['MoneyOut']): Promise<Schemas['CheckoutOut']> => {
      const address_id = addressId.value as string
      const common = { address_id, expected_total, note: note.value.trim() }
      if (!wish?.activityId) {
        const order = { ...common, lines: body.value, from_basket: wish === null, coupon_ids: couponIds.value }
        return answer(api.POST('/api/orders/checkouts', { body: order, params: { header: keyFor(order) } }))
      }
      const { skuId: sku_id, quantity, activityId: activity_id, teamId: team_id, inviterId: inviter_id = null } = wish
      const seat = { ...common, sku_id, quantity, on_full: onFull.value, inviter_id }
      const opening = { ...seat, activity_id }
      const seated = await answer(
        team_id
          ? api.POST('/api/groupbuy/teams/{team_id}/members', { params: { path: { team_id }, header: keyFor(seat) }, body: seat })
          : api.POST('/api/groupbuy/teams', { body: opening, params: { header: keyFor(opening) } }),
      )
      return seated.checkout
    },
    onSuccess: async (checkout) => {
      intent.done()
      await router.replace(`/pay/${checkout.checkout_id}`)
      void session.refresh()
      for (const queryKey of [BASKET, ['orders', 'list'], ['orders', 'counts'], ['groupbuy'], ['coupons']]) void queries.invalidateQueries({ queryKey })
    },
    onError: (error) => {
      // What was promised no longer holds: show what holds now, to be confirmed.
      if (asProblem(error).status !== 409) return
      if (takesCoupons()) void fittings.refetch()
      void quoting.refetch()
    },
  })
  const keyFor = (order: unknown) => ({ 'Idempotency-Key': intent.key(order) })

  const seen = ref<Schemas['MoneyOut'] | null>(null)
  const problem = computed(() => (placing.error.value ? asProblem(placing.error.value) : null))
  const hasChanged = computed(() => problem.value?.code === 'orders.total_has_changed')
  const source = product ?? basket
  const canPlace = computed(
    () => Boolean(addressId.value && quoting.data.value) && !quoting.isPlaceholderData.value && !(hasChanged.value && quoting.isFetching.value),
  )

  /** Order what is shown at the price that is shown. */
  function place(): void {
    if (placing.isPending.value || !canPlace.value || !quoting.data.value) return
    seen.value = quoting.data.value.total
    placing.mutate(quoting.data.value.total)
  }

  return {
    lines,
    isGroup,
    /** My coupons of these shops, held against the lines; and which of them the order takes. */
    fitting,
    taken,
    choose: (shopId: string, couponId: string | null) => (chosen.value = { ...chosen.value, [shopId]: couponId }),
    quote: quoting.data,
    isPricing: quoting.isFetching,
    /** Why it cannot be shown, or has no price. */
    error: computed(() => (lines.value ? quoting.error.value : source.error.value)),
    retry: () => void (lines.value ? quoting.refetch() : source.refetch()),
    problem,
    hasChanged,
    /** The total that was confirmed before it changed. */
    seen,
    canPlace,
    isPlacing: placing.isPending,
    place,
  }
}

function lineOfWish(product: Schemas['ProductPageOut'], wish: Wish): OrderedLine[] {
  const sku = product.skus.find((one) => one.sku_id === wish.skuId)
  if (!sku) return []
  const { shop_id, name } = product.shop
  const picture = sku.picture ?? product.pictures[0] ?? null
  return [{ skuId: sku.sku_id, productId: product.product_id, title: product.title, optionText: sku.text, picture, quantity: wish.quantity, shop: { shop_id, name } }]
}

function linesOfBasket(basket: Schemas['BasketOut']): OrderedLine[] {
  return basket.shops.flatMap(({ shop, lines }) =>
    lines
      .filter((line) => line.selected && canBuy(line))
      .map((line) => ({ skuId: line.sku_id, productId: line.product_id, title: line.title, optionText: line.option_text, picture: line.picture, quantity: line.quantity, shop })),
  )
}
