// What other rooms may use of community.
export { default as PicturePicker } from './PicturePicker.vue'
export { usePictures } from './usePictures'
