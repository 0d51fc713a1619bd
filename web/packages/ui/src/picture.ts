/** A picture as the API sends it: three sizes, its own shape, and the colour that stands in until it comes. */
export interface PictureSource {
  url_320: string
  url_640: string
  url_1280: string
  width: number
  height: number
  colour: string
}
