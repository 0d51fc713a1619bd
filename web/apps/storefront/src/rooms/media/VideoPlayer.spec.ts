import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import { createI18n } from 'vue-i18n'
import media from './media.en.json'
import VideoPlayer from './VideoPlayer.vue'

let see: (isIntersecting: boolean) => void
const play = vi.fn(async function (this: HTMLVideoElement) { this.dispatchEvent(new Event('play')) })
const pause = vi.fn(function (this: HTMLVideoElement) { this.dispatchEvent(new Event('pause')) })

beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', class {
    constructor(tell: (seen: { isIntersecting: boolean }[]) => void) { see = (isIntersecting) => tell([{ isIntersecting }]) }
    observe() {}
    disconnect() {}
  })
  Object.assign(HTMLVideoElement.prototype, { play, pause })
  play.mockClear()
})

function player(changes = {}) {
  const video = { video_id: 'vid_1', url: '/media/x.mp4', width: 720, height: 1280, seconds: 2, cover: null, blurhash: '', ai_evidence: 'none', has_sound: true, ...changes }
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: { media: { ...media, problem: '' } } } })
  return mount(VideoPlayer, { props: { video } as never, global: { plugins: [i18n] } })
}

const labels = (wrapper: ReturnType<typeof player>) => wrapper.findAll('button').map((button) => button.attributes('aria-label'))

test('it plays without sound while it is in view, and stops when it leaves', async () => {
  const wrapper = player()
  expect((wrapper.find('video').element as HTMLVideoElement).muted).toBe(true)

  see(true)
  await flushPromises()
  expect(labels(wrapper)).toEqual(['Pause', 'Sound on'])

  see(false)
  await flushPromises()
  expect(labels(wrapper)).toEqual(['Play', 'Sound on'])
})

test('who stopped it is not played to again', async () => {
  const wrapper = player()
  see(true)
  await flushPromises()
  await wrapper.find('button').trigger('click')
  play.mockClear()

  see(false)
  see(true)

  expect(play).not.toHaveBeenCalled()
})

test('a film without sound has no button for it, and one made by a machine says so', () => {
  const wrapper = player({ has_sound: false, ai_evidence: 'source' })

  expect(labels(wrapper)).toEqual(['Play'])
  expect(wrapper.text()).toContain('AI-made')
  expect(player({ ai_evidence: 'credentials' }).text()).not.toContain('AI-made')
})
