import { answer, api, type Schemas } from '@jishi/client'
import { asProblem } from '@jishi/kit/problem'
import { useMutation } from '@tanstack/vue-query'
import { computed } from 'vue'

/** Showing the slip of a transfer. One waits at a time, so a second press does no harm. */
export function useSlip(attemptId: () => string, shown: () => void) {
  const showing = useMutation({
    mutationFn: (body: Schemas['SlipIn']) =>
      answer(api.POST('/api/payments/attempts/{attempt_id}/slips', { params: { path: { attempt_id: attemptId() } }, body })),
    onSuccess: shown,
  })
  return { showing, problem: computed(() => (showing.error.value ? asProblem(showing.error.value) : null)) }
}
