// How a product page tells the checkout what is to be bought: everything stands in the address, so that signing in,
// reloading and going back lose nothing.
import type { RouteLocationRaw } from 'vue-router'

export interface Wish {
  /** Whose page shows what is being bought. */
  productId: string
  skuId: string
  quantity: number
  /** Opens a team of this activity; with a team, joins that one. */
  activityId?: string
  teamId?: string
  /** Who passed the team's link on. */
  inviterId?: string
}

export function checkoutLink({ productId, skuId, quantity, activityId, teamId, inviterId }: Wish): RouteLocationRaw {
  return {
    path: '/checkout',
    query: {
      product: productId,
      sku: skuId,
      quantity: String(quantity),
      ...(activityId && { activity: activityId }),
      ...(teamId && { team: teamId }),
      ...(inviterId && { from: inviterId }),
    },
  }
}

export function readWish(query: Record<string, unknown>): Wish | null {
  const quantity = Number(query.quantity)
  if (typeof query.product !== 'string' || typeof query.sku !== 'string') return null
  if (!Number.isSafeInteger(quantity) || quantity < 1) return null
  return {
    productId: query.product,
    skuId: query.sku,
    quantity,
    ...(typeof query.activity === 'string' && { activityId: query.activity }),
    ...(typeof query.team === 'string' && { teamId: query.team }),
    ...(typeof query.from === 'string' && { inviterId: query.from }),
  }
}
