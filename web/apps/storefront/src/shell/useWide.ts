import { onScopeDispose, ref, type Ref } from 'vue'

/** Whether the page is as wide as a desktop's, where things stand side by side; the same step as `md:` in CSS. */
export function useWide(): Readonly<Ref<boolean>> {
  const query = matchMedia('(min-width: 900px)')
  const isWide = ref(query.matches)
  const follow = () => (isWide.value = query.matches)
  query.addEventListener('change', follow)
  onScopeDispose(() => query.removeEventListener('change', follow))
  return isWide
}
