import { actorOf, type Session } from "@seamark/auth";
import { currentTraceparent } from "@seamark/telemetry";
import type { AlertFilter } from "../alert/filter.ts";
import { type PresentedAlert, present } from "../alert/present.ts";
import type { Deps } from "../deps.ts";
import { recordsAccessed } from "../events.ts";
import { readAs } from "../store/alerts.ts";
import { listAlertRows } from "../store/list.ts";

export type ListQuery = {
	filter: AlertFilter;
	text?: string;
	status?: "live" | "recalled";
	mine: boolean;
	order: "newest" | "changes";
	limit: number;
	after?: string;
};

export type AlertPage = { alerts: PresentedAlert[]; next: string | null; more: boolean };

/**
 * Lists and searches by the position of each alert's last change. `newest` goes back in time; `changes` goes forward
 * and always gives a cursor, so that a reader who asks again when nothing is new gets one short answer.
 */
export const listAlerts = async (deps: Deps, session: Session, query: ListQuery): Promise<AlertPage> => {
	const { context, listCursors } = deps;
	const who = session.principal();
	const after = query.after === undefined ? undefined : listCursors.open(query.after);
	const page = await readAs(context.pool, who, "read", context.now(), (tx) =>
		listAlertRows(tx, { ...query, after, agency: who.agency }),
	);
	if (page.rows.length > 0 || query.text !== undefined)
		await context.committer.commit({
			writes: [],
			events: [
				recordsAccessed({
					actor: actorOf(session, who),
					action: "disclosure",
					ids: page.rows.map((row) => row.alert.id),
					// The words searched for may name a person: the audit keeps that there was a search, not for whom.
					query: `list-alerts ${JSON.stringify({ ...query.filter, order: query.order, searched: query.text !== undefined })}`,
					found: page.rows.length > 0,
				}),
			],
			traceparent: currentTraceparent(),
		});
	const more = page.more;
	return {
		alerts: page.rows.map(({ alert }) => present(alert, alert.originator.agency === who.agency)),
		next: query.order === "changes" || more ? listCursors.seal(page.end) : null,
		more,
	};
};
