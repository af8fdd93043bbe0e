import 'server-only';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { channelNames } from '@/lib/realtime/channels';
import { type Hint, publish } from '@/lib/realtime/publish';

// A seller back from holiday sees last week's; older ones are in the list of leads.
const LOOK_BACK_MS = 7 * 86_400_000;
const BATCH = 500;

type Reminded = { id: string; userId: string };

/**
 * Puts a line in the bell of each seller whose follow-up has come due: once for each planned time,
 * whoever has the lead then.
 */
export async function remindFollowUps(): Promise<void> {
  const at = now();
  const since = new Date(at.getTime() - LOOK_BACK_MS);
  const reminded = await db.$queryRaw<Reminded[]>`
    WITH due AS (
      SELECT l."id", l."title", l."nextFollowUpAt", l."nextFollowUpNote", l."assignedToId",
        'follow_up_due:' || l."id" || ':' || l."assignedToId" || ':'
          || extract(epoch FROM l."nextFollowUpAt")::bigint AS "dedupeKey"
      FROM "CrmLead" l JOIN "User" u ON u."id" = l."assignedToId" AND u."active"
      WHERE l."nextFollowUpAt" <= ${at} AND l."nextFollowUpAt" > ${since}
        AND l."status" NOT IN ('won', 'lost'))
    INSERT INTO "Notification" ("id", "userId", "kind", "data", "href", "dedupeKey", "createdAt")
    SELECT gen_random_uuid()::text, due."assignedToId", 'lead_follow_up_due',
      jsonb_build_object('leadId', due."id", 'title', due."title",
        'at', to_char(due."nextFollowUpAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'note', COALESCE(due."nextFollowUpNote", 'none')),
      '/crm/leads/' || due."id", due."dedupeKey", ${at}
    FROM due
    WHERE NOT EXISTS (SELECT 1 FROM "Notification" n WHERE n."dedupeKey" = due."dedupeKey")
    ORDER BY due."nextFollowUpAt"
    LIMIT ${BATCH}
    ON CONFLICT ("dedupeKey") DO NOTHING
    RETURNING "id", "userId"`;
  await publish(
    reminded.map(
      ({ id, userId }): Hint => ({
        channel: channelNames.user(userId),
        event: 'notification.new',
        payload: { notificationId: id },
      }),
    ),
  );
}
