import type { CalendarYear } from '../calendar-year.ts';

export const year2026: CalendarYear = {
  year: 2026,
  notice: {
    title: '国务院办公厅关于2026年部分节假日安排的通知',
    number: '国办发明电〔2025〕7号',
    publishedOn: '2025-11-04',
    address: 'https://www.gov.cn/zhengce/content/202511/content_7047090.htm',
  },
  off: [
    { name: 'new-year', from: '2026-01-01', to: '2026-01-03' },
    { name: 'spring-festival', from: '2026-02-15', to: '2026-02-23' },
    { name: 'qingming', from: '2026-04-04', to: '2026-04-06' },
    { name: 'labour-day', from: '2026-05-01', to: '2026-05-05' },
    { name: 'dragon-boat', from: '2026-06-19', to: '2026-06-21' },
    { name: 'mid-autumn', from: '2026-09-25', to: '2026-09-27' },
    { name: 'national-day', from: '2026-10-01', to: '2026-10-07' },
  ],
  work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
};
