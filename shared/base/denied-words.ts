import type { Catalogue } from './catalogue/catalogue.ts';

/**
 * What must not be recorded, as words. `latin` is matched on whole words, a star at the end on their beginning and an
 * underscore on two words in a row; `chinese` anywhere; `pinyin` is how a Chinese word would be spelt in a name.
 * A word may be added at any time; one is taken away only by whoever answers for the boundary.
 */
export interface DeniedWords {
  readonly latin: readonly string[];
  readonly chinese: readonly string[];
  readonly pinyin: readonly string[];
  /**
   * Of the words above in letters, those that people do not need for anything else: in a sentence they are refused. "The track
   * is muddy", a girl called Iris and the Lichang road are none of our business. Chinese words are refused in sentences too.
   */
  readonly inSentences: readonly string[];
  /** What a writer is told that it is about, by its word in the catalogues. */
  readonly told: keyof Catalogue['values'];
}

export const deniedWords = {
  belief: {
    latin: ['religio*', 'faith', 'belief', 'clergy', 'monk*', 'lama*', 'sect'],
    chinese: ['宗教', '信仰', '僧', '尼姑', '教派'],
    pinyin: ['zongjiao', 'xinyang', 'seng', 'nigu', 'jiaopai'],
    inSentences: ['religion', 'religions', 'religious', 'clergy', 'monk', 'monks', 'lamas', 'zongjiao'],
    told: 'conviction',
  },
  ethnicity: {
    latin: ['ethnic*', 'nationality', 'minzu', 'race', 'tibetan_person'],
    chinese: ['民族', '族别'],
    pinyin: ['minzu', 'zubie'],
    inSentences: ['ethnic', 'ethnicity', 'ethnicities'],
    told: 'descent',
  },
  politics: {
    latin: ['politic*', 'party*', 'party_member*', 'ideolog*', 'attitude', 'opinion', 'loyalty', 'thought*'],
    chinese: ['政治面貌', '党员', '党建', '入党', '思想动态', '立场'],
    pinyin: ['zhengzhimianmao', 'dangyuan', 'dangjian', 'rudang', 'sixiangdongtai', 'lichang'],
    inSentences: [
      'party_member',
      'party_members',
      'party_membership',
      'ideology',
      'zhengzhimianmao',
      'dangyuan',
      'dangjian',
      'sixiangdongtai',
    ],
    told: 'affiliation',
  },
  control: {
    latin: [
      'suspect*',
      'risk_score',
      'threat',
      'stability',
      'key_person*',
      'blacklist',
      'petitioner*',
      'criminal*',
    ],
    chinese: ['重点人员', '稳控', '管控', '布控', '前科', '涉稳', '缠访', '上访户', '信访户'],
    pinyin: [
      'zhongdianrenyuan',
      'wenkong',
      'guankong',
      'bukong',
      'qianke',
      'shewen',
      'chanfang',
      'shangfanghu',
      'xinfanghu',
    ],
    inSentences: [
      'risk_score',
      'key_person',
      'key_persons',
      'blacklist',
      'petitioner',
      'petitioners',
      'zhongdianrenyuan',
      'shangfanghu',
      'xinfanghu',
    ],
    told: 'watching',
  },
  /** Of persons; where a facility stands may be known. */
  location: {
    latin: [
      'gps*',
      'lat',
      'lng',
      'latitude',
      'longitude',
      'geo*',
      'track*',
      'trajectory',
      'whereabouts',
      'route_taken',
    ],
    chinese: ['轨迹', '行踪'],
    pinyin: ['guiji', 'xingzong'],
    inSentences: ['whereabouts', 'trajectory', 'xingzong'],
    told: 'where-people-went',
  },
  biometrics: {
    latin: ['face*', 'fingerprint*', 'iris', 'voiceprint', 'dna', 'biometric*'],
    chinese: ['人脸', '指纹', '虹膜', '声纹'],
    pinyin: ['renlian', 'zhiwen', 'hongmo', 'shengwen'],
    inSentences: ['fingerprint', 'fingerprints', 'voiceprint', 'biometric', 'biometrics'],
    told: 'body-marks',
  },
  attendance: {
    latin: ['attendee*', 'attendance_list', 'signin_sheet', 'checkin', 'participant_ids'],
    chinese: ['签到', '到会人员'],
    pinyin: ['qiandao', 'daohuirenyuan'],
    inSentences: ['attendee', 'attendees', 'attendance_list', 'signin_sheet', 'daohuirenyuan'],
    told: 'presence',
  },
  'family-net': {
    latin: ['relatives_abroad', 'overseas*'],
    chinese: ['境外', '出国'],
    pinyin: ['jingwai', 'chuguo'],
    inSentences: ['relatives_abroad'],
    told: 'kin-elsewhere',
  },
  /** Of a person, a household, a recipient or a site. */
  scoring: {
    latin: ['score', 'rating', 'grade', 'level', 'credit*'],
    chinese: ['积分', '评级'],
    pinyin: ['jifen', 'pingji'],
    inSentences: [],
    told: 'marks-given',
  },
} as const satisfies Readonly<Record<string, DeniedWords>>;

/** Names and sayings with a denied word in them that say nothing of the kind: a lion's name, a street, a road that is closed. */
export const ordinaryChinese = [
  ...[
    '僧格',
    '民族路',
    '民族街',
    '民族巷',
    '民族大道',
    '民族广场',
    '民族中学',
    '民族小学',
    '民族学校',
    '民族师范',
  ],
  ...['民族大学', '民族医院', '民族医药', '民族服饰', '民族歌舞', '民族宗教事务', '各民族'],
  ...['交通管控', '道路管控', '路段管控', '封山管控', '防火管控', '疫情管控', '施工管控', '管控路段'],
  ...['快递签到', '立场地', '树立场', '建立场', '设立场', '成立场', '独立场'],
] as const;
