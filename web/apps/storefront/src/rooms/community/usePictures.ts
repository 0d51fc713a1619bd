import type { Schemas } from '@jishi/client'
import { jishiFetch, newKey } from '@jishi/kit/http'
import { computed, onScopeDispose, ref } from 'vue'

export const MOST_PICTURES = 9

export interface GivenPicture {
  key: string
  /** Shown at once, from the device. */
  preview: string
  file: File
  /** Known once the server has it. */
  id: string | null
  error: unknown
}

/** Pictures on their way to the server: each is sent by itself, shown at once, and may be sent again. */
export function usePictures(send: (file: File) => Promise<string> = upload) {
  const pictures = ref<GivenPicture[]>([])

  function add(files: readonly File[]): void {
    for (const file of files.slice(0, MOST_PICTURES - pictures.value.length)) {
      const picture = { key: newKey(), preview: URL.createObjectURL(file), file, id: null, error: null }
      pictures.value.push(picture)
      void deliver(picture.key)
    }
  }

  async function deliver(key: string): Promise<void> {
    const picture = pictures.value.find((one) => one.key === key)
    if (!picture) return
    picture.error = null
    await send(picture.file).then(
      (id) => (picture.id = id),
      (error: unknown) => (picture.error = error),
    )
  }

  function drop(key: string): void {
    const at = pictures.value.findIndex((one) => one.key === key)
    const [gone] = at < 0 ? [] : pictures.value.splice(at, 1)
    if (gone) URL.revokeObjectURL(gone.preview)
  }

  onScopeDispose(() => pictures.value.forEach((picture) => URL.revokeObjectURL(picture.preview)))

  return {
    pictures,
    add,
    drop,
    again: (key: string) => void deliver(key),
    isSending: computed(() => pictures.value.some((picture) => !picture.id && !picture.error)),
    ids: computed(() => pictures.value.flatMap((picture) => picture.id ?? [])),
    hasFailed: computed(() => pictures.value.some((picture) => picture.error)),
  }
}

async function upload(file: File): Promise<string> {
  const body = new FormData()
  body.set('file', file)
  body.set('purpose', 'review')
  const response = await jishiFetch(new URL('/api/media/pictures', location.origin), { method: 'POST', body })
  return ((await response.json()) as Schemas['StoredPictureOut']).picture_id
}
