import { flushPromises } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { answerRequests, mountAt } from '@/testing'
import ReviewsPage from './ReviewsPage.vue'

const REVIEW = {
  review_id: 'rev_1', product_id: 'prod_1', nickname_masked: 'L**', avatar: null, stars: 5, text: 'A thin rim', option_text: '', pictures: [], video: null,
  at: '2026-11-01T00:00:00Z', follow_up: null, reply: null, origin: null, helpful_count: 2, is_helpful: false, note_id: null, is_mine: false,
}
const SUMMARY = { product_id: 'prod_1', count: 3, average_x100: 433, stars: [0, 0, 1, 0, 2], with_pictures_count: 0 }

async function open() {
  const asked = answerRequests({
    'GET /api/community/products/prod_1/reviews': () => ({ items: [REVIEW], next: null }),
    'GET /api/community/products/prod_1/summary': () => SUMMARY,
  })
  const mounted = await mountAt(ReviewsPage, '/p/prod_1/reviews', '/p/:product/reviews')
  await flushPromises()
  return { ...mounted, asked }
}

test('reviews add up above the list, and a row of stars narrows it', async () => {
  const { page, asked } = await open()

  expect(page.text()).toContain('4.33')
  const three = () => page.findAll('button').find((one) => one.text().startsWith('Only 3 stars: 1'))
  await three()?.trigger('click')
  await flushPromises()

  expect(three()?.attributes('aria-pressed')).toBe('true')
  expect(asked.filter((one) => one.path.endsWith('/reviews'))).toHaveLength(2)
})

test('who is not signed in is asked to, before a vote counts', async () => {
  const { page, router, asked } = await open()
  await page.findAll('button').find((one) => one.text().startsWith('Helpful'))?.trigger('click')
  await flushPromises()

  expect(router.currentRoute.value.path).toBe('/sign-in')
  expect(asked.some((one) => one.path.endsWith('/helpful'))).toBe(false)
})
