import { expect, test, vi } from 'vitest'
import { ref } from 'vue'
import { answerRequests, refuse, setUp, type Answers } from '@/testing'
import { useSession } from '@/shell/session'
import { useCheckout, type OnFull } from './useCheckout'

const yuan = (minor: number) => ({ currency: 'CNY', minor })
const WISH = { productId: 'prod_1', skuId: 'sku_1', quantity: 2 }
const TEAM = { ...WISH, activityId: 'act_1', teamId: 'team_1', inviterId: 'pers_9' }
const PRODUCT = {
  product_id: 'prod_1',
  title: 'Mug',
  server_time: '2026-11-22T12:00:00Z',
  shop: { shop_id: 'shop_1', name: 'Kiln' },
  pictures: [],
  skus: [{ sku_id: 'sku_1', text: 'Red', picture: null }],
}
const CHECKOUT = { checkout_id: 'chk_1' }

function quoteOf(total: number) {
  const zero = yuan(0)
  return { lines: [], freights: [], goods_total: yuan(total), discount_total: zero, freight_total: zero, total: yuan(total) }
}

async function checkout(answers: Answers, wish = WISH) {
  const asked = answerRequests({
    'GET /api/session': () => ({ person: null, basket_count: 0 }),
    'GET /api/storefront/products/prod_1': () => PRODUCT,
    'POST /api/orders/quotes': () => quoteOf(9900),
    'POST /api/groupbuy/quotes': () => quoteOf(4900),
    ...answers,
  })
  const note = ref('')
  const choices = { addressId: ref('addr_1'), onFull: ref<OnFull>('refund'), note }
  const { result, router } = await setUp(() => {
    void useSession().ready() // As the router has it before the page.
    return useCheckout(wish, choices)
  })
  await vi.waitFor(() => expect(result.canPlace.value).toBe(true))
  return { result, router, note, placed: () => asked.filter((one) => one.key) }
}

test('what is shown is ordered at the price that is shown, and then paid', async () => {
  const { result, router, placed } = await checkout({ 'POST /api/orders/checkouts': () => CHECKOUT })

  result.place()
  result.place() // A second tap does nothing twice.

  await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/pay/chk_1'))
  expect(placed().map((one) => one.body)).toEqual([
    { lines: [{ sku_id: 'sku_1', quantity: 2 }], address_id: 'addr_1', expected_total: yuan(9900), note: '', from_basket: false, coupon_ids: [] },
  ])
})

test('the coupon that saves most is taken, unless another is chosen or none', async () => {
  const of = (coupon_id: string, minor: number, is_best = false) => ({
    coupon: { coupon_id, shop: { shop_id: 'shop_1', name: 'Kiln', slug: 'kiln' } },
    saved: yuan(minor),
    lacking: yuan(0),
    is_best,
  })
  const { result, placed } = await checkout({
    'GET /api/session': () => ({ person: { person_id: 'pers_1' }, basket_count: 0 }),
    'POST /api/orders/quotes/coupons': () => [of('coup_1', 1000, true), of('coup_2', 500)],
    'POST /api/orders/quotes': ({ body }) => quoteOf((body as { coupon_ids: string[] }).coupon_ids.includes('coup_2') ? 9400 : 8900),
    'POST /api/orders/checkouts': () => CHECKOUT,
  })
  await vi.waitFor(() => expect(result.taken.value.map((one) => one.coupon.coupon_id)).toEqual(['coup_1']))

  result.choose('shop_1', 'coup_2')
  await vi.waitFor(() => expect(result.canPlace.value && result.quote.value?.total.minor).toBe(9400))
  result.place()

  await vi.waitFor(() => expect(placed()).toHaveLength(1))
  expect(placed()[0]?.body).toMatchObject({ coupon_ids: ['coup_2'], expected_total: yuan(9400) })
  result.choose('shop_1', null)
  expect(result.taken.value).toEqual([])
})

test('a total that has changed is shown anew, and only that one is ordered', async () => {
  let total = 9900
  const { result, router, placed } = await checkout({
    'POST /api/orders/quotes': () => quoteOf(total),
    'POST /api/orders/checkouts': ({ body }) =>
      (body as { expected_total: { minor: number } }).expected_total.minor === total ? CHECKOUT : refuse(409, 'orders.total_has_changed'),
  })

  total = 10_900
  result.place()

  await vi.waitFor(() => expect(result.hasChanged.value && result.canPlace.value).toBe(true))
  expect([result.seen.value?.minor, result.quote.value?.total.minor]).toEqual([9900, 10_900])
  expect(router.currentRoute.value.path).toBe('/')

  result.place()
  await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/pay/chk_1'))
  // Another price is another order: the first key was never used up.
  expect(new Set(placed().map((one) => one.key)).size).toBe(2)
})

test('after a network failure the same order is repeated, not a second one placed', async () => {
  let isDown = true
  const { result, router, placed } = await checkout({
    'POST /api/orders/checkouts': () => {
      if (isDown) throw new TypeError('Failed to fetch')
      return CHECKOUT
    },
  })

  result.place()
  await vi.waitFor(() => expect(result.problem.value?.code).toBe('web.offline'))
  isDown = false
  result.place()

  await vi.waitFor(() => expect(router.currentRoute.value.path).toBe('/pay/chk_1'))
  const [first, second] = placed()
  expect(second).toEqual(first)
})

test('a seat is taken in the team that was opened, with what shall happen when it is full', async () => {
  const { result, placed } = await checkout({ 'POST /api/groupbuy/teams/team_1/members': () => ({ team: {}, checkout: CHECKOUT }) }, TEAM)

  result.place()

  await vi.waitFor(() => expect(placed()).toHaveLength(1))
  expect(placed()[0]).toMatchObject({
    path: '/api/groupbuy/teams/team_1/members',
    body: { sku_id: 'sku_1', quantity: 2, address_id: 'addr_1', on_full: 'refund', expected_total: yuan(4900), inviter_id: 'pers_9' },
  })
})

test('a team that has just become full is said, and nothing is ordered', async () => {
  const { result, router } = await checkout({ 'POST /api/groupbuy/teams/team_1/members': () => refuse(409, 'groupbuy.team_is_full') }, TEAM)

  result.place()

  await vi.waitFor(() => expect(result.problem.value?.code).toBe('groupbuy.team_is_full'))
  expect(router.currentRoute.value.path).toBe('/')
})
