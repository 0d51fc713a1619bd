import { expect, test } from 'vitest'
import { srcsetOf } from './picture'

const large = { url_320: '/a-320', url_640: '/a-640', url_1280: '/a-1280', width: 2000, height: 1500, colour: '#fff' }

test('a picture offers its three sizes', () => {
  expect(srcsetOf(large)).toBe('/a-1280 1280w, /a-640 640w, /a-320 320w')
})

test('a small picture promises no more than it has', () => {
  expect(srcsetOf({ ...large, url_1280: '/a-640', width: 600 })).toBe('/a-640 600w, /a-320 320w')
})
