import type { CalendarYear } from '../calendar-year.ts';

export const year2024: CalendarYear = {
  year: 2024,
  notice: {
    title: '国务院办公厅关于2024年部分节假日安排的通知',
    number: '国办发明电〔2023〕7号',
    publishedOn: '2023-10-25',
    address: 'https://www.gov.cn/zhengce/content/202310/content_6911527.htm',
  },
  off: [
    { name: 'new-year', from: '2024-01-01', to: '2024-01-01' },
    { name: 'spring-festival', from: '2024-02-10', to: '2024-02-17' },
    { name: 'qingming', from: '2024-04-04', to: '2024-04-06' },
    { name: 'labour-day', from: '2024-05-01', to: '2024-05-05' },
    { name: 'dragon-boat', from: '2024-06-10', to: '2024-06-10' },
    { name: 'mid-autumn', from: '2024-09-15', to: '2024-09-17' },
    { name: 'national-day', from: '2024-10-01', to: '2024-10-07' },
  ],
  work: [
    '2024-02-04',
    '2024-02-18',
    '2024-04-07',
    '2024-04-28',
    '2024-05-11',
    '2024-09-14',
    '2024-09-29',
    '2024-10-12',
  ],
};
