import { type Answer, given } from "@seamark/client";
import type { Context } from "../context.ts";
import type { Hub } from "../hub/hub.ts";
import type { Output } from "../terminal/output.ts";
import { headedTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";
import type { Column } from "../terminal/table.ts";
import { readReach } from "./reach.ts";
import { receiptsOf, stages } from "./receipts-of.ts";
import type { Reader } from "./shapes.ts";

export const allReaders = async ({ out }: Context, hub: Hub, id: string): Promise<Reader[]> => {
	const found: Reader[] = [];
	for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
		const answer: Answer<"listReaders"> = await hub.GET("/audit/alerts/{id}/readers", {
			params: { path: { id }, query: given({ after: cursor, limit: "100" }) },
		});
		found.push(...answer.items);
		cursor = answer.next;
		if (cursor) out.progress(`${found.length} readings ...`);
	}
	out.endProgress();
	return found;
};

const perhaps =
	"Perhaps: the connection broke, or the alert was changed, while it was on its way. The hub cannot tell whether it arrived.";

const plain = (...titles: string[]): Column[] => titles.map((title) => ({ title, priority: 0 }));
const cells = (...values: unknown[]) => values.map((value) => ({ text: safeLine(value) }));
const agencyColumn = { title: "AGENCY", priority: 0, grows: true, least: 24 };

/** How far the present version has come: one line for each agency. */
export const receipts = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const params = { path: { id } };
	const alert = await hub.GET("/alerts/{id}", { params });
	const recalled = alert.status === "recalled";
	const { agencies } = recalled ? { agencies: [] } : await readReach(context, id);
	const readers = await allReaders(context, hub, id);
	const { items: acknowledgements } = await hub.GET("/alerts/{id}/acknowledgements", { params });
	const found = receiptsOf({ alert, agencies, readers, acknowledgements, moment: out.moment });
	if (out.json) return out.document({ version: alert.version, receipts: found });
	out.say(`Version ${safeLine(alert.version)} of ${id}${recalled ? ", which recalls it" : ""}:`);
	if (found.length === 0) return out.say("It is addressed to no other agency.");
	const rows = found.map(({ stage, at, post, name, note }) => cells(stage, out.brief(at), post, note, name));
	const columns = [...plain("STAGE", "AT", "POST"), { title: "NOTE", priority: 1 }, agencyColumn];
	out.say(...headedTable(out, columns, rows));
	const counts = stages.flatMap((stage) => {
		const many = found.filter((one) => one.stage === stage).length;
		return many > 0 ? [`${many} ${stage}`] : [];
	});
	out.say(counts.join(", "));
	if (found.some(({ stage }) => stage === "perhaps sent")) out.say(perhaps);
};

const readerRows = (readers: readonly Reader[], out: Output) =>
	readers.map((one) =>
		cells(
			out.brief(one.at),
			one.possibly ? `${one.how}, perhaps` : one.how,
			one.savingLife ? `${one.purpose} (beyond what was agreed)` : one.purpose,
			one.versions?.join(", ") ?? "",
			one.officer ? "an officer" : "a system",
			one.postName ?? one.post,
			one.agencyName ?? one.agency,
		),
	);

const readerTable = (readers: readonly Reader[], out: Output): string[] =>
	headedTable(
		out,
		[
			...plain("AT", "HOW"),
			{ title: "PURPOSE", priority: 1 },
			{ title: "VERSIONS", priority: 2 },
			{ title: "BY", priority: 3 },
			{ title: "POST", priority: 0 },
			agencyColumn,
		],
		readerRows(readers, out),
	);

/** Who has had an alert: others first, one's own agency apart. */
export const readers = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const found = await allReaders(context, hub, id);
	if (out.json) return out.document({ readers: found });
	if (found.length === 0) return out.say("Nobody has had it yet.");
	const alert = await hub.GET("/alerts/{id}", { params: { path: { id } } });
	const isOwn = (one: Reader) => one.agency === alert.originator.agency;
	const others = found.filter((one) => !isOwn(one));
	const own = found.filter(isOwn);
	if (others.length > 0) out.say(...readerTable(others, out));
	else out.say("No other agency has had it yet.");
	if (own.length > 0) out.say("", "Your own agency:", ...readerTable(own, out));
	if (found.some(({ possibly }) => possibly)) out.say(perhaps);
};

export const replies = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const params = { path: { id } };
	const { items: acknowledgements } = await hub.GET("/alerts/{id}/acknowledgements", { params });
	const { items: feedback } = await hub.GET("/alerts/{id}/feedback", { params });
	if (out.json) return out.document({ acknowledgements, feedback });
	if (acknowledgements.length + feedback.length === 0) return out.say("Nobody has replied yet.");
	const from = (one: Pick<Reader, "post" | "postName" | "agency" | "agencyName">) => [
		one.postName ?? one.post,
		one.agencyName ?? one.agency,
	];
	const rows = [
		...acknowledgements.map((one) =>
			cells(
				out.brief(one.acknowledgedAt),
				one.version,
				one.recall ? "recall confirmed" : "acknowledged",
				"",
				...from(one),
			),
		),
		...feedback.map((one) => cells(out.brief(one.givenAt), one.version, one.use, one.note, ...from(one))),
	];
	const columns = [...plain("AT", "VERSION", "REPLY"), { title: "NOTE", priority: 1 }, ...plain("POST"), agencyColumn];
	out.say(...headedTable(out, columns, rows));
};
