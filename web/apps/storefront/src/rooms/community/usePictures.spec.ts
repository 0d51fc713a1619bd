import { expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { MOST_PICTURES, usePictures } from './usePictures'

vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:1', revokeObjectURL: vi.fn() }))

const photo = (name: string) => new File(['x'], name, { type: 'image/jpeg' })

function gallery(send: (file: File) => Promise<string>) {
  const scope = effectScope()
  return scope.run(() => usePictures({ send }))!
}

test('pictures are sent one by one, and kept in the order in which they were given', async () => {
  const { add, ids, isSending } = gallery(async (file) => `pic_${file.name}`)

  add([photo('a'), photo('b')])

  expect(isSending.value).toBe(true)
  await vi.waitFor(() => expect(isSending.value).toBe(false))
  expect(ids.value).toEqual(['pic_a', 'pic_b'])
})

test('no more than nine are taken', () => {
  const { add, pictures } = gallery(() => new Promise(() => undefined))

  add(Array.from({ length: 7 }, (_, n) => photo(`${n}`)))
  add(Array.from({ length: 7 }, (_, n) => photo(`${n}`)))

  expect(pictures.value).toHaveLength(MOST_PICTURES)
})

test('those that the server has are shown and not sent', () => {
  const send = vi.fn<(file: File) => Promise<string>>()
  const { show, again, ids, pictures } = gallery(send)

  show([{ id: 'pic_1', preview: '/media/1.webp' }])
  again(pictures.value[0]!.key)

  expect(ids.value).toEqual(['pic_1'])
  expect(send).not.toHaveBeenCalled()
})

test('one that failed says so, may be sent again, and can be dropped', async () => {
  const send = vi.fn<(file: File) => Promise<string>>().mockRejectedValueOnce(new Error('no network')).mockResolvedValue('pic_1')
  const { add, again, drop, pictures, hasFailed, ids } = gallery(send)

  add([photo('a')])
  await vi.waitFor(() => expect(hasFailed.value).toBe(true))
  again(pictures.value[0]!.key)
  await vi.waitFor(() => expect(ids.value).toEqual(['pic_1']))
  expect(hasFailed.value).toBe(false)

  drop(pictures.value[0]!.key)
  expect(ids.value).toEqual([])
})
