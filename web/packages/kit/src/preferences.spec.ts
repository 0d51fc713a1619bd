import { expect, test } from 'vitest'
import { chooseLanguage, chooseTheme, language, matchLanguage } from './preferences'

test('the browser’s first language that we speak is taken', () => {
  expect(matchLanguage(['fr-FR', 'en-GB', 'zh-CN'])).toBe('en')
  expect(matchLanguage(['zh-Hant-TW'])).toBe('zh-CN')
  expect(matchLanguage(['fr'])).toBe('zh-CN')
})

test('a chosen language is kept, and written on the document', () => {
  chooseLanguage('en')

  expect(language.value).toBe('en')
  expect(localStorage.getItem('jishi.language')).toBe('en')
  expect(document.documentElement.lang).toBe('en')
})

test('the theme stands on the document only when it was chosen', () => {
  chooseTheme('dark')
  expect(document.documentElement.dataset.theme).toBe('dark')

  chooseTheme('system')
  expect(document.documentElement.dataset.theme).toBeUndefined()
})
