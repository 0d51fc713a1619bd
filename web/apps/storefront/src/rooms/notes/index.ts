// What other rooms may use of notes: cards, lists of them, and the button by which one follows somebody.
export { default as FollowButton } from './FollowButton.vue'
export { default as NoteCard } from './NoteCard.vue'
export { default as NoteFeed } from './NoteFeed.vue'
export { useNotesAbout } from './useNoteFeeds'
