// A device without Chinese glyphs draws every sign as the same box. Only such a device loads a Chinese font.

export async function loadMissingGlyphs(): Promise<void> {
  if (drawsTofu()) await import('./glyphs.css')
}

/** Two different signs that look the same are boxes. */
function drawsTofu(): boolean {
  const size = 16
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  const brush = canvas.getContext('2d', { willReadFrequently: true })
  if (!brush) return false
  const draw = (sign: string) => {
    brush.clearRect(0, 0, size, size)
    brush.font = `${size}px ${getComputedStyle(document.body).fontFamily}`
    brush.textBaseline = 'top'
    brush.fillText(sign, 0, 0)
    return brush.getImageData(0, 0, size, size).data.join()
  }
  return draw('集') === draw('市')
}
