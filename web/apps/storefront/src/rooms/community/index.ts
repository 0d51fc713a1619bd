// What other rooms may use of community.
export { default as FriendsWhoBought } from './FriendsWhoBought.vue'
export { default as PicturePicker } from './PicturePicker.vue'
export { default as ShowToFriends } from './ShowToFriends.vue'
export { usePictures } from './usePictures'
