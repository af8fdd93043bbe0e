import { after } from 'next/server';
import { now } from '@/lib/clock';
import { JsonRefusal, jsonRoute, readSignedText } from '@/lib/http-json';
import {
  isSigned,
  SIGNATURE_HEADER,
  TIMESTAMP_HEADER,
  webhookSecret,
} from '@/lib/provisioning/providers/signature';
import { reportSchema } from '@/lib/provisioning/providers/webhook-schema';
import { takeReport } from '@/lib/provisioning/service/commands';
import { readSettings } from '@/lib/provisioning/settings';
import { publish } from '@/lib/realtime/publish';

const LIMIT = { name: 'api.webhooks.provisioning', count: 600, seconds: 60 };
const MAX_BYTES = 16_384;

/** Reports of a company's own automation, signed with the shared secret (docs/api/provisioning.md). */
export function POST(request: Request): Promise<Response> {
  return jsonRoute(request, LIMIT, async () => {
    const { text, json } = await readSignedText(request, MAX_BYTES);
    const { secretVersion } = await readSettings();
    const signed = {
      timestamp: request.headers.get(TIMESTAMP_HEADER),
      signature: request.headers.get(SIGNATURE_HEADER),
      body: text,
    };
    if (!isSigned(webhookSecret(secretVersion), now(), signed)) throw new JsonRefusal(401, 'bad_signature');
    const report = reportSchema.safeParse(json());
    if (!report.success) throw new JsonRefusal(400, 'check_fields');
    const { status, hints } = await takeReport(report.data);
    after(() => publish(hints));
    return Response.json({ status }, { headers: { 'Cache-Control': 'no-store' } });
  });
}
