import { sentOf } from '../../../shared/access/store/sent-of.ts';
import { areaPath } from '../../../shared/base/area-code.ts';
import { NewLink } from '../../../shared/link/rules/new-link.ts';
import { LinkView } from '../../../shared/link/rules/views.ts';
import { areaOfSubject } from '../../../shared/programme/rules/subject.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'POST',
  path: '/links',
  may: 'link.change',
  summary: 'Join a worker with a household or an area, from a day on. Sending it twice makes one link.',
  body: NewLink,
  answers: LinkView,
  status: 201,

  async run({ body, who, gate }, { links, now }) {
    gate.pass('subject', { areaPath: areaPath(areaOfSubject(body.subject)) });
    return links.create(body, sentOf(who, body), now(), gate);
  },
});
