// One conversation: what was said, what is on its way, and what has been read.
import { answer, api, type Schemas } from '@jishi/client'
import { newKey } from '@jishi/kit/http'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, ref, watch } from 'vue'

export type Message = Schemas['MessageOut']
export type Said = Omit<Schemas['MessageIn'], 'client_key'>
/** What the server has not answered for yet. It goes out again under the same key, so it is said once. */
export interface Leaving {
  key: string
  said: Said
  hasFailed: boolean
}

export function useThread(id: string) {
  const queries = useQueryClient()
  const path = { conversation_id: id }
  const leaving = ref<Leaving[]>([])

  const conversation = useQuery({
    queryKey: ['messages', 'one', id],
    queryFn: () => answer(api.GET('/api/messages/conversations/{conversation_id}', { params: { path } })),
  })
  // The first page is the last messages; each further one what was said before.
  const pages = useInfiniteQuery({
    queryKey: ['messages', 'said', id],
    queryFn: ({ pageParam }) => answer(api.GET('/api/messages/conversations/{conversation_id}/messages', { params: { path, query: { before: pageParam, limit: 30 } } })),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => (last.has_more ? last.items[0]?.number : undefined),
  })
  const messages = computed(() => inOrder(pages.data.value?.pages.flatMap((page) => page.items) ?? []))

  const reading = useMutation({
    mutationFn: (number: number) => answer(api.POST('/api/messages/conversations/{conversation_id}/read', { params: { path }, body: { number } })),
    onSuccess: () => Promise.all([['messages', 'unread'], ['messages', 'list'], ['messages', 'one', id]].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  })
  // Being shown is being read, as long as somebody looks.
  watch(
    [() => messages.value.at(-1)?.number, () => conversation.data.value?.unread_count],
    ([number, unread]) => {
      if (number && unread && !document.hidden) reading.mutate(number)
    },
    { immediate: true },
  )

  async function say(said: Said): Promise<void> {
    const one: Leaving = { key: newKey(), said, hasFailed: false }
    leaving.value.push(one)
    await deliver(one.key)
  }

  /** :raises: what the server refused, after marking it */
  async function deliver(key: string): Promise<void> {
    const one = leaving.value.find((other) => other.key === key)
    if (!one) return
    one.hasFailed = false
    try {
      await answer(api.POST('/api/messages/conversations/{conversation_id}/messages', { params: { path }, body: { ...one.said, client_key: key } }))
    } catch (error) {
      one.hasFailed = true
      throw error
    }
    await queries.invalidateQueries({ queryKey: ['messages'] })
    drop(key)
  }

  function drop(key: string): void {
    leaving.value = leaving.value.filter((one) => one.key !== key)
  }

  const unsending = useMutation({
    mutationFn: (messageId: string) => answer(api.DELETE('/api/messages/{message_id}', { params: { path: { message_id: messageId } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['messages'] }),
  })

  return { conversation, pages, messages, leaving, say, deliver, drop, unsending }
}

/** Pages may overlap when something was said between two reads: each number once, in its order. */
export function inOrder(messages: readonly Message[]): Message[] {
  const byNumber = new Map(messages.map((one) => [one.number, one]))
  return [...byNumber.values()].sort((one, other) => one.number - other.number)
}
