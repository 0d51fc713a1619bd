// What was searched on this device, newest first. It never leaves the device.
import { readonly, ref } from 'vue'

const KEY = 'jishi.searches'
const MOST = 10

const kept = ref<string[]>(read())
export const searches = readonly(kept)

export function rememberSearch(text: string): void {
  if (!text) return
  keep([text, ...kept.value.filter((other) => other !== text)].slice(0, MOST))
}

export function forgetSearches(): void {
  keep([])
}

function keep(texts: string[]): void {
  kept.value = texts
  try {
    localStorage.setItem(KEY, JSON.stringify(texts))
  } catch {
    return // Storage is forbidden here: the list lasts as long as the page.
  }
}

function read(): string[] {
  try {
    const texts: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(texts) ? texts.filter((text) => typeof text === 'string') : []
  } catch {
    return []
  }
}
