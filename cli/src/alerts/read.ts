import type { Context } from "../context.ts";
import { agencyNames } from "../directory/directory.ts";
import { type Alert, type AlertPage, listOf, paths, type Reader } from "../hub/api.ts";
import { headedTable, moment } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";
import type { Column } from "../terminal/table.ts";
import { type FilterOptions, filterOf } from "./filter.ts";
import { alertDetails, alertTable } from "./render.ts";

type ListOptions = FilterOptions & {
	search?: string;
	status?: string;
	mine?: boolean;
	order?: "newest" | "changes";
	limit?: number;
	after?: string;
	all?: boolean;
};

export const listAlerts = async (context: Context, o: ListOptions): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const page = (after: string | undefined) =>
		hub.call<AlertPage>({
			method: "GET",
			path: paths.alerts,
			query: {
				...filterOf(o),
				q: o.search,
				status: o.status,
				mine: o.mine,
				order: o.order,
				limit: o.limit ?? (o.all ? 500 : undefined),
				after,
			},
		});
	let { items: alerts, next } = await page(o.after);
	// Changes always answer `next`: an empty page says that nothing is new.
	for (let last = alerts.length; o.all && next && last > 0; ) {
		out.progress(`${alerts.length} alerts ...`);
		const following: AlertPage = await page(next);
		last = following.items.length;
		alerts = [...alerts, ...following.items];
		next = following.next;
	}
	out.endProgress();
	if (out.json) return out.document({ alerts, next: next ?? null });
	if (alerts.length === 0) {
		out.say("No alerts match.");
		return out.hint("You see what is addressed to you and covered by an agreement. Live ones: seamark feed follow");
	}
	out.say(...alertTable(alerts, out));
	if (o.order === "changes" && next) out.hint(`What follows: --order changes --after ${safeLine(next)}`);
	else if (next) out.hint(`There are more: add --all, or --after ${safeLine(next)}`);
};

export const show = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const alert = await hub.call<Alert>({ method: "GET", path: paths.alert(id) });
	if (out.json) return out.document(alert);
	out.say(...alertDetails(alert, out, await agencyNames(hub)));
	if (alert.status === "recalled") out.hint(`Delete your copies, then: seamark alerts ack ${id}`);
};

const plain = (...titles: string[]): Column[] => titles.map((title) => ({ title, priority: 0 }));
const cells = (...values: unknown[]) => values.map((value) => ({ text: safeLine(value) }));

export const readers = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const found: Reader[] = [];
	for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
		const answer: { items?: Reader[]; next?: string } = await hub.call({
			method: "GET",
			path: paths.readers(id),
			query: { after: cursor, limit: 100 },
		});
		found.push(...listOf<Reader>(answer, "items"));
		cursor = answer.next;
		if (cursor) out.progress(`${found.length} readings ...`);
	}
	out.endProgress();
	if (out.json) return out.document({ readers: found });
	if (found.length === 0) return out.say("Nobody has had it yet.");
	const names = await agencyNames(hub);
	const rows = found.map((one) =>
		cells(
			moment(one.at),
			one.possibly ? `${one.how} (perhaps)` : one.how,
			one.savingLife ? `${one.purpose} (beyond what was agreed)` : one.purpose,
			one.versions?.join(", ") ?? "",
			one.officer ?? "a system",
			names.get(one.agency ?? "") ?? one.agency,
		),
	);
	const columns = [
		...plain("AT", "HOW"),
		{ title: "PURPOSE", priority: 1 },
		{ title: "VERSIONS", priority: 2 },
		{ title: "OFFICER", priority: 3 },
		{ title: "AGENCY", priority: 0, grows: true, least: 24 },
	];
	out.say(...headedTable(out, columns, rows));
};

type Reply = {
	agency?: string;
	post?: string;
	version?: number;
	recall?: boolean;
	acknowledgedAt?: string;
	at?: string;
	givenAt?: string;
	use?: string;
	note?: string | null;
};

export const replies = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const acknowledgements = listOf<Reply>(await hub.call({ method: "GET", path: paths.acknowledgements(id) }), "items");
	const feedback = listOf<Reply>(await hub.call({ method: "GET", path: paths.feedback(id) }), "items");
	if (out.json) return out.document({ acknowledgements, feedback });
	if (acknowledgements.length + feedback.length === 0) return out.say("Nobody has replied yet.");
	const names = await agencyNames(hub);
	const rows = [
		...acknowledgements.map((one) =>
			cells(
				moment(one.acknowledgedAt ?? one.at),
				one.version,
				one.recall ? "recall confirmed" : "acknowledged",
				"",
				names.get(one.agency ?? "") ?? one.agency,
			),
		),
		...feedback.map((one) =>
			cells(moment(one.givenAt ?? one.at), one.version, one.use, one.note, names.get(one.agency ?? "") ?? one.agency),
		),
	];
	out.say(
		...headedTable(
			out,
			[
				...plain("AT", "VERSION", "REPLY"),
				{ title: "NOTE", priority: 1 },
				{ title: "AGENCY", priority: 0, grows: true, least: 24 },
			],
			rows,
		),
	);
};
