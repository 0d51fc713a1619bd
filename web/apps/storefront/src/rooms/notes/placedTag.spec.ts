import { expect, test } from 'vitest'
import { moved, placeOf } from './placedTag'

const BOX = { left: 10, top: 20, width: 200, height: 400 }

test('a press becomes ten-thousandths of the picture', () => {
  expect(placeOf(60, 120, BOX)).toEqual({ x_bp: 2500, y_bp: 2500 })
})

test('a press beyond the edge stays inside', () => {
  expect(placeOf(0, 900, BOX)).toEqual({ x_bp: 0, y_bp: 10_000 })
})

test('arrows move the dot, and other keys do not', () => {
  expect(moved({ x_bp: 100, y_bp: 5000 }, 'ArrowLeft')).toEqual({ x_bp: 0, y_bp: 5000 })
  expect(moved({ x_bp: 100, y_bp: 5000 }, 'ArrowDown')).toEqual({ x_bp: 100, y_bp: 5200 })
  expect(moved({ x_bp: 100, y_bp: 5000 }, 'Enter')).toBeNull()
})
