// A note while it is written: what was kept, what has changed since, and its way to the server.
import { answer, api, type Schemas } from '@jishi/client'
import { createIntent } from '@jishi/kit/http'
import { useMutation, useQueryClient } from '@tanstack/vue-query'
import { computed, reactive, ref } from 'vue'
import type { Note } from './useNote'

export interface DraftTag {
  product_id: string
  title: string
  picture: Schemas['PictureOut'] | null
  on_picture: number
  x_bp: number
  y_bp: number
}

export interface NoteDraft {
  title: string
  body: string
  videoId: string | null
  goods: DraftTag[]
  mentions: { person_id: string; nickname: string }[]
  regionCode: string
  placeName: string
  isPaid: boolean
  isAiDeclared: boolean
}

/** Without a note it begins empty. `pictureIds` are those the server has. */
export function useNoteDraft(pictureIds: () => string[]) {
  const queries = useQueryClient()
  const intent = createIntent()
  const kept = ref<{ id: string; version: number; body: string } | null>(null)
  const draft = reactive<NoteDraft>({
    title: '', body: '', videoId: null, goods: [], mentions: [], regionCode: '', placeName: '', isPaid: false, isAiDeclared: false,
  })

  const body = computed<Schemas['NoteIn']>(() => ({
    title: draft.title.trim(),
    body: draft.body.trim(),
    picture_ids: draft.videoId ? [] : pictureIds(),
    video_id: draft.videoId,
    // A dot whose picture was taken out goes to the first one.
    goods: draft.goods.map((tag) => ({
      product_id: tag.product_id,
      picture: tag.on_picture < pictureIds().length ? tag.on_picture : 0,
      x_bp: tag.x_bp,
      y_bp: tag.y_bp,
    })),
    mention_ids: draft.mentions.filter(({ nickname }) => `${draft.title}\n${draft.body}`.includes(`@${nickname}`)).map((one) => one.person_id),
    region_code: draft.regionCode,
    place_name: draft.placeName.trim(),
    is_paid: draft.isPaid,
    is_ai_declared: draft.isAiDeclared,
  }))
  const hasChanged = computed(() => kept.value?.body !== JSON.stringify(body.value))

  /** Go on with what was written before. */
  function take(note: Note): void {
    Object.assign(draft, {
      title: note.title,
      body: note.body,
      videoId: note.video?.video_id ?? null,
      goods: note.goods.map(({ product_id, title, picture, on_picture, x_bp, y_bp }) => ({ product_id, title, picture, on_picture, x_bp, y_bp })),
      mentions: [...note.mentions],
      regionCode: note.region_code,
      placeName: note.place_name,
      isPaid: note.is_paid,
      isAiDeclared: note.is_ai_declared,
    })
  }

  function remember(note: Note): void {
    kept.value = { id: note.note_id, version: note.version, body: JSON.stringify(body.value) }
  }

  const keep = useMutation({
    mutationFn: (): Promise<Note> => {
      const before = kept.value
      if (before) {
        const path = { note_id: before.id }
        return answer(api.PUT('/api/notes/{note_id}', { body: { ...body.value, version: before.version }, params: { path } }))
      }
      return answer(api.POST('/api/notes', { body: body.value, params: { header: { 'Idempotency-Key': intent.key(body.value) } } }))
    },
    onSuccess: (note) => {
      intent.done()
      remember(note)
      queries.setQueryData(['notes', 'note', note.note_id], note)
      void queries.invalidateQueries({ queryKey: ['notes', 'mine'] })
    },
  })

  return { draft, kept, hasChanged, take, remember, keep }
}
