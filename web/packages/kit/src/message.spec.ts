import { expect, test } from 'vitest'
import { createWords } from './i18n'

const texts = {
  plain: 'Basket',
  missing: '{count} more for {name}',
  seats: '{count} seat left | {count} seats left',
  odd: 'A {brace and a pipe|line',
}

async function words() {
  const load = () => Promise.resolve({ default: texts })
  const { speak, t } = createWords({ 'zh-CN': load, en: load })
  await speak('en')
  return t
}

test('facts take the places that bear their names', async () => {
  const t = await words()

  expect(t('plain')).toBe('Basket')
  expect(t('missing', { count: 2, name: '林**' })).toBe('2 more for 林**')
  expect(t('missing', { count: 2 })).toBe('2 more for ')
})

test('one is told from many', async () => {
  const t = await words()

  expect(t('seats', 1)).toBe('1 seat left')
  expect(t('seats', 3)).toBe('3 seats left')
})

test('what only looks like a fact or a case is left as it is', async () => {
  const t = await words()

  expect(t('odd')).toBe('A {brace and a pipe|line')
  expect(t('unknown.key')).toBe('unknown.key')
})
