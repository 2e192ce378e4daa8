/**
 * Stands in the bundles for the cache of endpoint discovery, which DynamoDB offers and we never turn on: the client makes
 * one at once, with a whole package of data structures behind it.
 */
export class EndpointCache {
  getEndpoint(): never {
    throw new Error('The bundles hold no endpoint discovery: take the alias out of infra/bundle.ts.');
  }
}
