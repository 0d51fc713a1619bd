import { answer, api, type Schemas } from '@jishi/client'
import { serverNow, useNow } from '@jishi/kit/clock'
import { useMutation } from '@tanstack/vue-query'
import { computed, ref } from 'vue'
import { useArrival } from './useArrival'

const WAIT_MS = 60_000 // Two codes a minute is what the server gives; the second one is for the impatient.

/** Coming in by a code that is texted to the phone; a new phone is registered by the same step. */
export function usePhoneCode() {
  const now = useNow()
  const arrive = useArrival()
  const phone = ref('')
  const code = ref('')
  const sent = ref<Schemas['PhoneCodeOut'] | null>(null)
  const askedAt = ref(-Infinity)
  const wait = computed(() => Math.max(0, Math.ceil((askedAt.value + WAIT_MS - now.value) / 1000)))

  const asking = useMutation({
    mutationFn: () => answer(api.POST('/api/people/phone-codes', { body: { phone: phone.value } })),
    onSuccess: (told) => {
      sent.value = told
      askedAt.value = serverNow()
      code.value = ''
      entering.reset()
    },
  })

  const entering = useMutation({
    mutationFn: async () => {
      await answer(api.POST('/api/people/phone-codes/confirm', { body: { phone: phone.value, code: code.value.trim() } }))
      await arrive()
    },
  })

  /** Whether a code is on its way. A second press while one is being asked for does nothing. */
  async function ask(): Promise<boolean> {
    if (asking.isPending.value) return false
    return asking.mutateAsync().then(
      () => true,
      () => false, // Said below the field.
    )
  }

  function enter(): void {
    if (!entering.isPending.value) entering.mutate()
  }

  function another(): void {
    sent.value = null
    asking.reset()
    entering.reset()
  }

  return { phone, code, sent, wait, asking, entering, ask, enter, another }
}
