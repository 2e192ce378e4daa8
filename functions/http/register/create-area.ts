import { sentOf } from '../../../shared/access/store/sent-of.ts';
import { NewArea } from '../../../shared/area/rules/area.ts';
import { AreaView, areaViewOf } from '../../../shared/area/rules/views.ts';
import { areaPath } from '../../../shared/base/area-code.ts';
import { endpoint } from './endpoint.ts';

export default endpoint({
  method: 'POST',
  path: '/areas',
  may: 'area.change',
  summary:
    'Add an area below an existing one. Its code says where it lies, and sending it twice adds one area.',
  body: NewArea,
  answers: AreaView,
  status: 201,

  async run({ body, who, gate }, { areas, now }) {
    gate.pass('area', { areaPath: areaPath(body.code) });
    return areaViewOf(await areas.create(body, sentOf(who, body), now()));
  },
});
