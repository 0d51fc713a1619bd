// Asking for after-sales: the wish, what it would bring, and sending it once.
import { answer, api, type Schemas } from '@jishi/client'
import { createIntent } from '@jishi/kit/http'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import { CASES } from './useCases'

export function useApplication(options: () => Schemas['OptionsOut']) {
  const router = useRouter()
  const queries = useQueryClient()
  const intent = createIntent()

  const kind = ref<Schemas['CaseKind'] | null>(null)
  const reason = ref<Schemas['CaseReason'] | null>(null)
  const quantity = ref(Math.max(1, options().most))
  const minor = ref<number | null>(null) // What the buyer says; null: all that the pieces are worth.
  const text = ref('')

  const chosen = computed(() => options().kinds.find((one) => one.kind === kind.value))
  const worth = computed(() => options().worth[quantity.value - 1])
  watch(kind, () => {
    reason.value = chosen.value?.reasons.length === 1 ? (chosen.value.reasons[0] ?? null) : null
    minor.value = null
  })
  watch(quantity, () => (minor.value = null))

  const needsAmount = computed(() => kind.value === 'compensation')
  const wish = computed(() => {
    if (!kind.value || !reason.value || !worth.value || (needsAmount.value && !minor.value)) return null
    const amount = chosen.value?.has_amount && minor.value ? { ...worth.value, minor: minor.value } : null
    return { line_id: options().line_id, kind: kind.value, reason: reason.value, quantity: quantity.value, amount }
  })
  const quoting = useQuery({
    queryKey: computed(() => ['aftersales', 'quote', wish.value]),
    queryFn: () => answer(api.POST('/api/aftersales/quotes', { body: wish.value as NonNullable<typeof wish.value> })),
    enabled: computed(() => wish.value !== null),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
  })

  const sending = useMutation({
    mutationFn: (picture_ids: string[]) => {
      const body = { ...(wish.value as NonNullable<typeof wish.value>), text: text.value.trim(), picture_ids }
      return answer(api.POST('/api/aftersales/cases', { body, params: { header: { 'Idempotency-Key': intent.key(body) } } }))
    },
    onSuccess: async (made) => {
      intent.done()
      queries.setQueryData(['aftersales', 'one', made.case_id], made)
      await router.replace(`/after-sales/${made.case_id}`)
      for (const queryKey of [CASES, ['orders'], ['aftersales', 'options']]) void queries.invalidateQueries({ queryKey })
    },
  })

  return { kind, reason, quantity, minor, text, chosen, worth, needsAmount, wish, quoting, sending }
}
