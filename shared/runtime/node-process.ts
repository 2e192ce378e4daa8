/**
 * Stands in the bundles for `node:process`. As a module it hands out every one of its exports when it is loaded, the standard
 * streams and the report among them, each made for that: a tenth of a function's import, for two properties that are
 * at hand without it.
 */
export const { env, versions } = process;
export default process;
