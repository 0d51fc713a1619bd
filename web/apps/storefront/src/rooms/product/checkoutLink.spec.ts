import { expect, test } from 'vitest'
import { checkoutLink, readWish } from './checkoutLink'

test('a wish survives its way through the address', () => {
  for (const wish of [
    { productId: 'prod_1', skuId: 'sku_1', quantity: 1 },
    { productId: 'prod_1', skuId: 'sku_1', quantity: 2, activityId: 'act_1' },
    { productId: 'prod_1', skuId: 'sku_1', quantity: 3, activityId: 'act_1', teamId: 'team_1', inviterId: 'pers_1' },
  ]) {
    const { query } = checkoutLink(wish) as { query: Record<string, string> }
    expect(readWish(query)).toEqual(wish)
  }
})

test('an address that says nothing sensible is no wish', () => {
  expect(readWish({})).toBeNull()
  expect(readWish({ sku: 'sku_1', quantity: '1' })).toBeNull()
  expect(readWish({ product: 'prod_1', sku: 'sku_1', quantity: '0' })).toBeNull()
  expect(readWish({ product: 'prod_1', sku: 'sku_1', quantity: '1.5' })).toBeNull()
  expect(readWish({ product: 'prod_1', sku: ['a', 'b'], quantity: '1' })).toBeNull()
})
