import { afterEach, expect, test, vi } from 'vitest'
import { flushPromises } from '@vue/test-utils'
import { answerRequests, mountAt } from '@/testing'
import { bestHours, linePoints, strengths } from './chartShape'
import NoteNumbersPage from './NoteNumbersPage.vue'
import NumbersPage from './NumbersPage.vue'
import { change } from './useNumbers'

const TALLY = { seen: 1200, read: 300, clicked: 40, liked: 20, saved: 9, commented: 3, shared: 2, orders: 4, sales: [{ currency: 'CNY', minor: 39900 }], refunds: [], commission: [{ currency: 'CNY', minor: 1995 }] }
const NONE = { ...TALLY, seen: 0, read: 0, clicked: 0, liked: 0, saved: 0, commented: 0, shared: 0, orders: 0, sales: [], commission: [] }
const NOTE = { ...TALLY, note_id: 'note_01', title: 'A thin rim', cover: null, published_at: '2026-11-01T08:00:00Z' }
const NUMBERS = {
  since: '2026-11-01',
  until: '2026-11-03',
  total: TALLY,
  before: { ...TALLY, seen: 1000, orders: 0 },
  by_day: [{ ...NONE, day: '2026-11-01' }, { ...TALLY, day: '2026-11-02' }],
  by_source: [{ ...TALLY, source: 'following' }],
}
const CELLS = Array.from({ length: 168 }, (_, hour) => (hour === 20 ? 12 : 0))

afterEach(() => {
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
})

test('a line goes through its values, and nothing is a line at the bottom', () => {
  expect(linePoints([0, 5, 10], 100, 20)).toBe('0,20 50,10 100,0')
  expect(linePoints([0, 0], 100, 20)).toBe('0,20 100,20')
  expect(linePoints([], 100, 20)).toBe('')
})

test('cells are as strong as the strongest lets them be', () => {
  expect(strengths([0, 5, 10])).toEqual([0, 0.5, 1])
  expect(bestHours([0, 5, 9, 9], 2)).toEqual([2, 3])
  expect(bestHours([0, 0], 2)).toEqual([])
})

test('a change is told in per cent, and of nothing before there is none', () => {
  expect(change(120, 100)).toBe(20)
  expect(change(0, 100)).toBe(-100)
  expect(change(5, 0)).toBeUndefined()
})

test('the page shows totals with their change, the notes, the best hour and a file', async () => {
  answerRequests({
    'GET /api/creators/numbers': () => NUMBERS,
    'GET /api/creators/notes': () => ({ items: [NOTE] }),
    'GET /api/creators/best-time': () => ({ zone: 'UTC', readers: 60, cells: CELLS }),
  })
  const { page } = await mountAt(NumbersPage, '/me/numbers')
  await flushPromises()

  expect(page.text()).toContain('1200')
  expect(page.text()).toContain('+20%')
  expect(page.text()).toContain('A thin rim')
  expect(page.find('a[href="/me/numbers/note_01"]').exists()).toBe(true)
  expect(page.find('a[download]').attributes('href')).toBe('/api/creators/numbers.csv?days=28')
  expect(page.text()).toContain('Monday 20:00')
})

test('of too few readers no hour is told', async () => {
  answerRequests({
    'GET /api/creators/numbers': () => NUMBERS,
    'GET /api/creators/notes': () => ({ items: [] }),
    'GET /api/creators/best-time': () => ({ zone: 'UTC', readers: null, cells: CELLS.map(() => 0) }),
  })
  const { page } = await mountAt(NumbersPage, '/me/numbers')
  await flushPromises()

  expect(page.text()).toContain('Too few')
  expect(page.find('[role="img"][aria-label*="20:00"]').exists()).toBe(false)
})

test('a note shows how many went on, and by which way they came', async () => {
  answerRequests({ 'GET /api/creators/notes/note_01': () => ({ ...NUMBERS, note: NOTE }) })
  const { page } = await mountAt(NoteNumbersPage, '/me/numbers/note_01', '/me/numbers/:note')
  await flushPromises()

  expect(page.text()).toContain('A thin rim')
  expect(page.text()).toContain('25%')
  expect(page.text()).toContain('Following')
})
