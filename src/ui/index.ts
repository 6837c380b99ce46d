export { type Asset, type Assets, siteAssets } from './assets.ts'
export { Factors, Heat, Time } from './components.tsx'
