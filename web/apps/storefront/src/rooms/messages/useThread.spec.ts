import { expect, test } from 'vitest'
import { inOrder, type Message } from './useThread'

const said = (number: number, text = '') => ({ number, text }) as Message

test('pages that overlap show each message once, in the order it was said', () => {
  expect(inOrder([said(5), said(6), said(7), said(3), said(4), said(5)]).map((one) => one.number)).toEqual([3, 4, 5, 6, 7])
})
