import { flushPromises } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { answerRequests, mountAt } from '@/testing'
import MyReviewsPage from './MyReviewsPage.vue'

const MINE = {
  review_id: 'rev_1', product_id: 'prod_1', nickname_masked: 'L**', avatar: null, stars: 5, text: 'A thin rim', option_text: '', pictures: [], video: null,
  at: '2026-11-01T00:00:00Z', follow_up: null, reply: null, origin: null, helpful_count: 2, is_helpful: false, note_id: 'note_1', is_mine: true,
}

test('an author adds to a review, sees the note that says the same, and cannot vote', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => {}, removeEventListener: () => {} }))
  const asked = answerRequests({
    'GET /api/community/mine': () => ({ items: [MINE], next: null }),
    'POST /api/community/reviews/rev_1/follow-up': () => MINE,
  })
  const { page } = await mountAt(MyReviewsPage, '/reviews')
  await flushPromises()

  expect(page.find('a[href="/notes/note_1"]').text()).toBe('See the note')
  expect(page.findAll('button').some((one) => one.text().startsWith('Helpful'))).toBe(false)
  await page.findAll('button').find((one) => one.text() === 'Add a follow-up')?.trigger('click')
  await flushPromises()
  const field = document.querySelector<HTMLTextAreaElement>('textarea[name="follow-up"]')
  field!.value = 'Still thin'
  field!.dispatchEvent(new Event('input'))
  await flushPromises()
  Array.from(document.querySelectorAll('button')).find((one) => one.textContent?.trim() === 'Publish')?.click()
  await flushPromises()

  expect(asked.find((one) => one.method === 'POST')?.body).toEqual({ text: 'Still thin', picture_ids: [] })
})
