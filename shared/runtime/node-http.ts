/**
 * Stands in the bundles for `node:http`. As a module it hands out every one of its exports when it is loaded, among
 * them a WebSocket, for which Node then loads a whole HTTP client: a third of a function's import, for a table of
 * status texts that the router asks for. Taken this way only what is used is touched.
 */
const http = process.getBuiltinModule('node:http');

export const { Agent, request, STATUS_CODES } = http;
export default http;
