/**
 * What the configuration of the Everyday site under test says about its sources; no news file repeats it. Publishers
 * and hosts as observed on Power Apps Every Day, 2021 to 2024.
 */
export const POWER_APPS_EVERY_DAY = {
  trusted: new Set([
    'Neowin',
    'InfoWorld',
    'VentureBeat',
    'Business Insider',
    'ZDNet',
    'TechRepublic',
    'TechRadar',
    'IT Pro',
    'GeekWire',
    'TechSpot',
    'TechCrunch',
    'SD Times',
  ]),
  trustedPoints: 40,
  officialDomain: 'microsoft.com',
  /** The vendor's blog; its other pages (documents, newsroom) come from the search and are not official. */
  officialHosts: new Set(['powerapps.microsoft.com']),
} as const
