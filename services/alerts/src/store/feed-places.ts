import { createHash } from "node:crypto";
import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { AlertFilter } from "../alert/filter.ts";

/** Which walk over the feed a place belongs to: a saved subscription, or a filter however it was written. */
export const walkOf = (o: { subscription: string } | { filter: AlertFilter }): string => {
	const named =
		"subscription" in o
			? o.subscription
			: JSON.stringify(
					Object.entries(o.filter)
						.map(([name, values]) => [name, [...values].sort()] as const)
						.sort(([a], [b]) => (a < b ? -1 : 1)),
				);
	return createHash("sha256").update(named).digest("hex");
};

/** Forward only: of two officers on one post the one who is further counts. */
export const keepPlaceRow: Statement = {
	name: "feed_place.keep",
	sql: `insert into feed_place (post, filter, agency, position, kept_at)
		select post, filter, agency, max(position), max(kept_at)
		from jsonb_to_recordset($1::jsonb) as r(post uuid, filter text, agency uuid, position bigint, kept_at timestamptz)
		group by post, filter, agency
		on conflict (post, filter) do update set position = greatest(feed_place.position, excluded.position), kept_at = excluded.kept_at`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** Where the post stopped, if it has kept a place. */
export const findPlace = async (tx: Tx, post: string, walk: string): Promise<number | undefined> => {
	const { rows } = await tx.query<{ position: number }>(
		"select position from feed_place where post = $1 and filter = $2",
		[post, walk],
	);
	return rows[0]?.position;
};
