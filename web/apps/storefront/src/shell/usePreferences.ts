import { chooseTheme, language, LANGUAGES, theme, type Language, type Theme } from '@jishi/kit/preferences'
import { useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { speak } from '@/words'

/** The switches for language and theme. Texts from the server come in one language, so all are asked for again. */
export function usePreferences() {
  const queries = useQueryClient()

  async function switchLanguage(wanted: Language): Promise<void> {
    await speak(wanted)
    await queries.invalidateQueries()
  }

  const otherLanguage = computed(() => LANGUAGES.find((known) => known !== language.value) ?? 'en')
  const isDark = computed(
    () => theme.value === 'dark' || (theme.value === 'system' && matchMedia('(prefers-color-scheme: dark)').matches),
  )

  return {
    language,
    theme,
    isDark,
    otherLanguage,
    switchLanguage,
    chooseTheme: (wanted: Theme) => chooseTheme(wanted),
    toggleDark: () => chooseTheme(isDark.value ? 'light' : 'dark'),
  }
}
