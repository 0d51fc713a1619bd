import { asProblem } from '@jishi/kit/problem'
import { useMutation } from '@tanstack/vue-query'
import { computed } from 'vue'

/** One step through the door: its progress, what is wrong with it, and that pressing twice does nothing twice. */
export function useDoor(step: () => Promise<void>, onDone: () => Promise<void> | void) {
  const going = useMutation({ mutationFn: async () => { await step(); await onDone() } })
  return {
    isBusy: going.isPending,
    isDone: going.isSuccess,
    problem: computed(() => (going.error.value ? asProblem(going.error.value) : null)),
    go: () => {
      if (!going.isPending.value) going.mutate()
    },
  }
}
