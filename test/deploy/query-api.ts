import type { Cloud } from './cloud.ts';

/** The older services of AWS take a form and answer with XML. */
const apis = { cloudformation: '2010-05-15', iam: '2010-05-08', cloudwatch: '2010-08-01' } as const;
type Service = keyof typeof apis;

/** What the service is called in a signature. */
const signedAs: Record<Service, string> = {
  cloudformation: 'cloudformation',
  iam: 'iam',
  cloudwatch: 'monitoring',
};

export const query = (
  cloud: Cloud,
  service: Service,
  action: string,
  parameters: Readonly<Record<string, string>>,
): Promise<string> =>
  cloud.askService(signedAs[service], '/', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ Action: action, Version: apis[service], ...parameters }).toString(),
  });

/** The text of the first element of that name. */
export const elementIn = (xml: string, name: string): string =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
