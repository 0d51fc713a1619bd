import { expect, test } from 'vitest'
import { pixelsOf } from './blurhash'

test('one colour is that colour everywhere', () => {
  const red = pixelsOf('00TI:j', 2, 2)! // One wave only: its mean, in base 83.

  expect([...red.slice(0, 4)]).toEqual([...red.slice(12, 16)])
  expect(red[0]).toBeGreaterThan(200)
  expect(red[3]).toBe(255)
})

test('what is no hash draws nothing', () => {
  for (const text of ['', 'L', 'L5NqMj', '漢漢漢漢漢漢', 'L5NqMj|^fQ|^|^o1fQo1fQfQfQf']) expect(pixelsOf(text, 4, 4)).toBeNull()
})

test('a hash of our server is drawn whole', () => {
  expect(pixelsOf('L5NqMj|^fQ|^|^o1fQo1fQfQfQfQ', 4, 3)).toHaveLength(48)
})
