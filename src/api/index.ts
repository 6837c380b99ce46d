export { listen, siteApp } from './site-server.ts'
