import type { Statement } from "@seamark/log";

/** A recall leaves nothing of what the alert was imported from. */
export const eraseStixObjects: Statement = {
	name: "stix_object.erase",
	sql: `update stix_object s set object = null from jsonb_to_recordset($1::jsonb) as r(id uuid) where s.alert_id = r.id`,
	conflict: "CONFLICT",
	anyCount: true,
};
