import type { Tx } from "@seamark/db";
import { HubError } from "@seamark/errors";
import { foldWords } from "@seamark/values";
import type { AlertFilter } from "../alert/filter.ts";
import type { AlertState } from "../alert/state.ts";
import { type AlertRow, alertColumns, fromRow } from "./alerts.ts";
import { filterConditions } from "./filter.ts";

export type ListCriteria = {
	filter: AlertFilter;
	text?: string;
	status?: "live" | "recalled";
	mine: boolean;
	/** Ids that a short code may stand for. */
	code?: { from: string; until: string; tail: number };
	/** Only alerts of others whose present version this duty post has not acknowledged. */
	unacknowledgedBy?: string;
	agency: string;
	order: "newest" | "changes";
	limit: number;
	after: number | undefined;
};

const alertEvents =
	"e.type in ('seamark.events.v1.AlertRaised', 'seamark.events.v1.AlertUpdated', 'seamark.events.v1.AlertRecalled')";

/** Conditions on what a live alert shows and a tombstone does not. */
const ofContent = (o: ListCriteria, value: (one: unknown) => string): string[] => [
	...(o.text === undefined
		? []
		: [
				// As it was typed, and as everybody would type it: where one of the two finds it, it is found.
				`a.search @@ (websearch_to_tsquery('simple', ${value(o.text)}) || websearch_to_tsquery('simple', ${value(foldWords(o.text))}))`,
			]),
	...filterConditions(o.filter, value),
];

/**
 * The conditions on an alert, with its last change joined. No question about content tells what a recalled alert was: who
 * looks back gets no tombstone then, who synchronises gets every tombstone, and so learns of each recall.
 */
const criteria = (o: ListCriteria, value: (one: unknown) => string): string => {
	const content = ofContent(o, value).join(" and ");
	const shown = o.order === "changes" ? `(a.status = 'recalled' or (${content}))` : `a.status = 'live' and ${content}`;
	return [
		"a.id = e.subject::uuid and a.version = e.version",
		...(o.status ? [`a.status = ${value(o.status)}`] : []),
		...(o.code
			? [
					`a.id >= ${value(o.code.from)}::uuid and a.id < ${value(o.code.until)}::uuid`,
					`('x' || right(a.id::text, 3))::bit(12)::int & 511 = ${value(o.code.tail)}::int`,
				]
			: []),
		...(o.mine ? [`a.originator_agency = ${value(o.agency)}`] : []),
		...(content === "" ? [] : [shown]),
		...(o.unacknowledgedBy
			? [
					`a.originator_agency <> ${value(o.agency)}`,
					`not exists (select from acknowledgement k where k.alert_id = a.id and k.version = a.version and k.post = ${value(o.unacknowledgedBy)})`,
				]
			: []),
	].join(" and ");
};

/**
 * A page of alerts at the position of their last change, under row-level security. `end` is where the next page starts:
 * for `changes` it moves on over what this reader does not see, so that asking again costs nothing.
 */
export const listAlertRows = async (
	tx: Tx,
	o: ListCriteria,
): Promise<{ alerts: AlertState[]; end: number; more: boolean }> => {
	const forward = o.order === "changes";
	const values: unknown[] = [];
	const value = (one: unknown) => `$${values.push(one)}`;
	const { rows: heads } = forward
		? await tx.query<{ position: number }>("select position from seamark.log_head")
		: { rows: [] };
	if (o.after !== undefined && heads[0] && o.after > heads[0].position) throw new HubError("CURSOR_IN_FUTURE");
	const places = [
		alertEvents,
		...(o.after === undefined ? [] : [`e.position ${forward ? ">" : "<"} ${value(o.after)}`]),
		// Entries after this transaction's first look would be passed over by the cursor.
		...(forward ? [`e.position <= ${value(heads[0]?.position ?? 0)}`] : []),
	];
	const wanted = criteria(o, value);
	// Walks the log in order and looks each alert up, until the page is full. Left to itself the planner takes the join on two
	// columns for one of next to no rows, and then joins and sorts every alert for each page. What an index of the alerts
	// finds (words, the agency's own) is joined from that side.
	const walk = o.text === undefined && !o.mine && !o.code;
	const alerts = walk
		? `cross join lateral (select * from alert a where ${wanted} offset 0) a`
		: `join alert a on ${wanted}`;
	const { rows } = await tx.query<AlertRow & { position: number }>(
		`select e.position, ${alertColumns} from seamark.log_entry e ${alerts}
		where ${places.join(" and ")} order by e.position ${forward ? "asc" : "desc"} limit ${value(o.limit + 1)}`,
		values,
	);
	const page = rows.slice(0, o.limit);
	const more = rows.length > o.limit;
	const last = page.at(-1)?.position ?? o.after ?? 0;
	return {
		alerts: page.map(fromRow),
		end: forward && !more ? (heads[0]?.position ?? last) : last,
		more,
	};
};
