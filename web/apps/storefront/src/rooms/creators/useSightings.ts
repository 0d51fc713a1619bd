// Whether a note is looked at: a card that stays on the screen, a page that stays open.
import { onBeforeUnmount, onMounted, watch, type Ref } from 'vue'
import { useRoute } from 'vue-router'
import { rememberWay, tell, wayTo, type Source } from './sightings'

const SEEN_MS = 1_000 // Half a card, for a second: what flies past is not seen.
const READ_MS = 4_000

/** Tell that a card was seen, by which list. */
export function useSeen(card: Readonly<Ref<HTMLElement | null>>, noteId: () => string, source: () => Source): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let observer: IntersectionObserver | undefined
  onMounted(() => {
    if (!card.value || typeof IntersectionObserver === 'undefined') return
    observer = new IntersectionObserver(
      (entries) => {
        clearTimeout(timer)
        if (!entries.some((entry) => entry.isIntersecting)) return
        timer = setTimeout(() => {
          rememberWay(noteId(), source())
          tell(noteId(), 'seen', source())
        }, SEEN_MS)
      },
      { threshold: 0.5 },
    )
    observer.observe(card.value)
  })
  onBeforeUnmount(() => {
    clearTimeout(timer)
    observer?.disconnect()
  })
}

/** Tell that a note's page was seen, and read once it stayed open. In: the note, or nothing while there is none to tell of. */
export function useRead(noteId: () => string | undefined): { clicked: (productId: string) => void } {
  const route = useRoute()
  let timer: ReturnType<typeof setTimeout> | undefined
  const source = (id: string) => wayTo(id, route.query.via)
  watch(
    noteId,
    (id) => {
      clearTimeout(timer)
      if (!id) return
      tell(id, 'seen', source(id))
      timer = setTimeout(() => {
        if (document.visibilityState === 'visible') tell(id, 'read', source(id))
      }, READ_MS)
    },
    { immediate: true },
  )
  onBeforeUnmount(() => clearTimeout(timer))
  return {
    clicked(productId) {
      const id = noteId()
      if (id) tell(id, 'clicked', source(id), productId)
    },
  }
}
