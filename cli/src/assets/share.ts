import { blindSubjects, openEvaluated, type SubjectKind, subjectOf } from "@seamark/lookups";
import type { Context } from "../context.ts";
import { readAgencies, resolveAgencies } from "../directory/directory.ts";
import { usageError } from "../terminal/exit.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { type From, queryOf, sayMore } from "./page.ts";

/** A set of many accounts takes the hub minutes when it is first asked for in a day. */
const patience = 20 * 60_000;
const mostAtOnce = 20;

const pick = (count: number) => (count === 1 ? "1 hit" : `${count} hits`);

/** Subjects are blinded here, and whether they are hits is found here: no other machine learns which they are. */
export const ask = async (context: Context, unit: string, o: { kind: SubjectKind; reason: string }): Promise<void> => {
	const { out } = context;
	const lines = Buffer.from(await context.readInput())
		.toString("utf8")
		.split("\n")
		.map((line) => line.trim())
		.filter(Boolean);
	if (lines.length === 0 || lines.length > mostAtOnce)
		throw usageError(`${lines.length} lines came.`, `Give 1 to ${mostAtOnce} on standard input, one on each line.`);
	const hub = await context.hub();
	const [responder] = resolveAgencies([unit], "agency", await readAgencies(hub, {})).ids;
	if (responder === undefined) throw usageError("The unit is not known.", "Find its handle with: seamark agencies");
	const key = await hub.GET("/assets/lookup-keys/{unit}", { params: { path: { unit: responder } } });
	const setting = { epoch: key.epoch, asker: key.asker, responder };
	const { mine, blinded } = blindSubjects(
		setting,
		key.publicKey,
		lines.map((line) => subjectOf(o.kind, line)),
	);
	const answer = await hub.POST("/assets/lookups", {
		body: { responder, reason: o.reason, epoch: key.epoch, blinded },
		patience,
	});
	const hits = openEvaluated(setting, mine, answer);
	if (out.json) return out.document({ id: answer.id, hits });
	out.say(`${pick(hits.filter(Boolean).length)} of ${lines.length}`);
	for (const [n, line] of lines.entries()) if (hits[n]) out.say(`  ${safeLine(line)}`);
	out.hint("A hit is a reason to ask the other unit. The look-up is on record at both.");
};

export const list = async ({ hub: opening, out }: Context, from: From): Promise<void> => {
	const hub = await opening();
	const page = await hub.GET("/assets/lookups", { params: { query: queryOf(from) } });
	if (out.json) return out.document(page);
	if (page.items.length === 0) return out.say("No look-ups.");
	const columns = [
		{ title: "ASKED", priority: 0 },
		{ title: "SIDE", priority: 0 },
		{ title: "SUBJECTS", priority: 0 },
		{ title: "PURPOSE", priority: 1 },
		{ title: "WHY", priority: 0, grows: true, least: 16 },
	];
	out.say(
		...titledTable(
			out,
			columns,
			page.items.map((one) => [out.brief(one.askedAt), one.side, String(one.subjects), one.purpose, one.reason]),
		),
	);
	sayMore(out, page);
};

export const protect = async (
	{ hub: opening, out }: Context,
	id: string,
	account: string,
	o: { off?: true },
): Promise<void> => {
	const hub = await opening();
	const done = await hub.POST("/assets/files/{id}/account-protection", {
		params: { path: { id } },
		body: { account: account.toUpperCase(), protected: !o.off },
	});
	if (out.json) return out.document(done);
	out.say(done.protected ? "Look-ups of others do not find it." : "Look-ups of others find it.");
};
