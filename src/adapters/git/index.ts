/** Git: delivers an edition to a branch of a local or remote repository. */
export { type Author, deliverToGit, type GitErrand } from './deliver.ts'
