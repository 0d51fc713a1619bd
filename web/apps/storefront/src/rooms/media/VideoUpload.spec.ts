import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { answerRequests, mountAt, refuse } from '@/testing'
import VideoUpload from './VideoUpload.vue'

const PARTS = '/api/media/videos/vid_1/parts'

/** A server that keeps parts of four bytes; `isAway` takes the network from under one of them. */
function serve() {
  const kept = new Set<number>()
  const line = { isAway: true }
  let state = 'uploading'
  const view = () => ({
    video_id: 'vid_1', state, size_bytes: 10, part_bytes: 4, parts: [...kept], progress: 0, refused_because: state === 'refused' ? 'media.video_is_dark' : '', facts: {}, covers: [],
    video: null,
  })
  const keep = (number: number) => () => {
    if (number === 1 && line.isAway) throw new TypeError('Failed to fetch')
    kept.add(number)
    return new Response(null, { status: 204 })
  }
  const asked = answerRequests({
    'POST /api/media/videos': view,
    'GET /api/media/videos/vid_1': view,
    [`PUT ${PARTS}/0`]: keep(0),
    [`PUT ${PARTS}/1`]: keep(1),
    [`PUT ${PARTS}/2`]: keep(2),
    'POST /api/media/videos/vid_1/complete': () => (kept.size === 3 ? ((state = 'ready'), view()) : refuse(409, 'media.parts_are_missing')),
  })
  const count = (what: string) => asked.filter((one) => `${one.method} ${one.path}` === what).length
  return { line, count, refuseIt: () => (state = 'refused') }
}

/** A page that wants to know which video is ready. */
const Page = defineComponent({
  setup() {
    const id = ref<string | null>(null)
    return () => [h(VideoUpload, { modelValue: id.value, 'onUpdate:modelValue': (now: string | null) => (id.value = now) }), h('output', id.value ?? '')]
  },
})

async function choose(page: Awaited<ReturnType<typeof mountAt>>['page']): Promise<void> {
  const input = page.find('input[type=file]')
  Object.defineProperty(input.element, 'files', { value: [new File(['1111222233'], 'film.mp4', { type: 'video/mp4' })] })
  await input.trigger('change')
  await settle()
}

/** Let what is on its way arrive, and the pauses between tries go by. */
async function settle(): Promise<void> {
  for (let n = 0; n < 8; n++) {
    await vi.advanceTimersByTimeAsync(2_000)
    await flushPromises()
  }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('after a part that broke off, pressing goes on with what is missing and with nothing else', async () => {
  const server = serve()
  const { page } = await mountAt(Page, '/notes/new')
  await choose(page)

  expect(page.find('[role=alert]').exists()).toBe(true)
  expect([0, 1, 2].map((number) => server.count(`PUT ${PARTS}/${number}`))).toEqual([1, 3, 1])

  server.line.isAway = false
  await page.findAll('button').find((one) => one.text() === 'Go on')?.trigger('click')
  await settle()

  expect(page.find('[role=alert]').exists()).toBe(false)
  expect(page.find('[role=status]').text()).toBe('The video is ready')
  expect(page.find('output').text()).toBe('vid_1')
  expect([0, 1, 2].map((number) => server.count(`PUT ${PARTS}/${number}`))).toEqual([1, 4, 1])
  expect(server.count('POST /api/media/videos')).toBe(1)
})

test('a film that was refused says why, and cannot be gone on with', async () => {
  const server = serve()
  server.line.isAway = false
  server.refuseIt()
  const { page } = await mountAt(Page, '/notes/new')
  await choose(page)

  expect(page.find('[role=alert]').text()).toBe('This video is black from beginning to end')
  expect(page.findAll('button').map((one) => one.text())).not.toContain('Go on')
  expect(page.find('output').text()).toBe('')
})
