import { answer, api, type Schemas } from '@jishi/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'

export type Address = Schemas['AddressOut']
const KEY = ['people', 'addresses']

/** My address book, the default first. */
export function useAddresses(isWanted: () => boolean = () => true) {
  const query = useQuery({
    queryKey: KEY,
    queryFn: () => answer(api.GET('/api/people/me/addresses')),
    enabled: computed(isWanted),
  })
  return { ...query, addresses: computed(() => query.data.value?.items) }
}

/** Writing in the address book; each write is followed by reading it anew, since a default moves. */
export function useAddressBook() {
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: KEY })

  const save = useMutation({
    mutationFn: ({ id, body }: { id?: string; body: Schemas['AddressIn'] }) =>
      id
        ? answer(
            api.PATCH('/api/people/me/addresses/{address_id}', {
              params: { path: { address_id: id } },
              body: { ...body, is_default: body.is_default || null },
            }),
          )
        : answer(api.POST('/api/people/me/addresses', { body })),
    onSettled,
  })
  const makeDefault = useMutation({
    mutationFn: (id: string) =>
      answer(api.PATCH('/api/people/me/addresses/{address_id}', { params: { path: { address_id: id } }, body: { is_default: true } })),
    onSettled,
  })
  const remove = useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/people/me/addresses/{address_id}', { params: { path: { address_id: id } } })),
    onSettled,
  })
  return { save, makeDefault, remove }
}
