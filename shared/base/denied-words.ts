/**
 * What must not be recorded, as words. `latin` is matched on whole words, a star at the end on their beginning and an
 * underscore on two words in a row; `chinese` anywhere; `pinyin` is how a Chinese word would be spelt in a name.
 * A word may be added at any time; one is taken away only by whoever answers for the boundary.
 */
export interface DeniedWords {
  readonly latin: readonly string[];
  readonly chinese: readonly string[];
  readonly pinyin: readonly string[];
}

export const deniedWords = {
  belief: {
    latin: ['religio*', 'faith', 'belief', 'clergy', 'monk*', 'lama*', 'sect'],
    chinese: ['宗教', '信仰', '僧', '尼姑', '教派'],
    pinyin: ['zongjiao', 'xinyang', 'seng', 'nigu', 'jiaopai'],
  },
  ethnicity: {
    latin: ['ethnic*', 'nationality', 'minzu', 'race', 'tibetan_person'],
    chinese: ['民族', '族别'],
    pinyin: ['minzu', 'zubie'],
  },
  politics: {
    latin: ['politic*', 'party_member*', 'ideolog*', 'attitude', 'opinion', 'loyalty', 'thought*'],
    chinese: ['政治面貌', '党员', '思想动态', '立场'],
    pinyin: ['zhengzhimianmao', 'dangyuan', 'sixiangdongtai', 'lichang'],
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
  },
  biometrics: {
    latin: ['face*', 'fingerprint*', 'iris', 'voiceprint', 'dna', 'biometric*'],
    chinese: ['人脸', '指纹', '虹膜', '声纹'],
    pinyin: ['renlian', 'zhiwen', 'hongmo', 'shengwen'],
  },
  attendance: {
    latin: ['attendee*', 'attendance_list', 'signin_sheet', 'checkin', 'participant_ids'],
    chinese: ['签到', '到会人员'],
    pinyin: ['qiandao', 'daohuirenyuan'],
  },
  'family-net': {
    latin: ['relatives_abroad', 'overseas*'],
    chinese: ['境外', '出国'],
    pinyin: ['jingwai', 'chuguo'],
  },
  /** Of a person, a household, a recipient or a site. */
  scoring: {
    latin: ['score', 'rating', 'grade', 'level', 'credit*'],
    chinese: ['积分', '评级'],
    pinyin: ['jifen', 'pingji'],
  },
} as const satisfies Readonly<Record<string, DeniedWords>>;
