// What other rooms may use of media.
export { useVideoUpload } from './useVideoUpload'
export { default as VideoPlayer } from './VideoPlayer.vue'
export { default as VideoUpload } from './VideoUpload.vue'
