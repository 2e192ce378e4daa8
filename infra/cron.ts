import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Timetable } from '../events/timetable.ts';

/** As EventBridge Scheduler wants it: six fields, and `?` for the day that is not asked about. */
export const awsCron = ({ minute, hour, weekDay }: Timetable): string =>
  ScheduleExpression.cron({
    minute: minute.join(),
    ...(hour === undefined ? {} : { hour: hour.join() }),
    ...(weekDay === undefined ? {} : { weekDay: weekDay.join() }),
  }).expressionString;
