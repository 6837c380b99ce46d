export { type Asset, type Assets, cardFonts, deskAssets, siteAssets } from './assets.ts'
export { Bar, Factors, HeadLink, Heat, Terms, Time } from './components.tsx'
export { canSet } from './fonts.ts'
export { COLOURS, TEXT_ON, TOKENS } from './tokens.ts'
