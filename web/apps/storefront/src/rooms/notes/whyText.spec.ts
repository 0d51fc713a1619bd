import { expect, test } from 'vitest'
import { whyText } from './whyText'

const t = (key: string, { name }: Record<string, string>) => `${key} ${name}`

test('of several reasons the most personal one is said', () => {
  expect(whyText(['fresh', 'loved', 'topic:陶器', 'friend'], t)).toBe('notes.why.friend friend')
  expect(whyText(['loved', 'topic:陶器'], t)).toBe('notes.why.topic 陶器')
})

test('what speaks for most notes is not said', () => {
  expect(whyText(['fresh', 'careful'], t)).toBeUndefined()
  expect(whyText(undefined, t)).toBeUndefined()
})
