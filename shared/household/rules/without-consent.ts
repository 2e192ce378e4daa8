import type { PresentHousehold } from './household.ts';

/** A household that takes its consent back: what rests on a duty of the service stays, and nobody asks why. */
export const withoutConsent = ({
  phone: _,
  language: __,
  birthYear: ___,
  doubles,
  ...kept
}: PresentHousehold): PresentHousehold => ({
  ...kept,
  version: kept.version + 1,
  ...(doubles === undefined
    ? {}
    : { doubles: doubles.map(({ phone: ____, language: _____, birthYear: ______, ...one }) => one) }),
});
