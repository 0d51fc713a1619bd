import { onScopeDispose, ref, watch, type Ref } from 'vue'

const PAUSE_MS = 200 // Between the last key and the question: typing flows on, and the server is asked once.

/** What was typed, once whoever types has stopped for a moment. */
export function useSettled(typed: Ref<string>) {
  const settled = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(typed, (text) => {
    clearTimeout(timer)
    timer = setTimeout(() => (settled.value = text.trim()), PAUSE_MS)
  })
  onScopeDispose(() => clearTimeout(timer))
  return settled
}
