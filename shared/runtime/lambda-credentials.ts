import { fromEnv } from '@aws-sdk/credential-provider-env';

/**
 * Stands in the bundles for the SDK's chain of credential providers: Lambda hands credentials over in the
 * environment, and the chain's other links (sign-in, profiles, instance metadata) are a fifth of a function's code.
 */
export const defaultProvider = () => fromEnv();
