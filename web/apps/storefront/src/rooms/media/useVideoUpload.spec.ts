import { Problem } from '@jishi/kit/problem'
import { expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { useVideoUpload } from './useVideoUpload'
import type { Upload, VideoServer } from './videoServer'

const offline = () => new Problem({ code: 'web.offline', title: 'offline', status: 0 })

/** A server that keeps parts of 4 bytes, and is ready at the second look. */
function server() {
  const parts = new Set<number>()
  let looks = 0
  const view = (state: string, more: Partial<Upload> = {}): Upload => ({
    video_id: 'vid_1', state, size_bytes: 10, part_bytes: 4, parts: [...parts], progress: 0, refused_because: '', facts: {}, covers: [], video: null, ...more,
  })
  let state = 'uploading'
  const all = {
    announce: vi.fn(async () => view('uploading')),
    give: vi.fn<VideoServer['give']>(async (_, number) => void parts.add(number)),
    complete: vi.fn(async () => view((state = 'checking'))),
    look: vi.fn(async () => view(state !== 'uploading' && ++looks > 1 ? 'ready' : state === 'uploading' ? state : 'transcoding', { progress: 50 })),
    chooseCover: vi.fn(async () => view('ready')),
  }
  return { ...all, parts, view }
}

const film = () => new File(['0123456789'], 'film.mp4', { type: 'video/mp4' })
const start = (given: VideoServer) => effectScope().run(() => useVideoUpload(given, async () => undefined))!

test('a film is sent in parts, completed once, and watched until it is ready', async () => {
  const given = server()
  const { choose, id, percent } = start(given)

  await choose(film())

  expect([...given.parts].sort()).toEqual([0, 1, 2])
  expect(given.complete).toHaveBeenCalledTimes(1)
  expect(id.value).toBe('vid_1')
  expect(percent.value).toBe(50)
})

test('a part that was lost is sent again by itself', async () => {
  const given = server()
  given.give.mockRejectedValueOnce(offline())
  const { choose, isReady } = start(given)

  await choose(film())

  expect(isReady.value).toBe(true)
  expect(given.give).toHaveBeenCalledTimes(4)
})

test('after the network was away it goes on with what is missing, and announces nothing anew', async () => {
  const given = server()
  const keep = given.give.getMockImplementation()!
  given.give.mockImplementation(async (id, number, part) => (number === 1 ? Promise.reject(offline()) : keep(id, number, part)))
  const { choose, goOn, error, isReady } = start(given)
  await choose(film())
  expect(error.value).toBeInstanceOf(Problem)
  expect(isReady.value).toBe(false)

  given.give.mockImplementation(keep)
  given.give.mockClear()
  await goOn()

  expect(given.give.mock.calls.map(([, number]) => number)).toEqual([1])
  expect(given.announce).toHaveBeenCalledTimes(1)
  expect(isReady.value).toBe(true)
})

test('a refusal of the server is not tried again', async () => {
  const refusal = new Problem({ code: 'media.upload_is_over', title: '', status: 409 })
  const given = server()
  given.give.mockRejectedValue(refusal)
  const { choose, error } = start(given)

  await choose(new File(['0123'], 'film.mp4'))

  expect(error.value).toBe(refusal)
  expect(given.give).toHaveBeenCalledTimes(1)
})

test('what is taken out is forgotten, whatever the server still says', async () => {
  let say: (upload: Upload) => void = () => undefined
  const given = server()
  given.announce.mockReturnValue(new Promise<Upload>((done) => (say = done)))
  const { choose, drop, upload, file } = start(given)
  const going = choose(film())

  drop()
  say(given.view('uploading'))
  await going

  expect([upload.value, file.value]).toEqual([null, null])
  expect(given.give).not.toHaveBeenCalled()
})
