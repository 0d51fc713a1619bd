import { answer, api } from '@jishi/client'
import { syncClock, useNow } from '@jishi/kit/clock'
import { createIntent } from '@jishi/kit/http'
import { asProblem } from '@jishi/kit/problem'
import { useMutation, useQuery } from '@tanstack/vue-query'
import { computed, ref, watch } from 'vue'
import { fittingHere } from './device'
import { askAgainIn, payStage, type PayStage } from './payStage'

/** Paying one checkout: what is owed, by when, by which methods, going to the bank, and hearing what came of it. */
export function usePayment(checkoutId: string, cameBack: boolean, go: (url: string) => void) {
  const now = useNow()
  const wish = createIntent()
  const method = ref<string | null>(null)
  const wasAtBank = ref(cameBack)
  const left = ref<string | null>(null) // The attempt that the payer turned away from, to choose another way.
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
      data ? (askAgainIn(shown.value ? 'waiting' : payStage(data, wasAtBank.value, now.value), Date.now() - openedAt) ?? false) : false,
  })
  // What the payer got instead of being sent away: a code to scan, an account to transfer to. A page that is opened anew shows it again.
  const shown = computed(() => {
    const last = intent.data.value?.last_attempt
    const isOpen = intent.data.value?.state === 'open' && Date.parse(intent.data.value.expires_at) > now.value
    return isOpen && last?.shown && last.state === 'pending' && last.attempt_id !== left.value ? last : null
  })
  const offered = useQuery({ queryKey: ['payments', 'methods'], queryFn: () => answer(api.GET('/api/payments/methods')) })
  const here = fittingHere(navigator.userAgent)
  const methods = computed(() => offered.data.value?.items.filter((one) => here.has(one.fits)))
  watch(
    methods,
    (fitting) => (method.value ??= fitting?.[0]?.method ?? null),
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
      else if (!attempt.shown && attempt.state !== 'declined') wasAtBank.value = true
    },
    onSettled: () => void intent.refetch(),
  })

  return {
    checkout: checkout.data,
    intent: intent.data,
    methods,
    shown,
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
    refresh: () => void intent.refetch(),
    /** Put away what is shown, to choose another way. What is paid by it all the same is known, and counts once. */
    chooseAnother: () => {
      left.value = shown.value?.attempt_id ?? null
      wish.done()
      paying.reset()
    },
    /** Back by the browser's own button: the page stands as it was left, and may be pressed again. */
    cameBackByHistory: () => paying.reset(),
  }
}
