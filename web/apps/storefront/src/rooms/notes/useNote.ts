import { answer, api, type Schemas } from '@jishi/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, watch } from 'vue'
import { useLiveNote } from '@/rooms/notices'

export type Note = Schemas['NoteOut']

const keyOf = (noteId: string) => ['notes', 'note', noteId]

export function useNote(noteId: () => string, isWanted: () => boolean = () => true) {
  return useQuery({
    queryKey: computed(() => keyOf(noteId())),
    queryFn: () => answer(api.GET('/api/notes/{note_id}', { params: { path: { note_id: noteId() } } })),
    enabled: computed(isWanted),
  })
}

/**
 * Let a note's likes, saves and shares move while its page is open, and say how many comments are new. Those wait for
 * their reader: nothing jumps under a thumb.
 */
export function useMovingCounts(note: () => Note | undefined) {
  const queries = useQueryClient()
  const { counts, newComments } = useLiveNote(
    () => (note()?.state === 'published' ? note()?.note_id : undefined),
    () => note()?.comment_count ?? 0,
  )
  watch(counts, (now) => {
    const shown = note()
    if (!now || !shown) return
    const { like_count, save_count, share_count } = now
    queries.setQueryData<Note>(keyOf(shown.note_id), (before) => before && { ...before, like_count, save_count, share_count })
  })
  return newComments
}

/** Liking and keeping a note: shown at once, and taken back when the server says no. */
export function useNoteDeeds(noteId: () => string) {
  const queries = useQueryClient()

  function show(change: Partial<Note>): { before: Note | undefined } {
    const before = queries.getQueryData<Note>(keyOf(noteId()))
    if (before) queries.setQueryData<Note>(keyOf(noteId()), { ...before, ...change })
    return { before }
  }
  const takeBack = (_error: unknown, _given: unknown, shown: { before: Note | undefined } | undefined) => {
    if (shown?.before) queries.setQueryData(keyOf(noteId()), shown.before)
  }
  const path = () => ({ params: { path: { note_id: noteId() } } })

  const like = useMutation({
    mutationFn: (isLiked: boolean) => answer(isLiked ? api.PUT('/api/notes/{note_id}/like', path()) : api.DELETE('/api/notes/{note_id}/like', path())),
    onMutate: (isLiked) => show({ is_liked: isLiked }),
    onError: takeBack,
    onSuccess: (counts) => void show(counts),
  })
  const keep = useMutation({
    mutationFn: ({ isKept, boardId = null }: { isKept: boolean; boardId?: string | null }) =>
      answer(
        isKept
          ? api.PUT('/api/notes/{note_id}/save', { ...path(), body: { board_id: boardId } })
          : api.DELETE('/api/notes/{note_id}/save', path()),
      ),
    onMutate: ({ isKept }) => show({ is_saved: isKept }),
    onError: takeBack,
    onSuccess: (counts) => {
      show(counts)
      void queries.invalidateQueries({ queryKey: ['notes', 'kept'] })
      void queries.invalidateQueries({ queryKey: ['notes', 'boards'] })
    },
  })
  return { like, keep }
}

/** What an author does with a note of their own. */
export function useOwnNote(noteId: () => string) {
  const queries = useQueryClient()
  const path = () => ({ params: { path: { note_id: noteId() } } })
  const forget = () => queries.invalidateQueries({ queryKey: ['notes'] })

  const publish = useMutation({
    mutationFn: (publishAt: string | null) => answer(api.POST('/api/notes/{note_id}/publish', { ...path(), body: { publish_at: publishAt } })),
    onSuccess: forget,
  })
  const recall = useMutation({ mutationFn: () => answer(api.POST('/api/notes/{note_id}/recall', path())), onSuccess: forget })
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/api/notes/{note_id}', path())),
    onSuccess: () => {
      queries.removeQueries({ queryKey: keyOf(noteId()) })
      return queries.invalidateQueries({ queryKey: ['notes'], refetchType: 'active', predicate: ({ queryKey }) => queryKey[1] !== 'note' })
    },
  })
  return { publish, recall, remove }
}
