import { answer, api, type Schemas } from '@jishi/client'
import { createIntent } from '@jishi/kit/http'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useFeed } from '@/rooms/catalogue'

export type Board = Schemas['BoardOut']

/** My boards, and what I do with them. */
export function useMyBoards(isWanted: () => boolean = () => true) {
  const queries = useQueryClient()
  const intent = createIntent()
  const refresh = () => queries.invalidateQueries({ queryKey: ['notes', 'boards'] })

  const boards = useQuery({ queryKey: ['notes', 'boards'], queryFn: () => answer(api.GET('/api/notes/boards')), enabled: computed(isWanted) })
  const make = useMutation({
    mutationFn: (body: Schemas['BoardIn']) =>
      answer(api.POST('/api/notes/boards', { body, params: { header: { 'Idempotency-Key': intent.key(body) } } })),
    onSuccess: () => {
      intent.done()
      return refresh()
    },
  })
  const change = useMutation({
    mutationFn: ({ boardId, ...body }: Schemas['BoardChangeIn'] & { boardId: string }) =>
      answer(api.PATCH('/api/notes/boards/{board_id}', { body, params: { path: { board_id: boardId } } })),
    onSuccess: refresh,
  })
  const remove = useMutation({
    mutationFn: (boardId: string) => answer(api.DELETE('/api/notes/boards/{board_id}', { params: { path: { board_id: boardId } } })),
    onSuccess: refresh,
  })
  return { boards, make, change, remove }
}

/** Somebody's boards that are not private. */
export function useBoardsOf(personId: () => string, isWanted: () => boolean) {
  return useQuery({
    queryKey: computed(() => ['notes', 'boards', 'of', personId()]),
    queryFn: () => answer(api.GET('/api/notes/people/{person_id}/boards', { params: { path: { person_id: personId() } } })),
    enabled: computed(isWanted),
  })
}

/** What I keep, the latest first. */
export function useKept() {
  return useFeed(
    () => ['notes', 'kept'],
    (after) => answer(api.GET('/api/notes/saved', { params: { query: { after } } })),
  )
}

export function useNotesOnBoard(boardId: () => string) {
  return useFeed(
    () => ['notes', 'kept', 'board', boardId()],
    (after) => answer(api.GET('/api/notes/boards/{board_id}/notes', { params: { path: { board_id: boardId() }, query: { after } } })),
  )
}
