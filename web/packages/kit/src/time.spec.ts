import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { serverNow, syncClock, useNow } from './clock'
import { clockText, relativeTime, timeLeft } from './time'

const NOON = Date.parse('2026-03-01T12:00:00Z')

beforeEach(() => {
  vi.useFakeTimers({ now: NOON })
  syncClock(new Date(NOON).toISOString())
})
afterEach(() => vi.useRealTimers())

describe('what is left', () => {
  test('counts hours on past a day and ends exactly at the end', () => {
    expect(clockText(timeLeft('2026-03-02T14:10:05Z', NOON))).toBe('26:10:05')
    expect(clockText(timeLeft(NOON + 1, NOON))).toBe('00:00:01')
    expect(timeLeft(NOON, NOON)).toEqual({ isOver: true, days: 0, hours: 0, minutes: 0, seconds: 0 })
    expect(timeLeft(NOON - 5000, NOON).isOver).toBe(true)
  })
})

describe('how long ago', () => {
  test('is said in words, and past a week as a day', () => {
    expect(relativeTime('2026-03-01T11:57:00Z', NOON, 'en')).toBe('3 minutes ago')
    expect(relativeTime('2026-02-28T11:00:00Z', NOON, 'zh-CN')).toBe('昨天')
    expect(relativeTime('2026-01-05T12:00:00Z', NOON, 'en')).toBe('Jan 5, 2026')
  })
})

describe('the shared second hand', () => {
  test('one timer serves every countdown and stops with the last', () => {
    const started = vi.spyOn(globalThis, 'setInterval')
    const first = effectScope()
    const second = effectScope()

    const a = first.run(() => useNow())
    const b = second.run(() => useNow())
    vi.advanceTimersByTime(3000)

    expect(started).toHaveBeenCalledTimes(1)
    expect(a?.value).toBe(NOON + 3000)
    expect(b?.value).toBe(NOON + 3000)

    first.stop()
    expect(vi.getTimerCount()).toBe(1)
    second.stop()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('follows the server and not a phone whose clock is wrong', () => {
    const scope = effectScope()
    const now = scope.run(() => useNow())

    syncClock('2026-03-01T12:05:00Z')

    expect(serverNow()).toBe(NOON + 5 * 60_000)
    expect(now?.value).toBe(NOON + 5 * 60_000)
    scope.stop()
  })

  test('keeps its time when an answer carries none', () => {
    syncClock('soon')

    expect(serverNow()).toBe(NOON)
  })
})
