// What a visitor chose for this device: language and theme. Kept in the browser, told to the server in headers.
import { readonly, ref } from 'vue'

export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
export type Theme = 'system' | 'light' | 'dark'

const LANGUAGE_KEY = 'jishi.language'
const THEME_KEY = 'jishi.theme'

const chosenLanguage = ref<Language>(firstLanguage())
const chosenTheme = ref<Theme>(firstTheme())

export const language = readonly(chosenLanguage)
export const theme = readonly(chosenTheme)

/** Remember a language; every request tells it to the server. */
export function chooseLanguage(wanted: Language): void {
  chosenLanguage.value = wanted
  write(LANGUAGE_KEY, wanted)
  document.documentElement.lang = wanted
}

export function chooseTheme(wanted: Theme): void {
  chosenTheme.value = wanted
  write(THEME_KEY, wanted)
  showTheme()
}

/** Put the choice on the document: CSS reads `data-theme`, and `color-scheme` follows it. */
export function showTheme(): void {
  const root = document.documentElement
  if (chosenTheme.value === 'system') delete root.dataset.theme
  else root.dataset.theme = chosenTheme.value
}

/** The first language of the browser that we speak. */
export function matchLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0]
    const found = LANGUAGES.find((known) => known.toLowerCase().split('-')[0] === base)
    if (found) return found
  }
  return 'zh-CN'
}

function firstLanguage(): Language {
  const kept = read(LANGUAGE_KEY)
  return LANGUAGES.find((known) => known === kept) ?? matchLanguage(navigator.languages ?? [navigator.language])
}

function firstTheme(): Theme {
  const kept = read(THEME_KEY)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

/** Storage may be forbidden (private windows, embedded views): then a choice lasts as long as the page. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    return
  }
}
