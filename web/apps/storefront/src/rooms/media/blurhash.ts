// Draws a blurhash: https://github.com/woltapp/blurhash/blob/master/Algorithm.md
const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~'

const number = (text: string) => [...text].reduce((sum, sign) => sum * 83 + SIGNS.indexOf(sign), 0)
const toLight = (value: number) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)
const toScreen = (light: number) => {
  const held = Math.min(1, Math.max(0, light))
  return Math.round(255 * (held <= 0.0031308 ? held * 12.92 : 1.055 * held ** (1 / 2.4) - 0.055))
}

/** The pixels (RGBA) of a hash; null when it is none. */
export function pixelsOf(hash: string, width: number, height: number): Uint8ClampedArray<ArrayBuffer> | null {
  if (hash.length < 6 || [...hash].some((sign) => !SIGNS.includes(sign))) return null
  const size = number(hash[0]!)
  const [across, down] = [(size % 9) + 1, Math.floor(size / 9) + 1]
  if (hash.length !== 4 + 2 * across * down) return null

  const largest = (number(hash[1]!) + 1) / 166
  const mean = number(hash.slice(2, 6))
  const waves = [[mean >> 16, (mean >> 8) & 255, mean & 255].map(toLight)]
  for (let at = 6; at < hash.length; at += 2) {
    const value = number(hash.slice(at, at + 2))
    const levels = [Math.floor(value / 361), Math.floor(value / 19) % 19, value % 19]
    waves.push(levels.map((level) => Math.sign(level - 9) * ((level - 9) / 9) ** 2 * largest))
  }

  const pixels = new Uint8ClampedArray(width * height * 4)
  for (let place = 0; place < width * height; place++) {
    const [x, y] = [place % width, Math.floor(place / width)]
    const sums = [0, 0, 0]
    waves.forEach((wave, index) => {
      const share = Math.cos((Math.PI * x * (index % across)) / width) * Math.cos((Math.PI * y * Math.floor(index / across)) / height)
      wave.forEach((value, colour) => (sums[colour]! += value * share))
    })
    pixels.set([...sums.map(toScreen), 255], place * 4)
  }
  return pixels
}
