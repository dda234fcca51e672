import type { Context } from "../context.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";

const at = (id: string) => ({ params: { path: { id } } });

/** Cases of its own agency that a request is about. */
export const cases = async (context: Context, id: string, o: { add?: string }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	if (o.add !== undefined) {
		const done = await hub.POST("/mla/requests/{id}/cases", { ...at(id), body: { case: o.add } });
		if (out.json) return out.document(done);
		return out.say(`${out.paint("green", "Cited")} ${safeLine(done.reference)}`);
	}
	const found = await hub.GET("/mla/requests/{id}/cases", at(id));
	if (out.json) return out.document(found);
	if (found.items.length === 0) return out.say("It names no case of yours.");
	const columns = [
		{ title: "CASE", priority: 0 },
		{ title: "NUMBER", priority: 0, grows: true, least: 10 },
		{ title: "SINCE", priority: 1 },
	];
	out.say(
		...titledTable(
			out,
			columns,
			found.items.map((one) => [one.case, one.reference, out.brief(one.citedAt)]),
		),
	);
};

/** Who a person is, whom the other side released in a request. */
export const identity = async (context: Context, id: string, release: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const found = await hub.GET("/mla/requests/{id}/identities/{release}", { params: { path: { id, release } } });
	if (out.json) return out.document(found);
	out.say(
		...found.names.map(({ text }) => `Name: ${safeLine(text)}`),
		...found.documents.map((one) => `Document: ${safeLine(`${one.kind} ${one.country} ${one.number}`)}`),
		`Protected by: ${safeLine(found.measures.join(", ") || "nothing that was named")}`,
		`Until: ${out.moment(found.until)}`,
	);
	out.hint("This was put on record with both agencies. Keep what protects the person.");
};

export const joint = async (context: Context): Promise<void> => {
	const { out } = context;
	const found = await (await context.hub()).GET("/mla/joint-investigations", {});
	if (out.json) return out.document(found);
	if (found.items.length === 0) return out.say("There is no joint investigation of yours.");
	const columns = [
		{ title: "ID", priority: 0 },
		{ title: "IS", priority: 0 },
		{ title: "ENDS", priority: 0 },
		{ title: "SUBJECT", priority: 0, grows: true, least: 16 },
	];
	out.say(
		...titledTable(
			out,
			columns,
			found.items.map((one) => [one.id, one.stage, out.brief(one.endsAt), one.subject]),
		),
	);
};

export const jointItems = async (context: Context, id: string, o: { add?: string }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	if (o.add !== undefined) {
		const done = await hub.POST("/mla/joint-investigations/{id}/items", { ...at(id), body: { says: o.add } });
		if (out.json) return out.document(done);
		return out.say(`${out.paint("green", "Shared")} ${safeLine(done.id)}`);
	}
	const found = await hub.GET("/mla/joint-investigations/{id}/items", at(id));
	if (out.json) return out.document(found);
	if (found.items.length === 0) return out.say("There is nothing in it for you.");
	const columns = [
		{ title: "ID", priority: 1 },
		{ title: "BY", priority: 1 },
		{ title: "SAYS", priority: 0, grows: true, least: 20 },
	];
	out.say(
		...titledTable(
			out,
			columns,
			found.items.map((one) => [one.id, one.by, one.says]),
		),
	);
};
