export { refusal } from './loopback.ts'
export { newsletterApp } from './newsletter.ts'
export { listen, siteApp } from './site-server.ts'
