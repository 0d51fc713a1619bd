import { afterEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { answerRequests } from '@/testing'
import { useLiveNote } from './useLiveNote'

class Stream extends EventTarget {
  static opened: Stream[] = []
  onopen?: () => void
  onerror?: () => void
  readyState = 1
  isClosed = false
  constructor(readonly url: string) {
    super()
    Stream.opened.push(this)
  }
  close(): void {
    this.isClosed = true
  }
  say(counts: object): void {
    this.dispatchEvent(new MessageEvent('note.counts', { data: JSON.stringify({ topic: 'note:n1', data: counts }) }))
  }
}

const scope = effectScope()
afterEach(() => scope.stop())

test('counts move, and comments written since are counted until the page is read anew', async () => {
  vi.stubGlobal('EventSource', Stream)
  answerRequests({ 'POST /api/live/notes/n1/tickets': () => ({ ticket: 't', url: 'https://live.example.com/live?ticket=t', expires_in: 300 }) })
  const shown = ref(4)
  const live = scope.run(() => useLiveNote(() => 'n1', () => shown.value))!
  await vi.waitFor(() => expect(Stream.opened).toHaveLength(1))
  expect([live.counts.value, live.newComments.value]).toEqual([null, 0])

  Stream.opened[0]!.say({ like_count: 8, save_count: 2, comment_count: 7, share_count: 0 })
  await nextTick()

  expect([live.counts.value?.like_count, live.newComments.value]).toEqual([8, 3])
  shown.value = 7
  expect(live.newComments.value).toBe(0)
  scope.stop()
  expect(Stream.opened[0]!.isClosed).toBe(true)
})
