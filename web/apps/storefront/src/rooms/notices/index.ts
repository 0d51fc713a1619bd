// What other rooms may use of notices.
import { defineAsyncComponent } from 'vue'

export { useLiveNote } from './useLiveNote'

/** Keeps the badges up to date; loaded only by those who are signed in. */
export const NoticesLive = defineAsyncComponent(() => import('./NoticesLive.vue'))
