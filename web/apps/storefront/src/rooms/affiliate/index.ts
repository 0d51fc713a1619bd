// What other rooms may use of sharing: the sheet, and the code of the link that led here.
import { defineAsyncComponent } from 'vue'

export const ShareSheet = defineAsyncComponent(() => import('./ShareSheet.vue'))
export const ConsentBanner = defineAsyncComponent(() => import('./ConsentBanner.vue'))
export { cameBy, isAsked } from './arrival'
