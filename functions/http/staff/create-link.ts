import { requestDigestOf } from '../../../shared/access/store/request-digest.ts';
import { areaPath } from '../../../shared/base/area-code.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { NewLink } from '../../../shared/link/rules/new-link.ts';
import { LinkView } from '../../../shared/link/rules/views.ts';
import { createLink } from '../../../shared/link/store/link-store.ts';
import { areaOfSubject } from '../../../shared/programme/rules/subject.ts';

export default endpoint({
  method: 'POST',
  path: '/links',
  action: 'link.change',
  summary: 'Join a worker with a household or an area, from a day on. Sending it twice makes one link.',
  body: NewLink,
  answers: LinkView,
  status: 201,

  async run({ body, who, authorizer }, ctx) {
    authorizer.require('subject', { areaPath: areaPath(areaOfSubject(body.subject)) });
    return createLink(ctx, body, requestDigestOf(who, body), ctx.now(), authorizer);
  },
});
