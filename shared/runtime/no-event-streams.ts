/**
 * Stands in the bundles for the SDK's event streams, which no API that we call speaks. The SDK loads them on demand;
 * in a bundle of one file that means always, and whatever they touch is kept whole.
 */
export function EventStreamSerde(): never {
  throw new Error('The bundles hold no event streams: take the alias out of infra/bundle.ts.');
}

export const eventStreamSerdeProvider = (): never => EventStreamSerde();
