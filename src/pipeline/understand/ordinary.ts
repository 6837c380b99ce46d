const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/**
 * Everyday words that mean too many things to speak for a topic alone: "model", "teams", "apps". As a keyword by
 * itself such a word needs support. Adding a word makes the topic rules more careful, never less.
 */
export const AMBIGUOUS: ReadonlySet<string> = list(
  `access account action actions agent agents air alert alerts alignment amazon analysis app apple application
  applications apps arc art atlas attention audio band bard base bear block blocks board bolt book books boost bot
  bots box bridge builder call calls card cards care case cell cells center chain chains change channel channels
  charge chat chip chips click cloud clouds club code coin compass connect control controls core credit date deal
  deals deep delta desk desktop device devices diffusion direct director display dragon dream drive driven driver
  echo edge edition element elements engine engines environment event events exchange express extension face factory
  falcon farm fast feature features feed field fire flash fleet flow flows focus force form forms foundation frame
  framework fusion future gate gear gem gemini gems generation go gold grace graph grid ground group growth guard
  guide heart high home hub image images impact import insight insights instance island java jet jump key keys lab
  labs lake lambda large launch layer leaf ledger lens level light lightning line link links lion list llama loop
  low magic mail map maps mark master match matrix medium memory mercury message meta metal method mini mint mirror
  mistral model models moon motion motor native network networks news next nova object office online open opera
  oracle orbit order orders origin outlook page pages paint palm paper parallel parameter parameters park partner
  path pay peak people perception pilot pipeline pixel plan planner plant plants platform platforms play player plus
  point points polar policy pool portal portals power prime print process processing prompt prompts pulse purpose
  python quality query question range rate rates reader reality reason record records relay release report reports
  review rise room root route ruby rule rules rust safari sage sand scale scratch screen search seed sense series
  server servers service services sheet sheets shell shield ship shop sight sign signal site skill skills sky slack
  snow solar sound source spark speed sphere spirit spring square stable stack stage star start state station steam
  stone storage store story stream streams strike strikes studio study style summit sun surface swift switch system
  systems table tag target task tasks team teams tech technology tempo test testing tests text theme thread threads
  time token tool tools topic torch touch track trail training transfer transform transformer transformers tree
  trends trial twin union unity universe update updates vector vessel view visual voice war water wave waves web
  weight weights wheel whisper wind window windows wing wire wireless wood word words work workflow workplace works
  world worlds write year zero zone zoom`,
)

/** Everyday words that name one subject well enough ("climate", "robots"), yet do not make a name by themselves. */
const CLEAR: ReadonlySet<string> = list(
  `analytics automation bank banks brain browser business camera canvas car cars climate coding college commerce
  common computer computers court courts crystal cursor data design digital drone drones education election
  elections electric embedding energy film finance flight food fuel game games gaming gas general generative global
  hardware health inference intelligence internet job jobs journal knowledge language languages law learning library
  machine machines market markets media messages messenger mining mobile modern module music neural ocean optimizer
  payment payments phone phones photo photos plane planes planet private product products program project projects
  protein public quantum radar rail railway rain reasoning research retrieval river robot robots rocket safety
  satellite school science season security sensor sensors social software space speech sport sports startup startups
  storm tablet talent tax taxes tensor tiger tokens tower town trade traffic train trains transport travel tuning
  vehicle vehicles video videos vision wallet weather workflows`,
)

/** Whether a name is made of everyday words only, so that the same words can also mean what they say: "power apps". */
export function isMadeOfEverydayWords(words: readonly string[]): boolean {
  return words.every((word) => AMBIGUOUS.has(word) || CLEAR.has(word))
}
