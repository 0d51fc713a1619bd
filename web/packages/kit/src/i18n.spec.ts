import { expect, test } from 'vitest'
import { gatherMessages } from './i18n'

test('rooms’ files become one tree, and their refusals one list', () => {
  const all = gatherMessages({
    '../rooms/basket/basket.en.json': { title: 'Basket', problem: { 'orders.sold_out': 'Sold out' } },
    '../rooms/team/team.en.json': { title: 'Team', problem: { 'groupbuy.team_is_full': 'Full', 'orders.late': 'Late' } },
  })

  expect(all).toEqual({
    basket: { title: 'Basket' },
    team: { title: 'Team' },
    problem: { orders: { sold_out: 'Sold out', late: 'Late' }, groupbuy: { team_is_full: 'Full' } },
  })
})

test('a file without a language in its name is refused', () => {
  expect(() => gatherMessages({ '../rooms/basket/words.json': {} })).toThrow(/named/)
})
