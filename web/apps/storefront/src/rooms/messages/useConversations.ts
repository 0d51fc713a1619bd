import { answer, api, type Schemas } from '@jishi/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useFeed } from '@/rooms/catalogue'

export type Conversation = Schemas['ConversationOut']
export type Whose = { between: 'people' | 'shop' } | { shopId: string }

/** Conversations, the latest first: mine with friends or shops, or what shoppers wrote to a shop that I answer for. */
export function useConversations(whose: () => Whose) {
  return useFeed(
    () => ['messages', 'list', whose()],
    (after) => {
      const one = whose()
      if ('shopId' in one) return answer(api.GET('/api/messages/shops/{shop_id}/conversations', { params: { path: { shop_id: one.shopId }, query: { after } } }))
      return answer(api.GET('/api/messages/conversations', { params: { query: { between: one.between, after } } }))
    },
  )
}

/** How many messages I have not read. News of a message asks for it anew. */
export function useUnreadMessages(isWanted: () => boolean = () => true) {
  const query = useQuery({
    queryKey: ['messages', 'unread'],
    queryFn: () => answer(api.GET('/api/messages/unread')),
    enabled: computed(isWanted),
    staleTime: 30_000,
  })
  return computed(() => query.data.value?.unread_count ?? 0)
}

/** How many messages of shoppers nobody of a shop has read. */
export function useShopUnread(shopId: () => string, isWanted: () => boolean) {
  const query = useQuery({
    queryKey: computed(() => ['messages', 'unread', shopId()]),
    queryFn: () => answer(api.GET('/api/messages/shops/{shop_id}/unread', { params: { path: { shop_id: shopId() } } })),
    enabled: computed(isWanted),
    staleTime: 30_000,
  })
  return computed(() => query.data.value?.unread_count ?? 0)
}

/** Turn to a friend or to a shop: the conversation is there, or begins. */
export function useOpening() {
  return useMutation({
    mutationFn: (other: { person_id: string } | { shop_id: string }) => answer(api.POST('/api/messages/conversations', { body: other })),
  })
}

export function useDeleting() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/messages/conversations/{conversation_id}', { params: { path: { conversation_id: id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['messages'] }),
  })
}
