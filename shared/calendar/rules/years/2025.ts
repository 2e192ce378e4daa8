import type { CalendarYear } from '../calendar-year.ts';

export const year2025: CalendarYear = {
  year: 2025,
  notice: {
    title: '国务院办公厅关于2025年部分节假日安排的通知',
    number: '国办发明电〔2024〕12号',
    publishedOn: '2024-11-12',
    address: 'https://www.gov.cn/zhengce/content/202411/content_6986382.htm',
  },
  off: [
    { name: 'new-year', from: '2025-01-01', to: '2025-01-01' },
    { name: 'spring-festival', from: '2025-01-28', to: '2025-02-04' },
    { name: 'qingming', from: '2025-04-04', to: '2025-04-06' },
    { name: 'labour-day', from: '2025-05-01', to: '2025-05-05' },
    { name: 'dragon-boat', from: '2025-05-31', to: '2025-06-02' },
    { name: 'national-day', from: '2025-10-01', to: '2025-10-08' },
  ],
  work: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
};
