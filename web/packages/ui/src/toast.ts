// Short messages that come and go by themselves. Anything that must be read stands in the page instead.
import { reactive } from 'vue'

export interface Toast {
  id: number
  text: string
  look: 'plain' | 'good' | 'bad'
}

const SHOWN_MS = 4000

export const toasts = reactive<Toast[]>([])
let last = 0

export function showToast(text: string, look: Toast['look'] = 'plain'): void {
  const toast = { id: (last += 1), text, look }
  toasts.push(toast)
  setTimeout(() => hideToast(toast.id), SHOWN_MS)
}

export function hideToast(id: number): void {
  const at = toasts.findIndex((toast) => toast.id === id)
  if (at >= 0) toasts.splice(at, 1)
}
