/**
 * Words that carry no news, by language. Only where they would join strangers before the stream has taught their
 * weight: the list may stay short.
 */
const LISTS: Readonly<Record<string, string>> = {
  en: `a about above after again against all also am an and any are aren't as at be because been before being below
    between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each even
    few for from further get gets got had hadn't has hasn't have haven't having he he'd he'll he's her here hers
    herself him himself his how i i'd i'll i'm i've if in into is isn't it it'll it's its itself just let's like may me
    might more most much must mustn't my myself no nor not now of off on once one only or other ought our ours
    ourselves out over own said same say says shan't she she'd she'll she's should shouldn't since so some still such
    than that that's the their theirs them themselves then there there's these they they'd they'll they're they've
    this those through to too under until up upon us very was wasn't we we'd we'll we're we've were weren't what
    what's when where which while who who's whom whose why will with within without won't would wouldn't yet you
    you'd you'll you're you've your yours yourself yourselves n't 's`,
  de: `aber alle als also am an auch auf aus bei bis da damit dann das dass dem den der des die dies diese dieser doch
    durch ein eine einem einen einer eines er es für gegen hat hatte haben ich ihr ihre im in ist ja kann kein keine
    man mehr mit nach nicht noch nun nur ob oder ohne sehr sei sein seine seinen sich sie sind so soll über um und uns
    unter vom von vor war waren was weil wenn werden wie wieder will wir wird wurde wurden zu zum zur zwei zwischen`,
  es: `a al algo ante antes aunque bajo cada como con contra cual cuando de del desde donde dos durante el ella ellos en
    entre era es esa ese eso esta este esto está están fue fueron ha había han hasta hay la las le les lo los más me mi
    mientras muy no nos o otra otro para pero por porque que qué quien se según ser si sin sobre son su sus también
    tan tanto tiene todo todos tras un una uno unos y ya`,
  fr: `a ai ainsi au aux avant avec avoir c ce ces cet cette comme contre d dans de depuis des deux donc dont du elle en
    entre est et été être eu fait faire ils il j je l la le les leur leurs lors lui m mais même n ne ni nous on ont ou
    où par pas pendant plus pour qu que qui s sa sans se selon ses si son sont sous sur tous tout très un une vers vous
    y à`,
  it: `a ad ai al alla alle anche c che chi ci come con contro cui d da dal dalla dalle dei del della delle dello di dopo
    dove due e è ed era essere fra gli ha hanno i il in io l la le lo loro ma nei nel nella nelle no noi non o ogni per
    perché più prima quando quello questa questo se sei senza si solo sono stata stato su sua sue sugli sul sulla suo
    tra tutti un una uno`,
  nl: `aan al als bij dan dat de deze die dit door dus een en er geen had haar heb heeft hem het hij hoe hun ik in is ja
    je kan maar meer met mijn naar niet nog nu of om ook op over te tegen toch tot uit van veel voor want waren was wat
    we wel werd werden wie wordt worden ze zich zij zijn zo zonder zou`,
  pt: `a ao aos as até com como contra da das de depois desde do dos e é ela ele eles em entre era essa esse esta este
    está foi foram há isso já mais mas mesmo muito na não nas nem no nos o os ou para pela pelas pelo pelos por porque
    qual quando que quem se sem ser seu seus são só sobre sua suas também tem têm um uma umas uns`,
  sv: `alla att av bara blev bli blir de dem den denna det detta dig din du där efter eller en ett från för före ha hade
    han har hon honom här i inte ja jag kan man med mellan men mer mot mycket ni nu när och om på sade sedan sig sin
    ska skulle som så till under upp ut utan var vara vi vid vill än är över`,
  pl: `a aby ale bo był była było były być co czy dla do gdy go i ich ile im ja jak jako je jego jej jest jeszcze już
    każdy kiedy która które który którzy lub ma może na nad nie nim niż o od on one oni oraz po pod przed przez przy są
    się ta tak także tam te tego tej ten to tu tych tylko w we więc z za ze że`,
  ru: `а без более бы был была были было быть в вам вас во вот все всех вы где да даже для до его ее если есть еще же за
    здесь и из или им их к как ко когда кто ли между меня мне может мы на над надо нас не него нет ни них но ну о об он
    она они оно от перед по под после потому при про с сам свой себя со так также там то того тоже только том ты у уже
    хотя чего чем что чтобы эта эти это этого этой этот я`,
  uk: `а або але без був була були було в вам вас від він вона вони все всі до для є з за зі і із її їх його й к коли
    ми на над не ні але про по при під після та так також там те ти то того тому тут у уже хто це цей ця чи що щоб як
    які який я`,
}

const SETS = new Map<string, ReadonlySet<string>>()

export function stopWords(language: string): ReadonlySet<string> {
  const known = SETS.get(language)
  if (known) return known
  const set = new Set((LISTS[language] ?? '').split(/\s+/).filter(Boolean))
  SETS.set(language, set)
  return set
}
