import { expect, test } from 'vitest'
import { fittingHere } from './device'

test('a computer shows a code, a phone opens an app, a wallet offers what it can do', () => {
  expect([...fittingHere('Mozilla/5.0 (X11; Linux x86_64) Chrome/140')]).toEqual(['any', 'desktop'])
  expect([...fittingHere('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Mobile/15E148')]).toEqual(['any', 'phone'])
  expect([...fittingHere('Mozilla/5.0 (iPhone) Mobile/15E148 MicroMessenger/8.0.50')]).toEqual(['any'])
  expect([...fittingHere('Mozilla/5.0 (iPhone) Mobile/15E148 AlipayClient/10.6')]).toEqual(['any', 'phone'])
})
