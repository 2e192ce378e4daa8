import { ArnFormat, type Stack } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { MailLoginEnvironment } from '../../shared/runtime/message-environment.ts';
import type { ServiceContext } from './service-context.ts';

/** `MessageEnvironment` as text, which is all that a Lambda's environment can hold. */
interface Texts {
  readonly APP_URL: string;
  readonly MAIL_HOST: string;
  readonly MAIL_FROM: string;
  readonly WEBHOOK_HOSTS: string;
}
export type MessageVariables = Partial<Texts & Omit<MailLoginEnvironment, 'AWS_REGION'>>;

export const messageVariables = ({ settings: { messages } }: ServiceContext): MessageVariables => {
  if (messages === undefined) return {};
  const { appUrl, mail, webhookHosts } = messages;
  return {
    APP_URL: appUrl,
    ...(mail === undefined ? {} : { MAIL_HOST: mail.relay, MAIL_FROM: mail.from }),
    ...(webhookHosts.length === 0 ? {} : { WEBHOOK_HOSTS: webhookHosts.join(',') }),
  };
};

/** The name of the parameter, never what it holds. */
export const mailLoginVariables = ({ stack, settings }: ServiceContext): MessageVariables => {
  const login = settings.messages?.mail?.login;
  if (login === undefined) return {};
  return { MAIL_LOGIN: login, PARAMETERS_URL: `https://ssm.${stack.region}.${stack.urlSuffix}` };
};

const parameterArn = (stack: Stack, login: string) =>
  stack.formatArn({
    service: 'ssm',
    resource: 'parameter',
    resourceName: login.slice(1),
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });

/** The one parameter. Its key is the account's own for Parameter Store, which lets in whoever may read a parameter. */
export const grantMailLogin = (grantee: IGrantable, { stack, settings }: ServiceContext): void => {
  const login = settings.messages?.mail?.login;
  if (login === undefined) return;
  const statement = new PolicyStatement({
    actions: ['ssm:GetParameter'],
    resources: [parameterArn(stack, login)],
  });
  grantee.grantPrincipal.addToPrincipalPolicy(statement);
};
