import { describe, expect, test } from 'vitest'
import { couponsTaken } from './chooseCoupons'
import type { Fitting } from './useCoupons'

function fitting(coupon_id: string, shop_id: string, minor: number, is_best = false): Fitting {
  const nothing = { currency: 'CNY', minor: 0 }
  const coupon = {
    coupon_id,
    title: '',
    shop: { shop_id, name: '', slug: '' },
    terms: { threshold: nothing, off: null, off_bps: 0, most: null, product_ids: [] },
    state: 'issued' as const,
    issued_at: '',
    expires_at: '',
  }
  return { coupon, saved: { currency: 'CNY', minor }, lacking: nothing, is_best }
}

const ids = (taken: Fitting[]) => taken.map((one) => one.coupon.coupon_id)
const found = [fitting('best', 'kiln', 900, true), fitting('other', 'kiln', 500), fitting('pots', 'mill', 100, true), fitting('far', 'mill', 0)]

describe('the coupons that an order takes', () => {
  test('are the best of each shop until somebody chooses', () => {
    expect(ids(couponsTaken(found, {}))).toEqual(['best', 'pots'])
  })

  test('are what was chosen, or none where none was', () => {
    expect(ids(couponsTaken(found, { kiln: 'other', mill: null }))).toEqual(['other'])
  })

  test('are the best again when what was chosen fits no more', () => {
    expect(ids(couponsTaken(found, { kiln: 'gone', mill: 'far' }))).toEqual(['best', 'pots'])
  })
})
