import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import { ALG, type SigningKey } from './signing-key.ts';

export type Verdict = { readonly claims: JWTPayload } | { readonly fault: string };

/** A token that brings or points to its own key asks to be believed on its own word. */
const OWN_KEY = ['jku', 'jwk', 'x5u', 'x5c', 'crit'];

const headerFault = (token: string, kid: string): string | undefined => {
  const header: Record<string, unknown> = decodeProtectedHeader(token);
  if (header['alg'] !== ALG) return `The token must be signed with ${ALG}.`;
  if (OWN_KEY.some((name) => name in header)) return 'The token names a key of its own.';
  return header['kid'] === kid ? undefined : 'The token names a key that the issuer does not have.';
};

const faultOf = (error: unknown): string => {
  if (error instanceof errors.JWTExpired) return 'The token has expired. Sign in again.';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'nbf') return 'The token is not valid yet.';
    return `The token has no valid '${error.claim}' for this service.`;
  }
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return 'The signature of the token is not right.';
  return 'This is not a token of our issuer.';
};

/** Checks that a token is ours, for us, and alive: no tolerance for clocks, and one algorithm. */
export const verifyToken = async (
  token: string,
  key: SigningKey,
  { issuer, audience }: { readonly issuer: string; readonly audience: string },
): Promise<Verdict> => {
  try {
    const fault = headerFault(token, key.kid);
    if (fault !== undefined) return { fault };
    const requiredClaims = ['sub', 'iat', 'exp'];
    const { payload } = await jwtVerify(token, key.open, {
      algorithms: [ALG],
      issuer,
      audience,
      requiredClaims,
    });
    return { claims: payload };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return { fault: faultOf(error) };
    throw error;
  }
};
