import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ref } from 'vue'
import { answerRequests, setUp, type Asked } from '@/testing'
import { flush, forgetSightings, rememberWay, tell, wayTo } from './sightings'
import { useRead, useSeen } from './useSightings'

let watched: ((entries: { isIntersecting: boolean }[]) => void)[] = []
let asked: Asked[] = []

beforeEach(() => {
  vi.useFakeTimers()
  forgetSightings()
  watched = []
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(callback: (entries: { isIntersecting: boolean }[]) => void) {
        watched.push(callback)
      }
      observe(): void {}
      disconnect(): void {}
    },
  )
  asked = answerRequests({ 'POST /api/creators/sightings': () => new Response(null, { status: 204 }) })
})
afterEach(() => vi.useRealTimers())

function told(): unknown[] {
  return asked.flatMap((one) => (one.body as { items: unknown[] }).items)
}

test('a card that stays on the screen is told once, and one that flies past is not', async () => {
  const card = ref(document.createElement('article'))
  await setUp(() => useSeen(card, () => 'note_1', () => 'topic'))
  await setUp(() => useSeen(card, () => 'note_2', () => 'topic'))

  watched[0]?.([{ isIntersecting: true }])
  watched[1]?.([{ isIntersecting: true }])
  vi.advanceTimersByTime(500)
  watched[1]?.([{ isIntersecting: false }])
  vi.advanceTimersByTime(600)
  watched[0]?.([{ isIntersecting: true }])
  await vi.advanceTimersByTimeAsync(7_000)

  expect(told()).toEqual([{ note_id: 'note_1', deed: 'seen', source: 'topic' }])
  expect(wayTo('note_1', undefined)).toBe('topic')
})

test('a page is seen, read when it stays open, and left by a click that is told at once', async () => {
  rememberWay('note_1', 'following')
  const { result } = await setUp(() => useRead(() => 'note_1'))
  await vi.advanceTimersByTimeAsync(3_000)
  await flush()
  expect(told()).toEqual([{ note_id: 'note_1', deed: 'seen', source: 'following' }])

  await vi.advanceTimersByTimeAsync(2_000)
  result.clicked('prod_1')
  await vi.waitFor(() =>
    expect(told().slice(1)).toEqual([
      { note_id: 'note_1', deed: 'read', source: 'following' },
      { note_id: 'note_1', deed: 'clicked', source: 'following', product_id: 'prod_1' },
    ]),
  )
})

test('who came by a link came by it, and who came by nothing came directly', () => {
  rememberWay('note_1', 'search')

  expect(wayTo('note_1', '0123456789')).toBe('share')
  expect(wayTo('note_2', undefined)).toBe('direct')
})

test('fifty are told at once, and a refusal disturbs nobody', async () => {
  asked = answerRequests({ 'POST /api/creators/sightings': () => new Response(null, { status: 429 }) })
  for (let n = 0; n < 51; n += 1) tell(`note_${n}`, 'seen', 'discover')
  await vi.advanceTimersByTimeAsync(6_000)

  expect(asked.map((one) => (one.body as { items: unknown[] }).items.length)).toEqual([50, 1])
})
