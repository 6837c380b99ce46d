export { deskApp } from './desk.tsx'
