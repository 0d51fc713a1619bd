import { beforeEach, expect, test } from 'vitest'
import { cameBy, isAsked, noteArrival } from './arrival'

beforeEach(() => sessionStorage.clear())

test('a link is remembered, and what is none is not', () => {
  noteArrival(undefined)
  noteArrival('<script>')
  expect(cameBy()).toBeNull()

  noteArrival('0123456789')
  noteArrival(undefined)
  expect(cameBy()).toBe('0123456789')
})

test('an answer is read from the cookie, whatever stands beside it', () => {
  expect(isAsked('')).toBe(false)
  expect(isAsked('csrftoken=x; jishi_consent=no')).toBe(true)
  expect(isAsked('not_jishi_consent=yes')).toBe(false)
})
