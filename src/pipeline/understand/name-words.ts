/** Words that the name rules know: capitals that start no name, and small words that join two halves of one. */

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** Capitalised at the start of sentences or by custom, yet not names; compared in lower case. */
export const NO_NAME = list(
  `a about above according across actually add additionally after again against ago all almost alone along already also
  although always am among an and another any anyone anything are around as ask at available away back based be because
  been before being below best better between beyond both breaking but by call can click come consider could critics
  currently day despite did different do does doing don done down due during each earlier early either else enough even
  eventually ever every everyone everything exactly experts few finally first five follow following for former four from
  full further get given go going good got great had half has have having he hello help hence her here hers herself high
  him himself his how however i if im in including indeed inside instead into is it its itself join just keep know last
  lastly late later latest least let like likely list look made make many may maybe me meanwhile might more moreover most
  much must my myself near nearly neither never nevertheless new next nine no nobody none nor not note nothing now of off
  officials often ok old on once one only open or other others our out outside over overall own part people perhaps
  photo picture please police previously quite rather read really recently remember report reporters reports
  researchers right same say says scientists second see seen several she should show similarly simply since six so some
  someone something sometimes soon speaking start still such sure take tell ten than thank thanks that the their them
  then there therefore these they thing things think third this those though three through thus time to today together
  tomorrow tonight too top try two under unless unlike until up update updated upon us use used using various very via
  video view visit was watch we well were what whatever when where whether which while who whole whom whose why will with
  within without would yes yesterday yet you your zero
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
  january february march april june july august september october november december jan feb mar apr jun jul aug sep sept
  oct nov dec spring summer autumn winter christmas easter`.trim(),
)

/** Peoples and camps: no names by themselves, but parts of many ("European Union"). */
export const PEOPLES = list(
  `american americans african asian australian british canadian chinese dutch english european europeans french german
  germans greek indian indians iranian iraqi irish israeli italian japanese korean mexican palestinian polish portuguese
  russian russians spanish swedish swiss turkish ukrainian western eastern northern southern christian christians muslim
  muslims jewish republican republicans democrat democrats democratic`,
)

/** Written in capitals, yet not the name of anybody or anything in the news. */
export const NO_NAME_ACRONYM = list(
  `AI API ATM BBQ CEO CFO CIO COO CPU CTO CV DIY DNA EST ETA FAQ FYI GDP GMT GPU HIV HQ HR ID II III IP IPO IQ IT IV KPI
  LED LLM LLMs CAGR ML MP MPs MVP OK PC PCs PDF PhD PM AM PR QA RAM RSS SMS SUV TV TVs UFO URL USB USD UTC VC VCs VI VII VIP
  VP VR XML`.trim(),
)

/** Forms of address: what stands before them and they themselves are not part of a person's name. */
export const ADDRESSES = list(
  `mr mrs ms mx dr prof professor president minister chancellor senator sen representative congressman congresswoman
  governor gov spokesman spokeswoman spokesperson frau monsieur madame señor señora`.trim(),
)

/** Ranks are left out only before a full name, since many also begin names: "Judge Dredd", "General Motors". */
export const RANKS = list(
  `secretary mayor judge justice captain general colonel lieutenant sergeant officer detective chief chairman chairwoman
  chair director executive ceo cfo cto founder speaker leader commissioner ambassador analyst herr reverend coach
  attorney`.trim(),
)

/** Places that begin with "New", which headlines otherwise use as a plain word. */
export const AFTER_NEW = list(
  'york zealand delhi jersey mexico orleans hampshire guinea caledonia haven england brunswick south scientist yorker',
)

/** Between two capitalised words these belong to the name: "Ursula von der Leyen", "Rio de Janeiro". */
export const PARTICLES = list(
  'von van de der den del della di da do dos das du la le les el al bin ibn ben zu zur af av ter ten y',
)

/** "Bank of England" is one name, "Johnson of Leeds" is not: only these heads reach over "of". */
export const HEADS = list(
  `academy agency archbishop army association bank bishop board bureau cathedral center centers centre chamber church city college
  commission committee council county court department duchess duke district federation fellowship gulf house institute institutes
  institution international isle kingdom league library mayor ministry museum office organisation organization palace
  parliament port republic school society state states strait tower trinity union university`.trim(),
)

/** Legal forms at the end of a company's name. */
export const LEGAL_FORMS = list(
  'inc corp corporation ltd limited llc llp plc gmbh ag sa se nv bv oy ab co company holdings',
)

/** After these a capitalised word at the start of a sentence was somebody: "Apple said". */
export const DEEDS = list(
  `said says announced announces unveiled unveils told tells released releases launched launches has had is was will would
  plans planned agreed agrees reported reports confirmed confirms denied denies declined warned warns argued argues added
  adds bought buys acquired acquires raised raises sued sues published publishes won wins lost loses`.trim(),
)

/** In German "der" and "den" are mostly articles between two nouns. */
export const GERMAN_PARTICLES = list('von van zu zur')
