import { onScopeDispose, ref, watchEffect } from 'vue'

/** A title that a page knows better than its route: the product's name. Undefined while it loads. */
export const ownTitle = ref<string>()

export function usePageTitle(title: () => string | undefined): void {
  const stop = watchEffect(() => (ownTitle.value = title()))
  onScopeDispose(() => {
    stop()
    ownTitle.value = undefined
  })
}
