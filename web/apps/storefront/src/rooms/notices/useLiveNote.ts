import { answer, api, type Schemas } from '@jishi/client'
import { openLive, type Live } from '@jishi/kit/live'
import { computed, onScopeDispose, ref, watch } from 'vue'

type Counts = Schemas['NoteCountsOut']

/**
 * A note's counts as they move, and how many comments were written since the page was read.
 *
 * In: the note's id, and how many comments the page that is shown counts; it rises when the page is read anew.
 */
export function useLiveNote(noteId: () => string | undefined, shownComments: () => number) {
  const counts = ref<Counts | null>(null)
  let live: Live | undefined

  async function read(id: string): Promise<void> {
    const { like_count, save_count, comment_count, share_count } = await answer(api.GET('/api/notes/{note_id}', { params: { path: { note_id: id } } }))
    counts.value = { like_count, save_count, comment_count, share_count }
  }

  watch(
    noteId,
    (id) => {
      live?.close()
      counts.value = null
      if (!id) return
      live = openLive({
        address: async () => (await answer(api.POST('/api/live/notes/{note_id}/tickets', { params: { path: { note_id: id } } }))).url,
        names: ['note.counts'],
        onEvent: (event) => (counts.value = (event.data as { data: Counts }).data),
        poll: () => read(id),
        pollSeconds: 30,
      })
    },
    { immediate: true },
  )
  onScopeDispose(() => live?.close())

  const newComments = computed(() => Math.max(0, (counts.value?.comment_count ?? 0) - shownComments()))
  return { counts, newComments }
}
