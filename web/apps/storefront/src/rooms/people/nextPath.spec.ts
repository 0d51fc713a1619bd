import { expect, test } from 'vitest'
import { nextPath } from './nextPath'

test('whoever signed in goes back to where they came from', () => {
  expect(nextPath('/teams/team_1?from=pers_1')).toBe('/teams/team_1?from=pers_1')
  expect(nextPath('/checkout?sku=a&quantity=2#note')).toBe('/checkout?sku=a&quantity=2#note')
})

test('and never to another site, or to the door again', () => {
  for (const next of [undefined, ['/a', '/b'], 'https://evil.test/', '//evil.test/', '/\\evil.test', '/.//evil.test', '/a/..//evil.test', 'javascript:alert(1)', '/sign-in?next=/a', '']) {
    expect(nextPath(next)).toBe('/me')
  }
})
