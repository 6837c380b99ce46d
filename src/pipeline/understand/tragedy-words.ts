/** Words of death, violence, disaster and abuse, and the idioms that use them for something harmless. */

/**
 * Idioms are taken out before words are looked for. What a product, a price or a team suffers is no tragedy.
 * Kept as whole phrases: a loose pattern here would hide a real death.
 */
export const IDIOMS: readonly RegExp[] = [
  /\bkiller (?:apps?|features?|use cases?|deals?|robots? film|whales?|instincts?|products?|blows?|combos?|heels|looks?|queens?|tomato(?:es)?)\b/giu,
  /\b(?:\w+)-killers?\b|\b(?:iphone|tesla|chatgpt|google|nvidia|netflix|passion|mood|weed|pain|time) killers?\b/giu,
  /\bkill(?:s|ed|ing)? (?:off )?(?:(?:the|a|an|its|their|his|her|this|that|your|my|our|another|some) )?(?:\w+[ -]){0,3}?(?:features?|apps?|products?|services?|projects?|bills?|deals?|mood|time|switch|process(?:es)?|jobs?|tasks?|plans?|programs?|programmes?|ideas?|rumou?rs?|momentum|cookies|passwords?|email|amendments?|legislation|merger|brand|support|bugs?|vibe|pain|weeds?|bacteria|germs|cancer cells|tumou?rs?|buzz|competition|headphone jack|reader|stadia|penalty|game|line|show)\b/giu,
  /\bkill switch(?:es)?\b|\bkill(?:ed|ing)? it\b|\bmake a killing\b|\bmade a killing\b|\bkill (?:two|2) birds\b|\bdressed to kill\b|\bkill chains?\b|\boverkill\b|\bbuzzkill\b|\broad ?kill\b/giu,
  /\bdead (?:on arrival|ends?|heat|weight|lines?|pan|ringers?|letters?|languages?|links?|pixels?|zones?|batter(?:y|ies)|last|wrong|right|centre|center|set|serious|simple|easy|calm|wood|lock(?:ed)?|internet theory|code|drop|stock|sea scrolls|poets society|cat bounce|in the water)\b|\bdead-(?:end|on|simple|easy|heat)\b|\bdeadlines?\b|\bdeadlock(?:ed)?\b|\bdeadpan\b|\bdeadwood\b|\bwalking dead\b|\bgrateful dead\b|\bred dead\b|\bevil dead\b|\bleft for dead\b|\b(?:is|are|isn't|aren't|not) dead(?:, long live|\?| yet)\b|\bsea of the dead\b/giu,
  /\bdie[ -]?hards?\b|\bdie hard\b|\bold habits die\b|\bto die for\b|\bdying (?:to|art|breed|for a)\b|\bthe die is cast\b|\bdie (?:size|area|shrink|casting|cut)\b|\bsilicon die\b|\bdies? down\b|\bdied down\b|\bdying down\b|\bnever say die\b|\bdo-or-die\b/giu,
  /\bdeath (?:star|metal|valley|knell|march|grip|note|stranding|by powerpoint|by a thousand cuts|cab)\b|\bdeath of (?:the )?(?:\w+[ -]){0,2}?(?:office|email|cash|cinema|print|pc|password|passwords|cookies?|privacy|expertise|irony|retail|high street|blog|web|app|apps|search|seo|television|tv|novel|author|truth|newspapers?|desktop|diesel)\b|\bsudden[- ]death\b|\b(?:blue|black) screen of death\b|\bscared to death\b|\bbored to death\b|\blife[- ](?:and|or)[- ]death decisions? for (?:the )?(?:company|startup)\b|\bloved to death\b/giu,
  /\b(?:price|trade|bidding|console|browser|chip|talent|culture|format|streaming|cola|turf|tariff|patent|flame|edit|star|cold|word|subsidy|platform|pricing|ai|model|search|data|cloud|battery|format) wars?\b|\bwars? (?:on|of|over) (?:prices?|words?|talent|waste|spam|cash|plastic|costs?|drugs|red tape|inflation|carbs|woke|attrition|for talent)\b|\bwar (?:chests?|rooms?|games?|stor(?:y|ies)|paint)\b|\bwarcraft\b|\bgod of war\b|\btug of war\b/giu,
  /\bshooting (?:stars?|guards?|schedule|script|location|mode|speeds?|hoops|for|percentage|range at)\b|\b(?:film|movie|video|photo|photograph|game|penalty|free[- ]throw|three-point|sharp|trouble|time[- ]lapse|burst|slow-motion)[- ]?shooting\b|\bphoto ?shoots?\b|\b(?:photo|film|video|fashion) shoots?\b|\bshoots? (?:up|for|video|photos?|film|4k|8k|raw|past|the breeze|hoops)\b|\bshot (?:up|on (?:film|an? )|in the arm|at|down (?:the|a|an) (?:bill|idea|proposal|plan))\b|\btroubleshooting\b|\bfirst[- ]person shooters?\b|\bshooter games?\b|\bhero shooters?\b/giu,
  /\b(?:stock|market|crypto|price|software|server|system|app|browser|computer|pc|windows|website|kernel|program|game|hard drive|disk|application|flash|bitcoin)s?(?: market)? crash(?:es|ed|ing)?\b|\bcrash(?:es)? (?:course|diet|reports?|logs?|dump|landing page|bandicoot|test(?:s|ing)?)\b|\bcrash(?:es|ed|ing)? (?:the|a|an|my|your|their) (?:part(?:y|ies)|pc|app|server|computer|browser|site|website|system|wedding|market)\b/giu,
  /\bbomb (?:cyclone|shell)\b|\bbombshells?\b|\bbox[- ]office bombs?\b|\bphoto ?bomb(?:ed|s|ing)?\b|\bthe film bombed\b|\bbath bombs?\b|\b(?:zip|logic|fork|love|time) bombs?\b|\breview[- ]bomb(?:ed|ing)?\b|\bbombed at the box office\b/giu,
  /\bexplosion (?:of|in) (?:interest|demand|growth|popularity|creativity|ai|data|new|content|startups|colou?r|flavou?r|use|users|sales)\b|\bexplod(?:es|ed|ing) (?:in popularity|onto|demand|growth|market|onto the)\b|\bexploding (?:kittens|topics|market|demand|popularity)\b/giu,
  /\b(?:marketing|pr|public relations|fashion|design|launch|recipe for|culinary|accounting|branding|financial|it|social media) disasters?\b|\bdisaster (?:recovery|movie|film|planning|relief software|artist)\b|\bunmitigated disaster\b/giu,
  /\b(?:brute[- ]force|cyber|cyber-|phishing|ransomware|ddos|denial[- ]of[- ]service|supply[- ]chain|injection|side[- ]channel|man-in-the-middle|heart|hacker|replay|adversarial|prompt[- ]injection|zero-day|jailbreak|malware|verbal|panic|social engineering)[- ]?attacks?\b|\battack (?:surface|vectors?|of the clones|on titan|ads?)\b/giu,
  /\b(?:victims?|casualt(?:y|ies)|survivors?) of (?:(?:its|their|his|her) own success|fashion|circumstance|layoffs|the (?:layoffs|cuts|merger|shake-up|budget|scam|breach|hack))\b|\bfashion victims?\b/giu,
  /\bsuicide (?:squad|burn|doors?|bunny|linux)\b|\b(?:political|career|commercial|corporate|virtual) suicide\b/giu,
  /\bmurder (?:myster(?:y|ies)|she wrote|hornets?|board|on the (?:orient express|dancefloor))\b|\bmurders in the building\b|\bget(?:s|ting)? away with murder\b|\bbloody murder\b/giu,
  /\b(?:perfect|brain|thunder|media|social media|twitter|political|fire)[ -]?storms?\b|\bstorm(?:s|ed|ing)? (?:to|into|past|ahead|out|the charts?)\b|\bflood(?:s|ed|ing)? (?:of|the (?:market|zone|internet|web|inbox)) ?\w*|\bflooded with (?:offers|requests|messages|calls|orders|applications|spam|ai)\b|\btsunami of \w+|\bavalanche of \w+|\bearthquake in the (?:market|industry|sector)\b|\bepicent(?:er|re) of (?:innovation|fashion|ai|tech)\b/giu,
  /\b(?:heart|wake|world)[- ]?breaking\b|\bburied in (?:paperwork|email|settings|menus|data|the (?:settings|menu|small print))\b|\bhostage to (?:fortune|its)\b|\bslaughter(?:ed)? (?:at the polls|in the ratings)\b/giu,
]

export interface TragicWord {
  readonly pattern: RegExp
  readonly of: 'death' | 'violence' | 'disaster' | 'abuse'
  /** Certain: harm to people by itself. Otherwise only beside words that speak of people. */
  readonly certain: boolean
}

const tragic = (of: TragicWord['of'], certain: boolean, words: string): TragicWord => ({
  of,
  certain,
  pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words})(?![\p{L}\p{N}])`, 'giu'),
})

export const TRAGIC_WORDS: readonly TragicWord[] = [
  tragic(
    'death',
    true,
    'killed|deaths|death toll|fatal|fatally|fatalit(?:y|ies)|corpses?|bodies (?:of|were)|manslaughter|mourners|mourning|funerals?|obituary|bereaved|stillbirths?|drown(?:ed|ing|ings)|lost (?:his|her|their) li(?:fe|ves)|passed away|burned to death|beaten to death|perished|suicides?|took (?:his|her|their) own li(?:fe|ves)|self[- ]harm(?:ed)?|overdosed?|miscarriages?|died|wom(?:a|e)n dies|m(?:a|e)n dies?|dies (?:aged|at \\d|after|of|from|in)|found dead|(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|dozens|scores|hundreds|thousands|many) dead|tote|getötet|muertos?|morts?',
  ),
  tragic('death', false, 'dead|dies?|dying|death|kill|kills|killing|killer|killings'),
  tragic(
    'violence',
    true,
    'murder(?:s|ed|er|ers|ous)?|homicides?|massacres?d?|slain|slaying|gunm(?:a|e)n|mass shootings?|shot dead|gunned down|stab(?:bed|bing|bings)|behead(?:ed|ing|ings)|executions?|assassinat(?:e|ed|ion|ions)|terroris(?:m|ts?)|terror attacks?|suicide bomb(?:er|ers|ing)|bombings?|air ?strikes?|missile strikes?|drone strikes?|shelling|genocide|ethnic cleansing|war crimes?|hostages?|kidnap(?:ped|ping|pings)?|abduct(?:ed|ion|ions)|lynch(?:ed|ing)|tortured?|casualties|wounded|torture|massaker|anschlag',
  ),
  tragic(
    'violence',
    false,
    'shootings?|shooter|shot|shoots|bombs?|bombed|explosions?|exploded|blast|attack(?:s|ed|er|ers)?|war|invasion|troops|violence|assault(?:s|ed)?|fighting|victims?|injured|hurt|hatred|stampede',
  ),
  tragic(
    'disaster',
    true,
    'earthquakes?|tsunamis?|hurricanes?|typhoons?|tornado(?:es)?|wildfires?|landslides?|mudslides?|avalanches?|famine|epidemics?|pandemic deaths|plane crash(?:es)?|train crash(?:es)?|car crash(?:es)?|bus crash(?:es)?|helicopter crash(?:es)?|derail(?:ed|ment)|shipwreck|capsized?|sank with|building collapsed?|bridge collapsed?|mine collapse|missing (?:people|children|persons?|climbers|hikers|sailors)|feared dead|erdbeben|terremoto|séisme',
  ),
  tragic(
    'disaster',
    false,
    'flood(?:s|ed|ing)?|crash(?:es|ed)?|fires?|blaze|disasters?|eruption|collapsed?|storms?|outbreaks?|rescuers|survivors?|evacuat(?:ed|ion)|missing|tragedy|tragic',
  ),
  tragic(
    'abuse',
    true,
    'rap(?:ed?|es|ist|ists|ing)|sexual(?:ly)? (?:assault|assaulted|abuse|abused|violence|harassment|exploitation)|child (?:abuse|pornography|sexual abuse material|labou?r)|csam|abused|molest(?:ed|ing|ation)|paedophil(?:e|es|ia)|pedophil(?:e|es|ia)|domestic (?:violence|abuse)|human trafficking|sex trafficking|slavery|groom(?:ed|ing) (?:of )?(?:children|minors|girls|boys)|revenge porn|non-?consensual',
  ),
  tragic('abuse', false, 'abuse|abusive|harass(?:ed|ment)|bullied|bullying|neglect|trafficking'),
]

/** Within a few words of an uncertain word these show that it speaks of people. */
export const PEOPLE =
  /(?<![\p{L}\p{N}])(?:people|persons?|m[ae]n|wom[ae]n|child|children|boys?|girls?|baby|babies|teen(?:ager|agers)?|students?|pupils?|teachers?|civilians?|soldiers?|troops|passengers?|residents?|villagers|workers?|police|officers?|firefighters?|mothers?|fathers?|sons?|daughters?|famil(?:y|ies)|husband|wife|victims?|survivors?|patients?|migrants?|refugees?|hostages?|protesters?|worshippers|hospital(?:s|ised|ized)?|wounded|injured|injuries|at least \d+|dozens|scores|hundreds|lives|aged \d+|\d+-year-old|year-old)(?![\p{L}\p{N}])/iu

/** What a satire guard must know of besides tragedy, since the joke would be on someone who cannot answer. */
export const SENSITIVE: readonly { readonly about: string; readonly pattern: RegExp }[] = [
  {
    about: 'a child',
    pattern:
      /\b(?:[1-9]|1[0-7])-year-old|\bunder-?age\b|\bminors?\b(?! (?:bug|update|change|version|issue|fix|release|league))|\bschool ?(?:boy|girl|children)s?\b|\btoddlers?\b|\binfants?\b/giu,
  },
  {
    about: 'illness',
    pattern:
      /\b(?:cancer|leuk(?:a)?emia|dementia|alzheimer's|terminal(?:ly)? ill(?:ness)?|intensive care|mental (?:illness|breakdown)|eating disorders?|depression|addiction|rehab)\b/giu,
  },
  {
    about: 'an accusation',
    pattern:
      /\b(?:accused of|alleged(?:ly)?|charged with|arrested|indicted|on trial|pleaded (?:not )?guilty|suspect(?:s|ed)? of|convicted|sentenced)\b/giu,
  },
  {
    about: 'a private person',
    pattern:
      /\b(?:[a-z]+ (?:mother|father|mum|mom|dad|grandmother|grandfather|pensioner|teenager|schoolgirl|schoolboy|nurse|teacher|driver|student|neighbou?r)) (?:who|says|said|was|has|from)\b|\bwhose name (?:is|has been) withheld\b|\bwho asked not to be named\b/giu,
  },
  {
    about: 'faith or origin',
    pattern:
      /\b(?:antisemiti(?:c|sm)|islamophobi(?:a|c)|racis(?:m|t)|hate crimes?|holocaust|xenophobi(?:a|c)|homophobi(?:a|c)|transphobi(?:a|c)|asylum seekers?|refugees?)\b/giu,
  },
]
