import { describe, expect, test } from 'vitest'
import type { Messages } from '@jishi/kit/i18n'
import en from './en'
import zh from './zh-CN'

function paths(tree: Messages, at = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [at + key] : paths(value, `${at}${key}.`),
  )
}

describe('the two languages', () => {
  test('say the same things', () => {
    expect(paths(en).sort()).toEqual(paths(zh).sort())
  })
})
