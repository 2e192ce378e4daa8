import { sentOf } from '../../../shared/data/sent-of.ts';
import { areaPath } from '../../../shared/domain/area/area-code.ts';
import { NewLink } from '../../../shared/domain/link/new-link.ts';
import { LinkView } from '../../../shared/domain/link/views.ts';
import { areaOfSubject } from '../../../shared/domain/subject.ts';
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
