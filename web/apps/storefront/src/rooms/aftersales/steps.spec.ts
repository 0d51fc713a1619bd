import { expect, test } from 'vitest'
import { stepsOf } from './steps'

const said = (...of: Parameters<typeof stepsOf>) => stepsOf(...of).map(({ state, is }) => `${state} ${is}`)

test('a return stands where it is on its way', () => {
  expect(said('return_refund', 'seller_receive', ['seller_review', 'buyer_ship_back'])).toEqual([
    'seller_review done',
    'buyer_ship_back done',
    'seller_receive now',
    'refunding ahead',
    'completed ahead',
  ])
})

test('what is done is done', () => {
  expect(said('refund_only', 'completed', ['seller_review', 'refunding'])).toEqual(['seller_review done', 'refunding done', 'completed done'])
})

test('an operator stands between what was and what comes', () => {
  expect(said('exchange', 'arbitration', ['seller_review', 'buyer_ship_back', 'seller_receive', 'buyer_decide'])).toEqual([
    'seller_review done',
    'buyer_ship_back done',
    'seller_receive done',
    'arbitration now',
    'seller_reship ahead',
    'completed ahead',
  ])
})

test('a case that was withdrawn has nothing ahead of it', () => {
  expect(said('reship', 'cancelled', ['seller_review'])).toEqual(['seller_review done', 'cancelled done'])
})
