export { type CopyPicture, openPictures, type PictureOutcome, type Pictures } from './pictures.ts'
