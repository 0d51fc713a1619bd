import { expect, test } from 'vitest'
import { suggestionsOf } from './suggestions'

const face = { person_id: 'pers_1', nickname: '陶陶', avatar: null, bio: '', is_private: false, follower_count: 0, following: 'no' as const, is_friend: false, is_me: false }
const goods = ['a', 'b', 'c', 'd', 'e', 'f', 'g']

test('goods are searched for, topics and people have their own pages', () => {
  const found = suggestionsOf({ goods, topics: [{ topic: '陶 器', note_count: 2 }], people: [face] })

  expect(found.map((one) => one.to)).toEqual([...Array<undefined>(6).fill(undefined), '/topics/%E9%99%B6%20%E5%99%A8', '/people/pers_1'])
})

test('goods alone are all shown', () => {
  expect(suggestionsOf({ goods, topics: [], people: [] })).toHaveLength(7)
})
