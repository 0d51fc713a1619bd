// What other rooms may use of questions to buyers.
export { default as ProductQuestions } from './ProductQuestions.vue'
