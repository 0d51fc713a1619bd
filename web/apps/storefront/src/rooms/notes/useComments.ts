import { answer, api, type Schemas } from '@jishi/client'
import { createIntent } from '@jishi/kit/http'
import { useMutation, useQueryClient } from '@tanstack/vue-query'
import { useFeed } from '@/rooms/catalogue'

export type Comment = Schemas['CommentOut']

/** What is said under a note, the newest first. */
export function useComments(noteId: () => string) {
  return useFeed(
    () => ['notes', 'talk', noteId()],
    (after) => answer(api.GET('/api/notes/{note_id}/comments', { params: { path: { note_id: noteId() }, query: { after } } })),
  )
}

/** The answers beneath a comment, the oldest first; asked for when somebody wants to read them. */
export function useReplies(noteId: () => string, commentId: () => string, isWanted: () => boolean) {
  return useFeed(
    () => ['notes', 'talk', noteId(), 'replies', commentId()],
    (after) => answer(api.GET('/api/notes/comments/{comment_id}/replies', { params: { path: { comment_id: commentId() }, query: { after } } })),
    isWanted,
  )
}

/** Saying something, and what is done with what was said. */
export function useTalk(noteId: () => string) {
  const queries = useQueryClient()
  const intent = createIntent()
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: ['notes', 'note', noteId()] })
    return queries.invalidateQueries({ queryKey: ['notes', 'talk', noteId()] })
  }
  const path = (commentId: string) => ({ params: { path: { comment_id: commentId } } })

  const say = useMutation({
    mutationFn: (body: Schemas['CommentIn']) =>
      answer(api.POST('/api/notes/{note_id}/comments', { body, params: { path: { note_id: noteId() }, header: { 'Idempotency-Key': intent.key(body) } } })),
    onSuccess: () => {
      intent.done()
      return refresh()
    },
  })
  const like = useMutation({
    mutationFn: ({ comment_id, is_liked }: Comment) =>
      answer(is_liked ? api.DELETE('/api/notes/comments/{comment_id}/like', path(comment_id)) : api.PUT('/api/notes/comments/{comment_id}/like', path(comment_id))),
    onSuccess: refresh,
  })
  const pin = useMutation({
    mutationFn: ({ comment_id, is_pinned }: Comment) =>
      answer(is_pinned ? api.DELETE('/api/notes/comments/{comment_id}/pin', path(comment_id)) : api.PUT('/api/notes/comments/{comment_id}/pin', path(comment_id))),
    onSuccess: refresh,
  })
  const remove = useMutation({
    mutationFn: ({ comment_id }: Comment) => answer(api.DELETE('/api/notes/comments/{comment_id}', path(comment_id))),
    onSuccess: refresh,
  })
  return { say, like, pin, remove, refresh }
}
