import type { KindLimits, LimitRules } from './limits.ts';

const householdRequest: KindLimits = {
  cells: {
    P0: { accept: '30min', resolve: '24h' },
    P1: { accept: '2h', resolve: '24h' },
    P2: { accept: '1wd', resolve: '7d' },
    P3: { accept: '1wd', resolve: '15d' },
  },
  extension: { rule: 'once', limit: '10wd' },
  firstStage: 'accept',
  source: {
    'zh-CN': '北京市“接诉即办”做法；山东省政务服务便民热线办理规则',
    en: 'Beijing "respond on receipt"; Shandong hotline rule',
  },
};

/** The limits to begin with. Where a law sets a shorter one, the law wins. */
export const DEFAULT_LIMITS: LimitRules = {
  version: 'v1',
  from: '2026-01-01',
  returnWithin: { P0: '2h', P1: '1wd', P2: '2wd', P3: '2wd' },
  /** A house rule, since no law sets one: an answer is verified within a working week, or its case shows as late. */
  verifyWithin: '5wd',
  kinds: {
    question: {
      cells: {
        P1: { accept: '2h', resolve: '1wd' },
        P2: { accept: '1wd', resolve: '3wd' },
        P3: { accept: '1wd', resolve: '5wd' },
      },
      extension: { rule: 'none' },
      firstStage: 'accept',
      source: { 'zh-CN': '政务服务便民热线惯例', en: 'Hotline practice' },
    },
    'household-request': householdRequest,
    /** Roads, water, lights, waste, facilities: no table of its own, so it has the limits of a household's request. */
    'public-space': {
      ...householdRequest,
      source: {
        'zh-CN': `参照入户诉求：${householdRequest.source['zh-CN']}`,
        en: `As for a household request: ${householdRequest.source.en}`,
      },
    },
    safeguarding: {
      cells: { P0: { accept: '30min', resolve: '2h' }, P1: { accept: '2h', resolve: 'same-day' } },
      extension: { rule: 'none' },
      firstStage: 'accept',
      source: {
        'zh-CN': '《未成年人保护法》第十一条；《反家庭暴力法》第十四条',
        en: 'Minors Protection Law, art. 11; Anti-Domestic-Violence Law, art. 14',
      },
    },
    entitlement: {
      cells: {
        P1: { accept: '1wd', resolve: '5wd' },
        P2: { accept: '3wd', resolve: '10wd' },
        P3: { accept: '3wd', resolve: '30wd' },
      },
      extension: { rule: 'by-its-law' },
      firstStage: 'accept',
      source: { 'zh-CN': '各项待遇的专门规定', en: 'The law of each benefit' },
    },
    'temporary-relief': {
      cells: {
        P0: { accept: '2h', resolve: '24h' },
        P1: { accept: '1d', resolve: '3wd' },
        P2: { accept: '1wd', resolve: '10wd' },
      },
      extension: { rule: 'once', limit: '5wd' },
      firstStage: 'accept',
      source: { 'zh-CN': '《社会救助暂行办法》第四十八条', en: 'Social Assistance Measures, art. 48' },
    },
    'care-need': {
      cells: {
        P0: { accept: '2h', resolve: '24h' },
        P1: { accept: '1d', resolve: '3wd' },
        P2: { accept: '2wd', resolve: '7d' },
        P3: { accept: '2wd', resolve: '15d' },
      },
      extension: { rule: 'once', limit: '7d' },
      firstStage: 'accept',
      source: { 'zh-CN': '结对关爱工作默认时限', en: 'House rule of the care programme' },
    },
    'dispute-mediation': {
      cells: {
        P0: { accept: '2h' },
        P1: { accept: '1d', resolve: '7d' },
        P2: { accept: '3wd', resolve: '30d' },
        P3: { accept: '3wd', resolve: '30d' },
      },
      extension: { rule: 'once', limit: '30d', needs: 'both-parties-agree' },
      firstStage: 'accept',
      source: { 'zh-CN': '人民调解工作规则', en: "People's Mediation rules" },
    },
    'enterprise-problem': {
      cells: {
        P1: { accept: '4h', resolve: '2wd' },
        P2: { accept: '1wd', resolve: '5wd' },
        P3: { accept: '1wd', resolve: '15wd' },
      },
      extension: { rule: 'once', limit: '10wd' },
      firstStage: 'accept',
      source: { 'zh-CN': '企业包联工作默认时限', en: 'House rule of the enterprise programme' },
    },
    'enterprise-arrears': {
      cells: { P2: { accept: '10wd', resolve: '30d' }, P3: { accept: '10wd', resolve: '90d' } },
      extension: { rule: 'by-approval' },
      firstStage: 'forward',
      source: {
        'zh-CN': '《保障中小企业款项支付条例》（2025年）第二十五条',
        en: 'SME Payment Regulation (2025), art. 25',
      },
    },
    'petition-hand-over': {
      cells: {
        P1: { accept: '1wd' },
        P2: { accept: '15d', resolve: '60d' },
        P3: { accept: '15d', resolve: '60d' },
      },
      extension: { rule: 'once', limit: '30d', needs: 'reason-told' },
      firstStage: 'forward',
      returnWithin: '5wd',
      source: {
        'zh-CN': '《信访工作条例》（2022年）第二十二条、第三十四条',
        en: 'Petition Regulation (2022), art. 22 and 34',
      },
    },
    'data-rights-request': {
      cells: { P2: { accept: '3wd', resolve: '15d' }, P3: { accept: '3wd', resolve: '30d' } },
      extension: { rule: 'once', limit: '15d' },
      firstStage: 'accept',
      source: { 'zh-CN': '《个人信息保护法》第五十条', en: 'PIPL, art. 50' },
    },
  },
};
