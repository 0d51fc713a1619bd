// One vue-i18n for an application, made of the rooms' own files; a language is one lazily loaded chunk.
import { computed, type ComputedRef } from 'vue'
import { createI18n, useI18n, type Composer } from 'vue-i18n'
import { chooseLanguage, language, type Language } from './preferences'
import { compileMessage } from './message'
import { fieldText, problemText, type FindMessage, type Problem } from './problem'
import { formatMoney, type Money } from './money'
import { clockText, dayText, momentText, relativeTime, timeLeft } from './time'
import { countText } from './words'

export type Messages = { [key: string]: Messages | string }
export type LoadMessages = Record<Language, () => Promise<{ default: Messages }>>

export function createWords(load: LoadMessages) {
  const i18n = createI18n({
    legacy: false,
    locale: language.value,
    fallbackLocale: language.value,
    missingWarn: import.meta.env.DEV,
    fallbackWarn: false,
    messages: {} as Record<string, Messages>,
    messageCompiler: compileMessage,
  })
  const composer = i18n.global as unknown as Composer

  async function speak(wanted: Language): Promise<void> {
    if (!composer.availableLocales.includes(wanted)) composer.setLocaleMessage(wanted, (await load[wanted]()).default)
    composer.locale.value = wanted
    chooseLanguage(wanted)
  }

  return { i18n, speak, t: composer.t }
}

/**
 * Gather rooms' locale files into one tree. A file `basket.en.json` is reached as `basket.*`; its `problem` part, keyed by
 * public codes ("groupbuy.team_is_full"), joins everyone's under `problem.*`.
 */
export function gatherMessages(files: Record<string, Messages>): Messages {
  const all: Messages = { problem: {} }
  for (const [path, messages] of Object.entries(files)) {
    const room = /([^/]+)\.[^./]+\.json$/.exec(path)?.[1]
    if (!room) throw new Error(`A locale file is named <room>.<language>.json, not ${path}`)
    const { problem, ...own } = messages
    all[room] = { ...(all[room] as Messages | undefined), ...own }
    for (const [code, text] of Object.entries((problem ?? {}) as Messages)) place(all.problem as Messages, code, text)
  }
  return all
}

function place(tree: Messages, code: string, text: Messages | string): void {
  const steps = code.split('.')
  const last = steps.pop() as string
  let branch = tree
  for (const step of steps) branch = (branch[step] ??= {}) as Messages
  branch[last] = text
}

export interface Words {
  t: Composer['t']
  language: ComputedRef<Language>
  money: (money: Money) => string
  count: (count: number) => string
  ago: (at: string, now: number) => string
  day: (at: string) => string
  moment: (at: string) => string
  left: (endsAt: string, now: number) => string
  /** The sentence for an error of any kind. */
  problem: (error: unknown) => string
  /** The sentence for one field of a refused form, if that field is at fault. */
  fieldProblem: (problem: Problem | null | undefined, field: string) => string | undefined
}

/** Everything a component says: texts, amounts, times and refusals, in the visitor's language. */
export function useWords(): Words {
  const { t, te, locale } = useI18n({ useScope: 'global' })
  const spoken = computed(() => locale.value as Language)
  const find: FindMessage = (key, facts) => (te(key) ? t(key, facts) : undefined)
  return {
    t,
    language: spoken,
    money: (money) => formatMoney(money, spoken.value),
    count: (count) => countText(count, spoken.value),
    ago: (at, now) => relativeTime(at, now, spoken.value),
    day: (at) => dayText(at, spoken.value),
    moment: (at) => momentText(at, spoken.value),
    left: (endsAt, now) => clockText(timeLeft(endsAt, now)),
    problem: (error) => problemText(error, find),
    fieldProblem: (problem, field) => fieldText(problem, field, find),
  }
}
