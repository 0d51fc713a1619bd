// What other rooms may use of moderation: a button that reports what they show, by its own id, and the sheet behind it.
import { defineAsyncComponent } from 'vue'

export { default as ReportButton } from './ReportButton.vue'
export const ReportSheet = defineAsyncComponent(() => import('./ReportSheet.vue'))
