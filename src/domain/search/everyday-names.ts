/** What people call a kind of organisation, beside what it is called officially. */
export interface EverydayNames {
  /** Types of the reference data that are called so. */
  types: readonly string[];
  /**
   * Words of official names. An organisation of another type whose name has all words of one of
   * these is found by the everyday names too, after those that are meant («загс райисполкома»).
   */
  wordings?: readonly string[];
  /** Of the types, only organisations with such a wording in their name are called so. */
  onlyWorded?: true;
  /** In Russian, Belarusian and English; forms and spellings of a word need not be listed. */
  names: readonly string[];
  /** Names that rather mean another type; they are found by these after that one. */
  loosely?: readonly string[];
}

/**
 * The official names are those of data/organization-types.json. A name stands here only when its
 * words are not in the official one already.
 */
export const EVERYDAY_NAMES: readonly EverydayNames[] = [
  {
    types: ['regional-executive-committee'],
    wordings: ['областной исполнительный комитет', 'абласны выканаўчы камітэт'],
    onlyWorded: true,
    names: ['облисполком', 'исполком', 'аблвыканкам', 'выканкам', 'губернатор'],
  },
  {
    types: ['executive-committee'],
    wordings: ['районный исполнительный комитет', 'раённы выканаўчы камітэт'],
    onlyWorded: true,
    names: ['райисполком', 'исполком', 'рик', 'райвыканкам', 'выканкам', 'town hall'],
  },
  {
    types: ['executive-committee', 'regional-executive-committee'],
    wordings: ['городской исполнительный комитет', 'гарадскі выканаўчы камітэт'],
    onlyWorded: true,
    names: [
      'горисполком',
      'исполком',
      'выканкам',
      'мэрия',
      'гик',
      'гарвыканкам',
      'мэрыя',
      'council',
    ],
  },
  {
    types: ['city-district-administration', 'executive-committee'],
    wordings: ['администрация района', 'адміністрацыя раёна'],
    onlyWorded: true,
    names: ['администрация', 'адміністрацыя'],
    loosely: ['исполком', 'выканкам'],
  },
  {
    types: ['rural-executive-committee'],
    wordings: ['сельский исполнительный комитет', 'сельскі выканаўчы камітэт'],
    names: ['сельисполком', 'сельсовет', 'сельвыканкам', 'сельсавет', 'village council'],
  },
  {
    types: ['one-window', 'multifunctional-centre'],
    names: ['одно окно', 'адно акно', 'прием заявлений', 'справка', 'даведка', 'one window'],
  },
  {
    types: ['multifunctional-centre'],
    wordings: ['многофункциональный центр обслуживания граждан'],
    names: ['мфц', 'мои документы', 'шфц', 'мае дакументы'],
  },
  {
    types: ['health-regional'],
    names: ['горздрав', 'облздрав', 'минздрав', 'комитет по здравоохранению'],
  },
  {
    types: ['central-district-hospital'],
    wordings: ['центральная районная больница', 'цэнтральная раённая бальніца'],
    names: ['црб', 'стационар', 'приемный покой'],
    loosely: ['роддом', 'радзільня', 'поликлиника'],
  },
  {
    types: ['regional-hospital', 'city-hospital'],
    wordings: ['клиническая больница', 'клінічная бальніца', 'городская больница'],
    names: ['стационар', 'приемный покой', 'госпиталь', 'шпиталь', 'шпіталь', 'бсмп'],
  },
  {
    types: ['central-district-hospital', 'city-hospital', 'regional-hospital'],
    names: ['скорая', 'хуткая', 'скорая помощь', 'хуткая дапамога', 'травмпункт', 'ambulance'],
  },
  {
    types: ['polyclinic', 'gp-ambulatory'],
    wordings: ['поликлиника', 'паліклініка'],
    names: ['врач', 'терапевт', 'доктор', 'регистратура', 'лекар', 'доктар', 'clinic', 'doctor'],
  },
  {
    types: ['children-polyclinic'],
    wordings: ['детская поликлиника', 'дзіцячая паліклініка'],
    names: ['педиатр', 'детский врач', 'педыятр', 'дзіцячы ўрач', 'clinic'],
  },
  {
    types: ['dental-polyclinic'],
    wordings: ['стоматологическая поликлиника'],
    names: ['стоматология', 'зубной', 'стоматолог', 'дантист', 'зубны', 'dentist'],
  },
  {
    types: ['medical-expert-commission'],
    names: ['мрэк', 'втэк', 'инвалидность', 'інваліднасць'],
  },
  {
    types: ['hygiene-centre'],
    wordings: ['центр гигиены и эпидемиологии', 'цэнтр гігіены і эпідэміялогіі'],
    names: ['санстанция', 'сэс', 'цгэ', 'санэпидемстанция', 'санслужба', 'санстанцыя'],
  },
  { types: ['pharmacy', 'pharmacy-regional'], names: ['лекарства', 'лекі', 'drugstore'] },
  {
    types: ['education-regional', 'education-department'],
    wordings: ['отдел по образованию', 'управление по образованию', 'аддзел па адукацыі'],
    names: ['гороно', 'отдел образования', 'аддзел адукацыі'],
  },
  { types: ['school'], names: ['сш', 'сош', 'базовая школа', 'общеобразовательная'] },
  { types: ['gymnasium'], names: ['гимназия', 'лицей'], loosely: ['школа'] },
  {
    types: ['kindergarten'],
    wordings: ['детский сад', 'дзіцячы сад', 'ясли сад'],
    names: ['садик', 'ясли', 'детсад', 'дошкольное', 'садок', 'дзетсад', 'яслі', 'nursery'],
  },
  { types: ['college'], names: ['училище', 'техникум', 'пту', 'вучылішча', 'тэхнікум'] },
  {
    types: ['children-creativity-centre'],
    names: ['кружок', 'кружки', 'гурток', 'дом творчества'],
    loosely: ['дворец'],
  },
  { types: ['social-pedagogical-centre'], names: ['спц', 'приют', 'опека', 'прытулак', 'апека'] },
  {
    types: ['housing-enterprise', 'housing-regional'],
    wordings: ['жилищно-коммунальное хозяйство', 'жыллёва-камунальная гаспадарка', 'жкх', 'жкг'],
    names: ['жкх', 'жкг', 'коммунальники', 'коммуналка', 'жилкоммунхоз', 'камунальнікі'],
  },
  {
    types: ['housing-maintenance-office', 'housing-enterprise'],
    wordings: ['жилищно-эксплуатационная служба', 'жэс', 'жилищно-ремонтно-эксплуатационное'],
    names: ['жэс', 'жэк', 'жэу', 'жрэо', 'домоуправление', 'сантехник', 'домакіраванне'],
  },
  {
    types: ['settlement-centre'],
    wordings: ['расчетно-справочный центр', 'разлікова-даведачны цэнтр'],
    names: ['рсц', 'ерип', 'жировка', 'коммунальные платежи', 'жыроўка'],
  },
  { types: ['water-utility'], names: ['водоснабжение', 'вода', 'канализация', 'вада'] },
  {
    types: ['power-grid-district', 'energy-regional'],
    wordings: ['район электрических сетей', 'раён электрычных сетак', 'электрические сети'],
    names: ['рэс', 'электросети', 'энергосбыт', 'электричество', 'свет', 'электрасеткі', 'святло'],
  },
  {
    types: ['gas-district', 'gas-regional'],
    wordings: ['газоснабжение', 'газазабеспячэнне'],
    names: ['райгаз', 'горгаз', 'газовая служба', 'газ', 'газовщик'],
  },
  {
    types: ['post-office', 'post-regional'],
    wordings: ['почтовая связь', 'паштовая сувязь', 'белпочта', 'белпошта'],
    names: ['почта', 'пошта', 'почтамт', 'белпочта', 'белпошта', 'опс', 'паштамт', 'post office'],
  },
  {
    types: ['telecom-service-centre', 'telecom-regional'],
    wordings: ['белтелеком', 'белтэлекам'],
    names: ['интернет', 'телефон', 'ясна', 'byfly', 'інтэрнэт', 'тэлефон', 'гтс', 'internet'],
  },
  {
    types: ['belarusbank-branch', 'belarusbank-regional', 'belagroprombank-branch'],
    wordings: ['банк'],
    names: ['банк', 'сбербанк', 'отделение банка', 'bank'],
  },
  {
    types: ['belgosstrakh-office', 'belgosstrakh-regional'],
    names: ['страховая', 'страховка', 'страхование', 'госстрах', 'страхоўка', 'insurance'],
  },
  {
    types: ['labour-department', 'labour-regional'],
    wordings: ['управление по труду занятости и социальной защите'],
    names: ['собес', 'соцзащита', 'служба занятости', 'биржа труда', 'пенсия', 'пенсионный фонд'],
  },
  {
    types: ['labour-department', 'labour-regional'],
    names: ['центр занятости', 'пенсія', 'пенсійны', 'біржа працы', 'job centre', 'pension'],
  },
  {
    types: ['social-services-centre'],
    wordings: ['территориальный центр социального обслуживания населения'],
    names: ['тцсон', 'соцслужба', 'собес', 'соцработник', 'сацработнік', 'соцобслуживание'],
  },
  {
    types: ['boarding-home'],
    names: ['дом престарелых', 'пансионат', 'дом састарэлых'],
  },
  {
    types: ['culture-centre', 'rural-club'],
    names: ['дк', 'рдк', 'сдк', 'клуб', 'дворец культуры', 'палац культуры', 'дом культуры'],
  },
  { types: ['museum'], names: ['краеведческий', 'экспозиция', 'экспазіцыя'] },
  { types: ['cinema'], names: ['кино', 'кіно'] },
  { types: ['arts-school'], names: ['дши', 'музыкальная школа', 'музычная школа', 'музыкалка'] },
  {
    types: ['bus-park', 'transport-regional'],
    wordings: ['автобусный парк', 'аўтобусны парк'],
    names: ['автопарк', 'автобус', 'аўтапарк', 'облавтотранс', 'общественный транспорт'],
  },
  { types: ['bus-station'], names: ['вокзал', 'автобусная станция', 'автобус', 'вакзал'] },
  {
    types: ['railway-station'],
    names: ['жд вокзал', 'поезд', 'электричка', 'бжд', 'цягнік', 'электрычка', 'train'],
  },
  {
    types: ['diagnostic-station'],
    names: ['техосмотр', 'гостехосмотр', 'дс', 'тэхагляд', 'тэхнічны агляд', 'технический осмотр'],
  },
  {
    types: ['police-department', 'interior-regional'],
    wordings: ['отдел внутренних дел', 'аддзел унутраных спраў', 'управление внутренних дел'],
    names: ['милиция', 'ровд', 'рувд', 'увд', 'говд', 'овд', 'полиция', 'участковый', 'мвд'],
  },
  {
    types: ['police-department', 'interior-regional'],
    names: ['міліцыя', 'раус', 'рувс', 'аус', 'участковый', 'участковы', 'police'],
  },
  {
    types: ['migration-office'],
    wordings: ['гражданство и миграция', 'грамадзянства і міграцыя'],
    names: ['паспортный стол', 'паспорт', 'паспортистка', 'загранпаспорт', 'прописка', 'огим'],
  },
  {
    types: ['migration-office'],
    names: ['пашпартны стол', 'пашпарт', 'замежны пашпарт', 'прапіска', 'вид на жительство'],
  },
  { types: ['migration-office'], names: ['овир', 'биометрический паспорт', 'passport', 'visa'] },
  {
    types: ['traffic-police'],
    wordings: ['госавтоинспекция', 'дзяржаўтаінспекцыя'],
    names: ['гаи', 'мрэо', 'гибдд', 'дпс', 'права', 'водительские права', 'регистрация авто'],
  },
  { types: ['traffic-police'], names: ['даі', 'вадзіцельскія правы', 'огаи', 'driving licence'] },
  {
    types: ['emergency-department', 'emergency-regional'],
    wordings: ['по чрезвычайным ситуациям', 'па надзвычайных сітуацыях'],
    names: ['мчс', 'пожарные', 'пожарная', 'спасатели', 'рочс', 'гочс', 'пасч', 'fire brigade'],
  },
  {
    types: ['emergency-department', 'emergency-regional'],
    names: ['мнс', 'пажарныя', 'пажарная', 'ратавальнікі', 'выратавальнікі'],
  },
  {
    types: ['civil-registry'],
    wordings: ['отдел загса', 'аддзел загса', 'записи актов гражданского состояния'],
    names: ['загс', 'брак', 'свадьба', 'развод', 'шлюб', 'вяселле', 'registry office', 'marriage'],
  },
  {
    types: ['civil-registry'],
    names: ['дворец бракосочетаний', 'свидетельство о рождении', 'пасведчанне аб нараджэнні'],
  },
  {
    types: ['notary-office', 'notary-chamber-regional'],
    wordings: ['нотариальная', 'натарыяльная'],
    names: ['нотариус', 'натарыус', 'наследство', 'доверенность', 'спадчына', 'notary'],
  },
  {
    types: ['legal-consultation'],
    wordings: ['юридическая консультация', 'юрыдычная кансультацыя'],
    names: ['адвокат', 'юрист', 'адвокатура', 'адвакат', 'юрыст', 'lawyer'],
  },
  {
    types: ['enforcement-office'],
    wordings: ['принудительное исполнение', 'прымусовае выкананне'],
    names: ['судебный исполнитель', 'пристав', 'опи', 'алименты', 'судовы выканаўца', 'аліменты'],
  },
  { types: ['state-archive'], names: ['архивная справка', 'архіўная даведка', 'archive'] },
  {
    types: ['tax-inspectorate', 'tax-regional'],
    wordings: ['инспекция мнс', 'інспекцыя мпз', 'министерство по налогам и сборам'],
    names: ['налоговая', 'налоговая инспекция', 'налоги', 'имнс', 'декларация', 'инн'],
  },
  {
    types: ['tax-inspectorate', 'tax-regional'],
    names: ['падатковая', 'падатковая інспекцыя', 'падаткі', 'дэкларацыя', 'tax office'],
  },
  {
    types: ['architecture-department'],
    names: ['архитектор', 'главный архитектор', 'перепланировка', 'архітэктар', 'перапланіроўка'],
  },
  { types: ['capital-construction'], names: ['укс', 'долевое', 'новостройки', 'застройщик'] },
  {
    types: ['cadastre-office', 'cadastre-regional'],
    wordings: ['государственная регистрация и земельный кадастр', 'кадастровое агентство'],
    names: ['бти', 'кадастр', 'регистрация недвижимости', 'техпаспорт', 'недвижимость', 'бті'],
  },
  {
    types: ['cadastre-office', 'cadastre-regional'],
    names: ['нерухомасць', 'приватизация', 'нка'],
  },
  {
    types: ['agriculture-department', 'agriculture-regional'],
    names: ['сельхоз', 'райсельхозпрод', 'сельхозуправление', 'райсельгасхарч', 'гостехнадзор'],
  },
  { types: ['veterinary-station'], names: ['ветеринар', 'ветклиника', 'ветстанция', 'vet'] },
  { types: ['veterinary-station'], names: ['ветэрынар', 'ветлечебница', 'ветлячэбніца'] },
  {
    types: ['environment-inspection', 'environment-regional'],
    names: ['экология', 'природоохрана', 'горрайинспекция', 'эколог', 'экалогія'],
  },
  {
    types: ['forestry', 'forestry-regional'],
    names: ['лесничество', 'дрова', 'лес', 'лясніцтва', 'дровы'],
  },
  {
    types: ['consumer-society', 'consumer-society-regional'],
    names: [
      'райпо',
      'облпотребсоюз',
      'потребкооперация',
      'кооператор',
      'сельпо',
      'раёспажыўтаварыства',
    ],
  },
  {
    types: ['shop'],
    names: ['продуктовый', 'гастроном', 'универмаг', 'крама', 'гастраном', 'store'],
  },
  { types: ['market'], names: ['базар', 'кирмаш', 'рынак'] },
  {
    types: ['consumer-services-enterprise'],
    names: ['кбо', 'ателье', 'парикмахерская', 'ремонт обуви', 'химчистка', 'баня', 'цырульня'],
  },
  { types: ['sports-complex'], names: ['фок', 'бассейн', 'спортзал', 'каток', 'басейн', 'gym'] },
  { types: ['sports-school'], names: ['дюсш', 'сдюшор', 'спортшкола', 'секция', 'секцыя'] },
  { types: ['hotel'], names: ['отель', 'хостел', 'общежитие', 'гатэль'] },
  {
    types: [],
    wordings: ['военный комиссариат', 'ваенны камісарыят'],
    names: ['военкомат', 'ваенкамат', 'армия'],
  },
  {
    types: [],
    wordings: ['скорая медицинская помощь'],
    names: ['скорая', 'хуткая', 'ссмп', '103'],
  },
  { types: [], wordings: ['родильный дом', 'радзільны дом'], names: ['роддом', 'радзільня'] },
  { types: [], wordings: ['следственный комитет'], names: ['следователь', 'следком'] },
  { types: [], wordings: ['фонд социальной защиты населения'], names: ['фсзн', 'пенсионный фонд'] },
  { types: [], wordings: ['таможня', 'мытня'], names: ['таможенная', 'растаможка', 'customs'] },
];
