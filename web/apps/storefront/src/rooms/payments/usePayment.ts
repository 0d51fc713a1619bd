import { answer, api } from '@jishi/client'
import { syncClock, useNow } from '@jishi/kit/clock'
import { createIntent } from '@jishi/kit/http'
import { asProblem } from '@jishi/kit/problem'
import { useMutation, useQuery } from '@tanstack/vue-query'
import { computed, ref, watch } from 'vue'
import { askAgainIn, payStage, type PayStage } from './payStage'

/** Paying one checkout: what is owed, by when, by which methods, going to the bank, and hearing what came of it. */
export function usePayment(checkoutId: string, cameBack: boolean, go: (url: string) => void) {
  const now = useNow()
  const wish = createIntent()
  const method = ref<string | null>(null)
  const wasAtBank = ref(cameBack)
  const openedAt = Date.now()

  const checkout = useQuery({
    queryKey: ['orders', 'checkout', checkoutId],
    queryFn: async () => {
      const found = await answer(api.GET('/api/orders/checkouts/{checkout_id}', { params: { path: { checkout_id: checkoutId } } }))
      syncClock(found.server_time)
      return found
    },
  })
  const intentId = computed(() => checkout.data.value?.intent_id ?? null)
  const intent = useQuery({
    queryKey: computed(() => ['payments', 'intent', intentId.value]),
    queryFn: async () => {
      const found = await answer(api.GET('/api/payments/intents/{intent_id}', { params: { path: { intent_id: intentId.value as string } } }))
      syncClock(found.server_time)
      return found
    },
    enabled: computed(() => intentId.value !== null),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: ({ state: { data } }): number | false =>
      data ? (askAgainIn(payStage(data, wasAtBank.value, now.value), Date.now() - openedAt) ?? false) : false,
  })
  const methods = useQuery({ queryKey: ['payments', 'methods'], queryFn: () => answer(api.GET('/api/payments/methods')) })
  watch(
    () => methods.data.value,
    (offered) => (method.value ??= offered?.items[0]?.method ?? null),
    { immediate: true },
  )

  const stage = computed<PayStage | null>(() => {
    if (checkout.data.value?.state === 'paid' && !intentId.value) return 'paid' // It cost nothing.
    return intent.data.value ? payStage(intent.data.value, wasAtBank.value, now.value) : null
  })
  // A declined attempt has ended: pressing again is a new wish.
  watch(stage, (is) => is === 'declined' && wish.done())

  const paying = useMutation({
    mutationFn: async () => {
      const body = { method: method.value as string, return_path: `/pay/${checkoutId}?back=1` }
      const path = { intent_id: intentId.value as string }
      const params = { path, header: { 'Idempotency-Key': wish.key({ ...path, ...body }) } }
      return answer(api.POST('/api/payments/intents/{intent_id}/attempts', { params, body }))
    },
    onSuccess: (attempt) => {
      if (attempt.redirect_url) go(attempt.redirect_url)
      // The bank has not answered yet; the server keeps asking it, and so do we.
      else if (attempt.state !== 'declined') wasAtBank.value = true
    },
    onSettled: () => void intent.refetch(),
  })

  return {
    checkout: checkout.data,
    intent: intent.data,
    methods: computed(() => methods.data.value?.items),
    method,
    stage,
    error: computed(() => (checkout.data.value && (intent.data.value || !intentId.value) ? null : (checkout.error.value ?? intent.error.value))),
    problem: computed(() => (paying.error.value ? asProblem(paying.error.value) : null)),
    // The page is left by then, but until it is, a second press goes nowhere.
    isPaying: computed(() => paying.isPending.value || Boolean(paying.data.value?.redirect_url)),
    retry: () => void (checkout.data.value ? intent.refetch() : checkout.refetch()),
    pay: () => {
      if (!paying.isPending.value && method.value && intentId.value) paying.mutate()
    },
    /** Back by the browser's own button: the page stands as it was left, and may be pressed again. */
    cameBackByHistory: () => paying.reset(),
  }
}
