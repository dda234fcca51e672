import type { Tx } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { Question } from "@seamark/values";
import type { AlertFilter } from "../alert/filter.ts";
import type { AlertState } from "../alert/state.ts";
import { type AlertRow, alertColumns, alertEventTypes, alertOfEntry, fromRow } from "./alerts.ts";
import { filterConditions } from "./filter.ts";
import { nextPlaces, rarestFirst, type Search } from "./search.ts";

export type ListCriteria = {
	filter: AlertFilter;
	/** Words that the alert has to have. */
	question?: Question;
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

/** Conditions on what a live alert shows and a tombstone does not. */
const ofContent = (o: ListCriteria, value: (one: unknown) => string): string[] => [
	...filterConditions(o.filter, value),
];

/**
 * The conditions on an alert, with its last change joined. No question about content tells what a recalled alert was: who
 * looks back gets no tombstone then, who synchronises gets every tombstone, and so learns of each recall.
 */
const conditionsOf = (o: ListCriteria, value: (one: unknown) => string): string => {
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

type Found = AlertRow & { position: number };
type Walk = { after: number | undefined; limit: number; head: number | undefined };

/**
 * A page of alerts at the position of their last change, under row-level security. `end` is where the next page starts:
 * for `changes` it moves on over what this reader does not see, so that asking again costs nothing.
 */
export const listAlertRows = async (
	tx: Tx,
	o: ListCriteria,
): Promise<{ alerts: AlertState[]; end: number; more: boolean }> => {
	const forward = o.order === "changes";
	const { rows: heads } = forward
		? await tx.query<{ position: number }>("select position from seamark.log_head")
		: { rows: [] };
	if (o.after !== undefined && heads[0] && o.after > heads[0].position) throw new HubError("CURSOR_IN_FUTURE");
	const walk = { after: o.after, limit: o.limit + 1, head: heads[0]?.position };
	const rows = o.question ? await searched(tx, o, o.question, walk) : await walked(tx, o, walk);
	const page = rows.slice(0, o.limit);
	const more = rows.length > o.limit;
	const last = page.at(-1)?.position ?? o.after ?? 0;
	return {
		alerts: page.map(fromRow),
		end: forward && !more ? (heads[0]?.position ?? last) : last,
		more,
	};
};

const walked = async (tx: Tx, o: ListCriteria, { after, limit, head }: Walk): Promise<Found[]> => {
	const forward = o.order === "changes";
	const values: unknown[] = [];
	const value = (one: unknown) => `$${values.push(one)}`;
	const places = [
		`e.${alertEventTypes}`,
		...(after === undefined ? [] : [`e.position ${forward ? ">" : "<"} ${value(after)}`]),
		// Entries after this transaction's first look would be passed over by the cursor.
		...(forward ? [`e.position <= ${value(head ?? 0)}`] : []),
	];
	const wanted = conditionsOf(o, value);
	// Walks the log in order and looks each alert up, until the page is full. What an index of the alerts finds (the agency's
	// own) is joined from that side.
	const alerts = o.mine || o.code ? `join alert a on ${wanted}` : `cross join ${alertOfEntry(wanted)}`;
	const { rows } = await tx.query<Found>(
		`select e.position, ${alertColumns} from seamark.log_entry e ${alerts}
		where ${places.join(" and ")} order by e.position ${forward ? "asc" : "desc"} limit ${value(limit)}`,
		values,
	);
	return rows;
};

/** Asks for the next places until the page is full: the other conditions, and what has changed since, may leave some of them out. */
const searched = async (
	tx: Tx,
	o: ListCriteria,
	question: Question,
	{ limit, head, ...walk }: Walk,
): Promise<Found[]> => {
	const search: Search = { question, forward: o.order === "changes", after: walk.after };
	const words = await rarestFirst(tx, question.words);
	const found: Found[] = [];
	for (let most = limit; ; most *= 4) {
		const places = await nextPlaces(tx, search, words, most);
		found.push(
			...(await atPlaces(
				tx,
				o,
				places.filter((one) => head === undefined || one <= head),
			)),
		);
		if (found.length >= limit || places.length < most) return found.slice(0, limit);
		search.after = places.at(-1);
	}
};

const atPlaces = async (tx: Tx, o: ListCriteria, places: readonly number[]): Promise<Found[]> => {
	if (places.length === 0) return [];
	const values: unknown[] = [places];
	const wanted = conditionsOf(o, (one) => `$${values.push(one)}`);
	const { rows } = await tx.query<Found>(
		`select e.position, ${alertColumns} from seamark.log_entry e
		cross join ${alertOfEntry(wanted)}
		where e.position = any ($1::bigint[]) order by e.position ${o.order === "changes" ? "asc" : "desc"}`,
		values,
	);
	return rows;
};
