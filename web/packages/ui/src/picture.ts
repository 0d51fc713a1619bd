/** A picture as the API sends it: three sizes, its own shape, and the colour that stands in until it comes. */
export interface PictureSource {
  url_320: string
  url_640: string
  url_1280: string
  width: number
  height: number
  colour: string
}

/** The sizes that really exist: a small original has one file under several names. */
export function srcsetOf({ url_320, url_640, url_1280, width }: PictureSource): string {
  const widths = new Map([
    [url_1280, Math.min(width, 1280)],
    [url_640, Math.min(width, 640)],
    [url_320, Math.min(width, 320)],
  ])
  return [...widths].map(([url, pixels]) => `${url} ${pixels}w`).join(', ')
}
