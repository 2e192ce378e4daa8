import type { Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { StageSettings } from '../stages.ts';

const notice = (type: 'ACTUAL' | 'FORECASTED', threshold: number, address: string) => ({
  notification: {
    notificationType: type,
    comparisonOperator: 'GREATER_THAN',
    threshold,
    thresholdType: 'PERCENTAGE',
  },
  subscribers: [{ subscriptionType: 'EMAIL', address }],
});

/** Says so when the month's bill passes four fifths of what was meant, or is about to pass all of it. */
export const budget = (stack: Stack, { monthlyBudget, alarmEmail }: StageSettings): void => {
  if (monthlyBudget === undefined) return;
  new CfnBudget(stack, 'Budget', {
    budget: { budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount: monthlyBudget, unit: 'USD' } },
    ...(alarmEmail === undefined
      ? {}
      : {
          notificationsWithSubscribers: [
            notice('ACTUAL', 80, alarmEmail),
            notice('FORECASTED', 100, alarmEmail),
          ],
        }),
  });
};
