import type { Answer } from "@seamark/client";
import type { Context } from "../context.ts";
import { readAgencies, resolveAgencies } from "../directory/directory.ts";
import { usageError } from "../terminal/exit.ts";
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

type Joint = Answer<"openJointInvestigation">;
const toldJoint = ({ out }: Context, done: Joint): void => {
	if (out.json) {
		out.document(done);
		return;
	}
	out.say(`It is ${safeLine(done.stage)} for you, until ${out.moment(done.endsAt)}: ${safeLine(done.subject)}`);
	if (done.stage === "open") out.hint(`What is in it: seamark mla joint-items ${safeLine(done.id)}`);
};

export const openJoint = async (
	context: Context,
	subject: string,
	o: { with: string[]; until: string },
): Promise<void> => {
	const hub = await context.hub();
	const found = resolveAgencies(o.with, "with", await readAgencies(hub, {}));
	if (found.faults.length > 0)
		throw usageError("An authority is not known.", "Find its handle with: seamark agencies", found.faults);
	const body = { subject, members: found.ids, endsAt: o.until };
	toldJoint(context, await hub.POST("/mla/joint-investigations", { body }));
};

export const acceptJoint = async (context: Context, id: string): Promise<void> =>
	toldJoint(
		context,
		await (await context.hub()).POST("/mla/joint-investigations/{id}/accept", { ...at(id), body: null }),
	);

export const leaveJoint = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const done = await (await context.hub()).POST("/mla/joint-investigations/{id}/leave", { ...at(id), body: null });
	if (out.json) return out.document(done);
	out.say(`${out.paint("green", "Left")} ${safeLine(done.id)}. What you put there is gone for the others.`);
};

export const jointItems = async (
	context: Context,
	id: string,
	o: { add?: string; withdraw?: string },
): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	if (o.withdraw !== undefined) {
		const path = { params: { path: { id, item: o.withdraw } } };
		const done = await hub.POST("/mla/joint-investigations/{id}/items/{item}/withdraw", { ...path, body: null });
		if (out.json) return out.document(done);
		return out.say(`${out.paint("green", "Taken back")} ${safeLine(o.withdraw)}`);
	}
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
