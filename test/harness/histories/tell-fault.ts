import type { Fault } from './judge.ts';
import type { Sending } from './operation.ts';

const answerOf = ({ answer, wasStruck, isHeard }: Sending): string => {
  const status = answer === undefined ? 'no answer' : `${answer.status} ${answer.body?.detail ?? ''}`;
  return `${status}${wasStruck ? ' (struck)' : ''}${answer !== undefined && !isHeard ? ' (lost)' : ''}`.trim();
};

/** Faults of one origin have one name, whichever record they met. */
export const nameOfFault = ({ what, operation, about }: Fault): string => {
  const [path] = (operation?.request.target ?? '').split('?');
  const verb = operation?.kind === 'step' ? ` ${path?.split('/').at(-1)}` : '';
  return `${what}: ${operation?.kind ?? '-'}${verb}: ${about}`;
};

/** What was asked, and what came, sending by sending. */
export const storyOf = ({ operation }: Fault): string[] => {
  if (operation === undefined) return [];
  const { name, request, sendings } = operation;
  const { who, method, target, body } = request;
  return [
    `${name} ${who.sub}: ${method} ${target} ${JSON.stringify(body ?? {})} ${request.headers?.['if-match'] ?? ''}`,
    ...sendings.map((one) => {
      const keys = one.keys.length === 0 ? '' : `, wrote ${one.keys.slice(0, 6).join('; ')} at ${one.wrote}`;
      return `  turns ${one.from} to ${one.to}: ${answerOf(one)}${keys} ${one.errors.join('; ')}`;
    }),
  ];
};
