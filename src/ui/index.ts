export { type Asset, type Assets, deskAssets, siteAssets } from './assets.ts'
export { Bar, Factors, Heat, Terms, Time } from './components.tsx'
export { COLOURS, TEXT_ON, TOKENS } from './tokens.ts'
