import { flushPromises } from '@vue/test-utils'
import { expect, test } from 'vitest'
import { answerRequests, mountAt, refuse } from '@/testing'
import PointsPage from './PointsPage.vue'

const NOTHING = { items: [], next: null }
const MINE = { balance: 60, debt: 0, expiring: 30, expires_at: '2026-12-03T12:00:00Z' }
const MOVES = [
  { kind: 'spent', points: -40, title: 'Off at Jishi', at: '2026-11-02T00:00:00Z', balance_after: 60 },
  { kind: 'earned', points: 100, title: 'An order that your sharing brought', at: '2026-11-01T00:00:00Z', balance_after: 100 },
]

async function open(answers: Parameters<typeof answerRequests>[0]) {
  answerRequests({ 'GET /api/coupons/for-points': () => NOTHING, 'GET /api/points/me/entries': () => NOTHING, ...answers })
  const { page } = await mountAt(PointsPage, '/me/points')
  await flushPromises()
  return page
}

test('somebody sees what they have, how much of it ends soon and from when, and every move with its sign', async () => {
  const page = await open({ 'GET /api/points/me': () => MINE, 'GET /api/points/me/entries': () => ({ items: MOVES, next: null }) })

  expect(page.text()).toMatch(/60.*30 of them end within 30 days, the first on .*3/s)
  expect(page.text()).not.toContain('You owe')
  expect(page.findAll('li').map((one) => one.text())).toEqual([expect.stringMatching(/Off at Jishi.*Spent.*−40$/s), expect.stringMatching(/Earned.*\+100$/s)])
})

test('who owes is told so, and who has nothing is shown where points come from', async () => {
  const page = await open({ 'GET /api/points/me': () => ({ balance: 0, debt: 45, expiring: 0, expires_at: null }) })

  expect(page.text()).toContain('You owe 45 points')
  expect(page.text()).toContain('No points yet')
  expect(page.find('a[href="/me/shares"]').exists()).toBe(true)
})

test('what could not be fetched is said, and asked for once more', async () => {
  let isDown = true
  const page = await open({ 'GET /api/points/me': () => (isDown ? refuse(503, 'market.busy') : MINE) })
  expect(page.text()).not.toContain('60')

  isDown = false
  await page.findAll('button').find((one) => one.text() === 'Try again')?.trigger('click')
  await flushPromises()

  expect(page.text()).toContain('60')
})
