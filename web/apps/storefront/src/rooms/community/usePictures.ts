import type { Schemas } from '@jishi/client'
import { jishiFetch, newKey } from '@jishi/kit/http'
import { computed, onScopeDispose, ref } from 'vue'

export const MOST_PICTURES = 9

export interface GivenPicture {
  key: string
  /** Shown at once, from the device; of one that the server had before, its address. */
  preview: string
  file: File | null
  /** Known once the server has it. */
  id: string | null
  error: unknown
}

interface Limits {
  most?: number
  /** What they are for, as the server keeps it. */
  purpose?: string
  send?: (file: File) => Promise<string>
}

/** Pictures on their way to the server: each is sent by itself, shown at once, and may be sent again. */
export function usePictures({ most = MOST_PICTURES, purpose = 'review', send = (file) => upload(file, purpose) }: Limits = {}) {
  const pictures = ref<GivenPicture[]>([])

  function add(files: readonly File[]): void {
    for (const file of files.slice(0, most - pictures.value.length)) {
      const picture = { key: newKey(), preview: URL.createObjectURL(file), file, id: null, error: null }
      pictures.value.push(picture)
      void deliver(picture.key)
    }
  }

  /** Begin with pictures that the server has. */
  function show(known: readonly { id: string; preview: string }[]): void {
    pictures.value = known.map(({ id, preview }) => ({ key: newKey(), preview, file: null, id, error: null }))
  }

  async function deliver(key: string): Promise<void> {
    const picture = pictures.value.find((one) => one.key === key)
    if (!picture?.file) return
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
    show,
    again: (key: string) => void deliver(key),
    isSending: computed(() => pictures.value.some((picture) => !picture.id && !picture.error)),
    ids: computed(() => pictures.value.flatMap((picture) => picture.id ?? [])),
    hasFailed: computed(() => pictures.value.some((picture) => picture.error)),
  }
}

async function upload(file: File, purpose: string): Promise<string> {
  const body = new FormData()
  body.set('file', file)
  body.set('purpose', purpose)
  const response = await jishiFetch(new URL('/api/media/pictures', location.origin), { method: 'POST', body })
  return ((await response.json()) as Schemas['StoredPictureOut']).picture_id
}
