import { phrases } from '../../news/phrases.ts'
import { type GuardRule, PRIVATE_PEOPLE } from './guard-words.ts'

/** Private people, crimes against persons before a court, and stories that are about what somebody is. */

export const TRADES = `nurse|teacher|shop assistant|(?:office|factory|shop|warehouse|care|construction|supermarket|hospital|call cent(?:re|er)|fast[- ]food|gig|night|council|farm|sex|remote) worker|flight attendant|dog (?:walker|owner|sitter|lover)|(?:tesla|iphone|drone|cat|pet|car|cafe|café|restaurant|pub|shop|bakery|home|boat|salon|gym) owner|divorc[ée]{1,2}|bachelor|spinster|hobbyist|enthusiast|collector|super ?fan|childminder|waiter|waitress|barista|cashier|cleaner|janitor|carer|caregiver|babysitter|nanny|gardener|plumber|electrician|builder|bricklayer|farmer|fisherman|shopkeeper|shop owner|shop worker|postman|mail carrier|courier|driver|trucker|commuter|passenger|tourist|traveller|traveler|holidaymaker|backpacker|hiker|jogger|cyclist|motorist|pedestrian|homeowner|landlord|tenant|renter|resident|villager|local|shopper|customer|diner|patient|student|graduate|intern|trainee|jobseeker|job seeker|employee|worker|staffer|receptionist|secretary|paralegal|clerk|librarian|lecturer|vet|dentist|gp|midwife|paramedic|firefighter|veteran|hairdresser|chef|bartender|bouncer|influencer|tiktoker|youtuber|redditor|streamer|gamer|fan|dater|user|hoarder|squatter|lottery winner|jackpot winner|amateur|volunteer|stranger|bystander|onlooker|passer-?by|whistleblower`

export const PRIVATE: readonly GuardRule[] = [
  {
    kind: 'private people',
    in: 'headline',
    pattern: phrases(`
      ${PRIVATE_PEOPLE}
      (?:${PRIVATE_PEOPLE})['’]s
    `),
    unless: phrases(String.raw`
      (?:iron|spider|bat|super|ant|burning|pac|mega|wolf|marathon|running|rain|first|front|frontier|rocket|music|con|hit|strong|one|invisible|wicker|third|tin|yes|straw|piltdown|bog|common|everyday|renaissance|green|modern|early|ice|neanderthal)[- ]?m[ae]n
      m[ae]n (?:in the middle|page|pages|city|united|utd|ray|of steel|of the match|of the year|vs\.? machine|versus machine|and machine|against machine|or machine|cave|hours?|power|booker)|man-(?:made|in-the-middle|machine|hours?|portable)|isle of man|man['’]s best friend|no man['’]s
      (?:x|g|mad|two and a half|twelve angry|wise) ?-?men|men in black|men['’]s (?:health|wearhouse|wear|final|team|world cup|singles|tour|fashion|health)
      wonder ?woman|women['’]s (?:world cup|super league|final|team|football|tennis|tour|singles|rugby|cricket|basketball|health|march|day)|little women|pretty woman|cat ?woman|bionic woman
      mother(?: |-)?(?:boards?|ships?|lodes?|nature|earth|tongues?|of (?:all|dragons|god))|mother['’]s day|father['’]s day|father (?:of (?:the |modern |ai|artificial|computing|deep|linux|c\b|\w+ing)|time|christmas|ted)|(?:founding|god|city|pilgrim) ?-?fathers?|godmothers?
      (?:a|first|past|last|next) couple (?:of|more)|couple(?:s|d)? (?:of|with)|power couples?|(?:first|last) couple|royal couple
      neighbou?rs? (?:to (?:the )?(?:north|south|east|west)|countr(?:y|ies))|nearest neighbou?rs?|k-nearest neighbou?rs?|friendly neighbou?rhood
      groom(?:ing)? (?:the|a|its|for)|dad jokes?|dad rock|dad bod|soccer moms?|mum['’]s the word|wife material|old wives
      (?:crypto|tech|app|ai|podcast|gym|finance) bros? and
    `),
  },
  {
    kind: 'private people',
    in: 'headline',
    pattern: phrases(String.raw`
      (?:an?|one|this|that|local|british|american|canadian|australian|german|french|indian|chinese|japanese|irish|scottish|welsh|texas|ohio|florida|california|new york|london|chicago|boston|sydney|uk|us|u\.s\.|uber|lyft|taxi|bus|lorry|truck|delivery|amazon|walmart|tesla|starbucks|mcdonald['’]s|reddit|tiktok|twitter|x|facebook|instagram|tinder|bumble|airbnb|ebay|unnamed|anonymous|unsuspecting|furious|angry|heartbroken|devastated|stunned|lonely|single|divorced|retired|elderly|young|former|ex-?|fired|laid-off|unemployed|homeless|jobless|broke|disgruntled|drunk|naked) (?:\w+[- ])?(?:${TRADES})(?:['’]s)?
      (?:${TRADES})'s (?!(?:union|guide|choice|day|rights|seat|licen[cs]e|association|edition|cut|manual|bench|remorse|market|note|handbook|portal|app|edge)\b)\w+
      \p{L}+, (?:1[89]|[2-9]\d|10\d)(?=,? \p{L})
      (?:^|(?<=^(?:an?|the|one|this) ))(?:${TRADES}) (?:\p{L}+ly )?\p{L}+(?:s|ed)
      (?:${TRADES}) (?:retires?|finds|wins|loses|gets|says|tells|reveals|discovers|builds|makes|takes|gives|returns|saves|spends|buys|sells|refuses|quits|becomes|uses|turns|claims|admits|describes|shares|posts|writes|invents|creates|spots|catches|marries|proposes|asks|thanks|receives|celebrates|complains|demands|accuses|tricks|fools|apologi[sz]es|forgets|eats|travels|walks|waits|left|has|had|was|is|who|whose|says (?:he|she)|finds? (?:his|her)|(?:loses?|lost) (?:his|her|job|life savings)|sacked|fired (?:for|over|after)|suspended (?:for|over|after)|shamed|mocked|humiliated|goes viral|sparks|stunned|shocked|horrified|left (?:in|with)|tells (?:how|of)|marries|sues|scammed|conned|duped|wins? (?:£|\$|€|lottery|jackpot|payout))
    `),
    unless: phrases(String.raw`
      (?:${TRADES}) (?:loans?|accounts?|complaints?|shortages?|numbers?|clubs?|updates?|benefits?|records?|rights?|wages?|needs|reviews?|groups?|unions?|services?|fees?|lists?|debts?|visas?|protests?|strikes?|bodies|homes|houses|profiles?|names|ids?|ratings?|revenues?|relations|perks|figures|levels|trips|fares|stories|jets|planes|trains|cars|uploads|posts|pensions|options|shares|seats|files|permissions|prompts|queries|sessions|inputs|metrics|controls?|conversations|chats|messages|expectations|habits|preferences|settings|demands|activity|costs|outcomes|portals?|roles|jobs|pay|is king)
      (?:user|customer|employee|worker|student|driver|patient|resident|passenger|fan|tenant|traveler|traveller|local) (?:data|interface|experience|base|growth|guide|accounts?|service|support|manual|agreement|numbers|testing|privacy|safety|reviews?|loans?|monitoring|surveillance|updates?|satisfaction|engagement|acquisition|shortage|productivity|evil|assistance|assist|unions?|authority|councils?|elections?|newspapers?|government|news|news\w+|model|models|llms?|ai|storage|network|files?|favou?rite|press|journalism|time)
      (?:graphics|printer|device|audio|nvidia|amd|gpu|display|key|main|formula (?:1|one)|f1|race|racing) drivers?|driver['’]?s? (?:seat|licen[cs]e|updates?|support)
      an? (?:ai|robot|chatbot|virtual|digital|artificial|synthetic|power|super|average|typical|new|single) (?:\w+ )?(?:${TRADES})
      ceiling fan|user[- ]friendly|single[- ]user|multi[- ]user|local (?:news|llm|model|ai|government|elections?)
    `),
  },
  {
    kind: 'private people',
    in: 'headline',
    pattern: phrases(String.raw`
      (?:went|goes|going|gone) viral (?:after|for|over|when|because|as)|doxx?(?:ed|ing)|outed (?:as|by)|publicly shamed|online mob|pile-on
      (?:messy|bitter|acrimonious|ugly) (?:divorce|split|breakup|custody)|custody (?:battle|dispute|fight)|(?:love|extramarital|secret) affair|love triangle|cheating (?:on|scandal)|sex (?:tape|scandal)|nude (?:photos?|pictures?|images?)|leaked (?:nudes?|private|intimate)|intimate (?:photos?|images?|pictures?)
      famil(?:y|ies) (?:of (?:the )?(?:victim|man|woman|boy|girl|dead|missing|\w+ who)|says?|said|pleads?|mourns?|sues?|speaks?|torn|evicted|loses?|fights?|left|home|feud|member)|\p{L}+'s (?:\p{L}+ )?(?:daughter|son|wife|husband|mother|father|mum|mom|dad|ex|brother|sister|girlfriend|boyfriend|nanny|kids?|baby|twins|affair|divorce|love life|wedding)|(?:my|his|her|their|your) (?:ex|mother|mum|mom|dad|father|sister|brother|wife|husband|boyfriend|girlfriend|partner|family|boss|aunt|uncle|cousin|gran(?:ny|dma|dpa)?)
      (?:a|the|local|ordinary|private) (?:citizen|individual|civilian)s?|(?:no fixed abode|whose name (?:is|has been|was) withheld|who (?:asked|did not want) (?:not )?to be (?:named|identified))
      (?:romance|dating|catfish|sextortion|pig-?butchering) (?:scam|fraud)?(?: victims?)?|life savings|scam victims?|victims? of (?:a |an )?(?:scam|fraud|hoax|deepfake)
    `),
  },
]

const CRIME = String.raw`murder(?:s|ed|er|ers|ing|ous)?|manslaughter|homicide|killing|rap(?:e|ed|ist|ing)|sexual(?:ly)? \w+|sex (?:crimes?|offen[cs]es?|offenders?|abuse|assault|trafficking)|assault(?:s|ed|ing)?|batter(?:y|ed)|kidnap(?:s|ped|per|ping)?|abduct(?:s|ed|ion|ing)?|stalk(?:s|ed|er|ers|ing)|harass(?:es|ed|er|ing|ment)|domestic (?:violence|abuse)|abus(?:e|ed|er|ing|ive)|molest(?:s|ed|ing|ation)?|grop(?:e|ed|ing)|indecen(?:t|cy)|exposure|voyeuris(?:m|t)|upskirting|blackmail(?:s|ed|ing)?|sextort(?:ion|ed)|extort(?:s|ed|ion|ing)|traffick(?:ed|er|ers|ing)|slavery|tortur(?:e|ed|ing)|poison(?:s|ed|ing|er)|stab(?:bed|bing)|shooting|shot|hit-and-run|death by (?:dangerous|careless)|dangerous driving|drink-?driving|robb(?:ed|er|ery|ing)|mugg(?:ed|er|ing)|carjack(?:ed|ing)?|burglar(?:y|s)?|arson|threats?|threaten(?:s|ed|ing)|coercive control|attack(?:s|ed|er|ing)?|attempted \w+|terror(?:ism|ist)?|war crimes?|genocide|hate crimes?|child (?:porn\w*|abuse)|revenge porn|paedophil\w+|pedophil\w+|strangl(?:ed|ing|ation)|neglect|elder abuse|crimes? against humanity|misconduct|grooming|deepfake (?:porn|nudes?)`
const COURT = `courts?|trials?|tried|jur(?:y|ors?)|judges?|judged|magistrates?|prosecut(?:e|ed|es|ion|ors?|ing)|charg(?:e|ed|es)|indict(?:ed|ment|s)?|arraign(?:ed|ment)|plead(?:s|ed)?|pled|pleas?|guilty|convict(?:ed|ion|s)?|acquit(?:ted|tal|s)?|sentenc(?:e|ed|es|ing)|jail(?:ed|s)?|gaol|imprison(?:ed|ment)?|prison|parole|verdict|testif(?:y|ies|ied)|testimony|witness(?:es)?|defendants?|alleg(?:ed|es|edly|ations?)|accus(?:ed|es|er|ers|ation|ations)|suspects?|suspected|arrest(?:ed|s)?|custody|bail|extradit(?:ed|ion)|lawsuits?|sues?|sued|suing|settles?|settlement|appeals?|hearings?|inquest|retrial|mistrial|cleared|faces?|felony|police|detectives?|wanted|manhunt|probe|investigat(?:ed|es|ion|ing)|complaint|victims?|restraining order|found liable`

export const COURT_CASES: readonly GuardRule[] = [
  {
    kind: 'crime against persons in court',
    in: 'headline',
    pattern: phrases(`
      (?:${CRIME})(?: [^.!?]*)? (?:${COURT})
      (?:${COURT})(?: [^.!?]*)? (?:${CRIME})
    `),
    unless: phrases(`
      (?:cyber|ransomware|phishing|malware|ddos|hacking|denial[- ]of[- ]service|supply[- ]chain|prompt[- ]injection|adversarial|brute[- ]force)[- ]?attacks?
      threat(?:s|ened|ens)? (?:to (?:sue|ban|block|quit|leave|cut|withhold|tax|fine|jobs|democracy|business|innovation|competition|national security)|of (?:tariffs|legal|a lawsuit))|threatens? (?:tariffs|legal|lawsuit|to)|legal threats?
      (?:data|market|monopoly|patent|power|antitrust|rule|copyright|platform|drug|substance|trademark|privacy) abus(?:e|es|ed)|abus(?:e|ed|es|ing) (?:of )?(?:its|their|market|dominance|power|monopoly)
      (?:batter(?:y) (?:maker|recall|patent|plant|fire|life|factory|technology|tech|cells?|pack|storage|startup|firm|supplier)|(?:ev|lithium|phone|car|solid-state|iphone|laptop) batter(?:y|ies))
      market (?:abuse|manipulation)|trial (?:version|period|run)|free trials?|clinical trials?|shot (?:down|at redemption)|one[- ]shot|few[- ]shot|zero[- ]shot|exposure (?:to|of data)|data exposure
    `),
  },
  {
    kind: 'crime against persons in court',
    in: 'both',
    pattern: phrases(String.raw`
      murder (?:trial|case|charges?|suspects?|conviction|victim|plot|probe|hearing|inquiry)|rape (?:trial|case|charges?|victim|allegations?|accus\w+)|(?:assault|abuse|harassment|stalking|trafficking|kidnapping|manslaughter) (?:trial|case|charges?|claims?|allegations?|accusations?|lawsuit|suit|victim|conviction)
      (?:accused|convicted|suspected|guilty|acquitted|cleared) of (?:\w+ ){0,3}(?:${CRIME})
      (?:serial killer|cold case|death row|life sentence|life in prison|restraining order|sex offender|sexual predator|jeffrey epstein|epstein files|ghislaine maxwell|harvey weinstein|#?metoo|death penalty|lethal injection|execution of|wrongful(?:ly)? (?:death|convict\w+|arrest\w*|imprison\w*|jailed))
      (?:sexual|workplace) (?:harassment|misconduct|assault|abuse|exploitation)
    `),
  },
]

const PEOPLE = `people|person|m[ae]n|wom[ae]n|community|communities|voters?|students?|workers?|employees?|residents?|famil(?:y|ies)|couples?|parents?|mothers?|fathers?|teens?|kids?|children|youth|actors?|actress(?:es)?|artists?|authors?|founders?|players?|athletes?|soldiers?|candidates?|celebrit(?:y|ies)|americans?|britons?|australians?|canadians?|lives|neighbou?rhoods?|church(?:es)?|schools?|colleges?|leaders?|groups?|rights|pride|identity|history|culture|heritage|faith|worshippers?|believers?|pilgrims?|immigrants?|minorit(?:y|ies)|population|customers?|passengers?|officers?|coach(?:es)?|judges?|lawmakers?|politicians?|mayors?|bishops?|pastors?|priests?|clergy|models?|representation|characters?|dolls?|marriage|weddings?|patients?|users?|gamers?|engineers?|scientists?|ceos?|executives?|entrepreneurs?|employees|drivers?|applicants?|defendants|tenants|borrowers|farmers`

export const TRAITS: readonly GuardRule[] = [
  {
    kind: 'protected trait',
    in: 'headline',
    pattern: phrases(String.raw`
      muslims?|islam(?:ic|ist|ists|ophobi[ac])?|jews?|jewish|judaism|antisemit(?:e|es|ic|ism)|anti-semit(?:ic|ism)|zionis(?:t|ts|m)|christians|christianity|(?:christian|catholic|evangelical|protestant|orthodox|mormon|amish|methodist|baptist) (?:${PEOPLE})|catholics|protestants|evangelicals|mormons|hindus?|hinduism|sikhs?|buddhists?|jains?|atheists?|scientologists?|scientology|interfaith|multifaith|jehovah['’]s witness(?:es)?|quakers?|druze|yazidis?|uyghurs?|uighurs?|rohingya
      hijabs?|niqabs?|burqas?|burkas?|headscar(?:f|ves)|turbans?|kippahs?|yarmulkes?|mosques?|synagogues?|rabbis?|imams?|ramadan|eid|hanukkah|yom kippur|passover|diwali|religious (?:minorit(?:y|ies)|dress|discrimination|freedom|symbols?|garb|exemptions?)|blasphem(?:y|ous)|halal|kosher
      (?:black|white|brown|asian|hispanic|latino|indigenous|native|aboriginal|ethnic|minority|mixed-race|biracial|arab|african|caribbean|roma|romani|gypsy) (?:${PEOPLE})|african[- ]americans?|asian[- ]americans?|arab[- ]americans?|blacks|whites|latin(?:o|a|x|e)s?|hispanics?|chicanos?|aboriginals?|indigenous (?:\w+ )?(?:${PEOPLE})|first nations|native americans?|m[āa]ori|inuit|roma (?:people|community|camp)|gyps(?:y|ies)|travellers? (?:site|camp|community)|people of colou?r|bame|dalits?|(?:lower|upper|high|low) castes?|caste (?:system|discrimination|bias)
      rac(?:ism|ist|ists|ial|ially)|racial|racist|xenophobi[ac]|apartheid|segregation|white suprem\w+|blackface|n-word|slurs?|ethnicit(?:y|ies)|ethnic (?:group|groups|cleansing|tensions?|violence|profiling)|skin colou?r|reparations|black lives matter|critical race|affirmative action|dei (?:hire|hires)
      immigrants?|migrants?|refugees?|asylum(?:[- ]seekers?)?|undocumented|deport(?:ed|ation|ations|ees?|s)|illegal aliens?|foreign-born|stateless
      gays?|lesbians?|bisexuals?|lgbtq?\S*|queers?|homosexual(?:s|ity)?|homophob(?:ia|ic|es)|same-sex|gay (?:${PEOPLE}|bar|bars|club|couple|marriage)|pride (?:month|parade|flags?|march|event|festival|week)|coming out as|comes out as|came out as|out and proud|drag (?:queens?|shows?|story|race)|conversion therapy
      trans(?:gender(?:ed)?|sexuals?|phob(?:ia|ic))|trans (?:${PEOPLE}|swimmer|runner|cyclist|boxer|inmate|issue|debate|ban|day)|non-?binary|gender[- ](?:identity|fluid|affirming|dysphoria|reassignment|transition|neutral (?:toilets?|bathrooms?)|critical|diverse|nonconforming)|pronouns|intersex|cisgender|deadnam(?:e|ed|ing)|misgender(?:ed|ing|s)?
      disab(?:led|ility|ilities)|handicapped|wheelchair(?:s|[- ]users?)?|(?:deaf|blind|mute|deafblind) \p{L}+|the (?:deaf|blind|disabled)|hard of hearing|visually impaired|hearing[- ]impaired|sign language users?|autis(?:m|tic|tics)|asperger\S*|neurodiver(?:se|sity|gent|gence)|adhd|dyslexi(?:a|c|cs)|down(?:['’]s)? syndrome|dwarf(?:ism)|little people|cerebral palsy|amputees?|tourette\S*|special needs|ableis(?:m|t)|learning difficult(?:y|ies)
      sexis(?:m|t)|misogyn(?:y|ist|istic)|misandry|gender (?:gap|bias|pay|equality|inequality|discrimination|stereotypes?|roles?|balance|divide|quotas?|parity|diversity|war)|feminis(?:m|t|ts)|patriarchy|female (?:${PEOPLE}|\w+s)|male (?:${PEOPLE}|nurses)|women(?:['’]s)? (?:rights|are|less|more|in|who|at|face|still|and|under|paid|of colou?r|bosses|workers|founders|voters|drivers|engineers|only|earn|get|hit|lose|leave|over|priests?)|pregnan(?:t|cy|cies)|maternity|breastfeed(?:ing|s)?|abortions?|menopaus(?:e|al)|periods? (?:shame|poverty)|age(?:is[mt]| discrimination)|too old to|the elderly|elderly (?:${PEOPLE})|old people|older (?:people|workers|adults|women|men|drivers|voters)|seniors|obes(?:e|ity)|fat(?:-shaming|phobia| shaming| people)|overweight people|plus-size|albinos?|albinism
      hate (?:crimes?|speech|groups?|preachers?)|bigot(?:ed|ry|s)?|discriminat(?:e|ed|es|ion|ory)|minorit(?:y|ies) (?:groups?|rights|communities|faith|languages?|students?|voters?)|holocaust|nazis?|slavery|slave trade|genocide|intifada
    `),
    unless: phrases(String.raw`
      (?:price|algorithmic|term|wage) discriminat(?:ion|ory)|discriminat(?:or|ors|ive|ively)|discriminator networks?|discriminate between
      native (?:app|apps|support|code|ads|advertising|speakers? of|client|models?|performance|integration)|cloud[- ]native|ai[- ]native|digital natives?
      black (?:friday|box(?:es)?|hole|holes|hat|market|magic|mirror|panther|sabbath|widow|myth|ops|knight|swan|wire|sea|forest|country)|white (?:house|papers?|hat|label|collar|noise|space|lotus|christmas|stripes|sands|balance|rabbit)|brown (?:university|bear|dwarf)
      blind (?:(?:taste|listening|wine|sound|user) )?(?:tests?|spots?|tastings?|auctions?|trust|date|dates|dating|review|carbon copy)|double-blind|the blind side|blind (?:alley|box|boxes|faith|optimism|eye|leading|rage|study|studies|comparison|ballot|bidding|corner|item|items|audition|auditions|ambition|sql)|venetian blinds?|(?:on|to) deaf ears|colou?r[- ]?blind
      roma (?:win|lose|sign|beat|draw)|as roma|asian (?:markets?|stocks?|shares?|games|cup|currencies|development|equities|trading|carriers?|economies|suppliers?|chip\w*|tech\w*)|african (?:union|development|cup|nations)|arab (?:emirates|league|spring|states?)
      cell (?:migration)|cloud migration|data migration|(?:bird|wildlife) migra\w+|racial bias(?! in) test|white dwarfs?|dwarf (?:planet|planets|galaxy|star|stars|fortress)|red dwarf
      grammar nazi|soup nazi|native american (?:languages?)|gender of nouns|age of|ages? of empires
    `),
  },
]
