import { list, type Person, text } from './api.ts';

/** Why the case is late: the running clock, told day by day. */
export const explainDeadline = async (person: Person, id: string): Promise<void> => {
  const { deadlines } = await person.get(`/cases/${id}/deadlines?lang=en`);
  const running = list(deadlines).find((one) => one['running'] === true);
  console.log(`  the deadline   ${text(running?.['rule'])}, due on ${text(running?.['dueOn'])}:`);
  for (const day of list(running?.['days'])) {
    const sign = day['counted'] === true ? '+' : ' ';
    console.log(`                 ${sign} ${text(day['on'])}  ${text(day['words'])}`);
  }
};

/** The order that the escalation opened when the case climbed: answered by the office, accepted by the level that asked. */
export const concludeOrder = async (asks: Person, answers: Person, id: string): Promise<void> => {
  const { items } = await asks.get(`/cases/${id}/follow-ups`);
  const [order = {}] = list(items);
  const asked = order['automatic'] === true ? 'by the sweep, when the limit ran out' : 'by a person';
  console.log(`  a follow-up    was ordered ${asked}, and climbed with the case`);
  const path = `/cases/${id}/follow-ups/${text(order['id'])}`;
  await answers.post(`${path}/answer`, { words: 'The gravel is ordered; it is laid this afternoon.' });
  await asks.post(`${path}/accept`, { words: 'We look at it after the rain.' });
  console.log(`  ${answers.user.padEnd(14)} answered the order, and ${asks.user} accepted it`);
};
