// How a product page tells the checkout what is to be bought: everything stands in the address, so that signing in,
// reloading and going back lose nothing.
import type { RouteLocationRaw } from 'vue-router'

export interface Wish {
  skuId: string
  quantity: number
  /** Opens a team of this activity. */
  activityId?: string
  /** Joins this team. */
  teamId?: string
}

export function checkoutLink({ skuId, quantity, activityId, teamId }: Wish): RouteLocationRaw {
  return {
    path: '/checkout',
    query: {
      sku: skuId,
      quantity: String(quantity),
      ...(activityId && { activity: activityId }),
      ...(teamId && { team: teamId }),
    },
  }
}

export function readWish(query: Record<string, unknown>): Wish | null {
  const quantity = Number(query.quantity)
  if (typeof query.sku !== 'string' || !Number.isSafeInteger(quantity) || quantity < 1) return null
  return {
    skuId: query.sku,
    quantity,
    ...(typeof query.activity === 'string' && { activityId: query.activity }),
    ...(typeof query.team === 'string' && { teamId: query.team }),
  }
}
