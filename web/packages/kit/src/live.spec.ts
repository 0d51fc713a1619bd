import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openLive, type LiveEvent } from './live'

class FakeSource extends EventTarget {
  static opened: FakeSource[] = []
  static readonly CLOSED = 2
  readyState = 1
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  constructor(readonly url: string) {
    super()
    FakeSource.opened.push(this)
  }
  close(): void {
    this.readyState = 2
  }
  send(name: string, data: unknown, id: string): void {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data), lastEventId: id }))
  }
  breakDown(): void {
    this.readyState = 2
    this.onerror?.()
  }
}

const makeSource = (url: string) => new FakeSource(url) as unknown as EventSource
let heard: LiveEvent[]
let polls: number

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', FakeSource)
  FakeSource.opened = []
  heard = []
  polls = 0
})
afterEach(() => vi.useRealTimers())

async function open() {
  const live = openLive({
    address: () => Promise.resolve('http://live.test/live?ticket=t'),
    names: ['seat_taken'],
    onEvent: (event) => heard.push(event),
    poll: () => Promise.resolve((polls += 1)),
    pollSeconds: 5,
    makeSource,
  })
  await vi.advanceTimersByTimeAsync(0)
  return live
}

describe('a live stream', () => {
  test('hands on what it hears', async () => {
    const live = await open()

    FakeSource.opened[0]?.send('seat_taken', { paid: 2 }, '17')

    expect(heard).toEqual([{ id: '17', name: 'seat_taken', data: { paid: 2 } }])
    live.close()
  })

  test('polls while it is broken, then resumes after the last event it heard', async () => {
    const live = await open()
    FakeSource.opened[0]?.send('seat_taken', {}, '17')

    FakeSource.opened[0]?.breakDown()
    await vi.advanceTimersByTimeAsync(1000)

    expect(FakeSource.opened[1]?.url).toContain('last_event_id=17')
    await vi.advanceTimersByTimeAsync(4000)
    expect(polls).toBe(1)

    FakeSource.opened[1]?.onopen?.()
    expect(polls).toBe(2) // What happened in between is read once more.
    await vi.advanceTimersByTimeAsync(60_000)
    expect(polls).toBe(2)
    live.close()
  })

  test('leaves nothing running when it is closed', async () => {
    const live = await open()
    FakeSource.opened[0]?.breakDown()

    live.close()

    expect(vi.getTimerCount()).toBe(0)
  })
})
