// Which coupons an order takes: of each shop what was chosen, and until then what saves most.
import type { Fitting } from './useCoupons'

/** By shop: a coupon, or null for none. A shop that is not named has not been chosen for. */
export type Chosen = Readonly<Record<string, string | null>>

/** What was chosen and does not fit any more gives way to what saves most. */
export function couponsTaken(found: readonly Fitting[], chosen: Chosen): Fitting[] {
  const shops = new Set(found.map((one) => one.coupon.shop.shop_id))
  return [...shops].flatMap((shopId) => {
    if (chosen[shopId] === null) return []
    const fitting = found.filter((one) => one.coupon.shop.shop_id === shopId && one.saved.minor > 0)
    const taken = fitting.find((one) => one.coupon.coupon_id === chosen[shopId]) ?? fitting.find((one) => one.is_best)
    return taken ? [taken] : []
  })
}
