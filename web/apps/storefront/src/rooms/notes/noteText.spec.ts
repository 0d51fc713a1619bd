import { expect, test } from 'vitest'
import { piecesOf } from './noteText'

const LIN = { person_id: 'pers_1', nickname: '林' }
const LIN_XIAO = { person_id: 'pers_2', nickname: '林小满' }

test('topics and people become links, the rest stays', () => {
  expect(piecesOf('喝茶 #陶器，给 @林 看', [LIN])).toEqual([
    { text: '喝茶 ' },
    { text: '#陶器', to: `/topics/${encodeURIComponent('陶器')}` },
    { text: '，给 ' },
    { text: '@林', to: '/people/pers_1' },
    { text: ' 看' },
  ])
})

test('of two names that fit, the longer is meant', () => {
  expect(piecesOf('@林小满', [LIN, LIN_XIAO])).toEqual([{ text: '@林小满', to: '/people/pers_2' }])
})

test('a lone mark and an address are plain words', () => {
  expect(piecesOf('# a@b @nobody', [LIN])).toEqual([{ text: '# a@b @nobody' }])
})

test('topics follow one another without a space', () => {
  expect(piecesOf('#a#b', []).map((one) => one.text)).toEqual(['#a', '#b'])
})
