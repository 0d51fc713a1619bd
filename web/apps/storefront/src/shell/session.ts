// Who is here, and the counts the header shows. Rooms call `refresh` after they changed one of them.
import { api, answer, type Schemas } from '@jishi/client'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'

export const useSession = defineStore('session', () => {
  const state = ref<Schemas['SessionOut'] | null>(null)
  let first: Promise<void> | undefined

  const person = computed(() => state.value?.person ?? null)
  const basketCount = computed(() => state.value?.basket_count ?? 0)
  const unreadCount = computed(() => state.value?.unread_notices ?? 0)

  async function refresh(): Promise<void> {
    state.value = await answer(api.GET('/api/session'))
  }

  /** Show a count that the server has just said, without asking it for the rest. */
  function noteBasket(count: number): void {
    if (state.value) state.value.basket_count = count
  }

  /** Wait for the first answer; a guest's page works without one, so a failure is kept for the next caller to retry. */
  function ready(): Promise<void> {
    first ??= refresh().catch(() => {
      first = undefined
    })
    return first
  }

  return { state, person, basketCount, unreadCount, refresh, noteBasket, ready }
})
