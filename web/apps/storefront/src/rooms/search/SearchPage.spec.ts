import { expect, test, vi } from 'vitest'
import { flushPromises } from '@vue/test-utils'
import { answerRequests, mountAt } from '@/testing'
import SearchPage from './SearchPage.vue'

const value = (key: string, name: string, count: number, is_chosen = false) => ({ key, name, count, is_chosen })
const FOUND = {
  items: [],
  next: null,
  total: 1200,
  is_counted: false,
  corrected: 'laptop',
  is_partial: false,
  sort_reason: 'search.relevance',
  facets: {
    brands: [value('brd_1', 'Emberworks', 700)],
    categories: [],
    attributes: [{ key: 'screen', name: 'Screen', values: [value('a1', '13.3 in', 20), value('b2', '15.6 in', 30)] }],
  },
}

async function search(path: string, found: object = FOUND) {
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => {}, removeEventListener: () => {} }))
  const asked = answerRequests({ 'GET /api/storefront/search': () => found })
  const mounted = await mountAt(SearchPage, path)
  await flushPromises()
  return { ...mounted, asked }
}

test('a value of an attribute is shown with its count, and choosing it narrows the question', async () => {
  const { page, router } = await search('/search?q=lapotp')
  const screen = page.findAll('fieldset').find((one) => one.text().includes('Screen'))

  expect(screen?.text()).toContain('15.6 in')
  expect(screen?.text()).toContain('30+')
  await screen?.findAll('input')[1]?.setValue(true)
  await flushPromises()

  expect(router.currentRoute.value.query).toEqual({ q: 'lapotp', attribute: ['b2'] })
})

test('what is chosen stands above the list and can be taken off by itself', async () => {
  const { page, router } = await search('/search?q=x&attribute=a1&attribute=b2&brand=brd_1&stock=1')

  const chips = page.findAll('[aria-label^="Remove filter"]')
  expect(chips.map((chip) => chip.text())).toEqual(['In stock only', 'Emberworks', 'Screen: 13.3 in', 'Screen: 15.6 in'])
  await chips[2]?.trigger('click')
  await flushPromises()

  expect(router.currentRoute.value.query).toEqual({ q: 'x', attribute: ['b2'], brand: ['brd_1'], stock: '1' })
})

test('a shopper is told what was searched instead, and that there is more than was counted', async () => {
  const { page } = await search('/search?q=lapotp')

  expect(page.find('p[role="status"]').text()).toContain('“laptop”')
  expect(page.text()).toContain('1,200+ results')
})

const LIN = { person_id: 'pers_1', nickname: 'Lin', avatar: null, bio: 'Potter', is_private: true, follower_count: 3, following: 'no', is_friend: false, is_me: false }

test('the tab of people shows who is called so, and stays in the address', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => {}, removeEventListener: () => {} }))
  const asked = answerRequests({
    'GET /api/storefront/search': () => FOUND,
    'GET /api/search/people': () => ({ items: [LIN], next: null }),
  })
  const { page, router } = await mountAt(SearchPage, '/search?q=lin')
  await flushPromises()

  await page.findAll('[role="tab"]').find((tab) => tab.text() === 'People')?.trigger('click')
  await flushPromises()

  expect(router.currentRoute.value.query).toEqual({ q: 'lin', kind: 'people' })
  expect(page.text()).toContain('3 followers')
  expect(page.find('[aria-label="Private account"]').exists()).toBe(true)
  expect(page.find('a[href="/people/pers_1"]').text()).toContain('Lin')
  expect(asked.filter((one) => one.path === '/api/search/people')).toHaveLength(1)
})

test('the tab of notes says when no note has every word', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => {}, removeEventListener: () => {} }))
  const author = { person_id: 'pers_1', nickname: 'Lin', avatar: null }
  const card = { note_id: 'note_1', title: 'A thin cup', cover: null, is_video: false, is_ad: false, is_ai: false, author, like_count: 0, is_liked: false, published_at: null }
  answerRequests({ 'GET /api/search/notes': () => ({ items: [card], next: null, is_partial: true }) })
  const { page } = await mountAt(SearchPage, '/search?q=cup+rocket&kind=notes')
  await flushPromises()

  expect(page.find('p[role="status"]').text()).toContain('No note has all of these words')
  expect(page.find('a[href="/notes/note_1"]').text()).toBe('A thin cup')
})
