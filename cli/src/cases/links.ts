import { type Body, given, type Query } from "@seamark/client";
import type { Context } from "../context.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { inWords } from "../terminal/words.ts";

export const list = async (context: Context, caseId: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const answer = await hub.GET("/cases/{id}/links", { params: { path: { id: caseId } } });
	if (out.json) return out.document(answer);
	if (answer.items.length === 0) return out.say("Nothing is linked to this case.");
	const columns = [
		{ title: "THING", priority: 0 },
		{ title: "KIND", priority: 0 },
		{ title: "ROLE", priority: 0 },
		{ title: "COUNTRY", priority: 2 },
		{ title: "LINKED", priority: 3 },
		{ title: "VALUE", priority: 0, grows: true, least: 12 },
	];
	const lines = answer.items.map((one) => [
		one.entityId,
		inWords(one.kind),
		inWords(one.role),
		one.country,
		out.brief(one.linkedAt),
		one.value,
	]);
	out.say(...titledTable(out, columns, lines));
};

export const link = async (
	context: Context,
	caseId: string,
	o: Omit<Body<"linkEntity">, "excluded"> & { exclude?: string[] },
): Promise<void> => {
	const { out } = context;
	const { exclude: excluded, ...thing } = o;
	const hub = await context.hub();
	const made = await hub.POST("/cases/{id}/links", {
		params: { path: { id: caseId } },
		body: { ...thing, ...(excluded ? { excluded } : {}) },
	});
	if (out.json) return out.document(made);
	out.say(`${out.paint("green", "Linked")} ${safeLine(o.value)}, compared as ${safeLine(made.key)}`);
	out.hint(`Your other cases that have it: seamark case linked ${caseId}`);
};

export const unlink = async (
	context: Context,
	caseId: string,
	thing: string,
	o: Query<"unlinkEntity">,
): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	await hub.DELETE("/cases/{id}/links/{entityId}", { params: { path: { id: caseId, entityId: thing }, query: o } });
	if (out.json) return out.document({ unlinked: thing, role: o.role });
	out.say(`${out.paint("green", "Taken off")} the case as ${safeLine(inWords(o.role))}. Other cases keep it.`);
};

export const linked = async (context: Context, caseId: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const answer = await hub.GET("/cases/{id}/linked-cases", { params: { path: { id: caseId } } });
	if (out.json) return out.document(answer);
	if (answer.items.length === 0) return out.say("No other case of your agency has any of its things.");
	for (const one of answer.items)
		out.say(
			`${out.paint("bold", safeLine(one.reference))}  ${safeLine(one.status)}  ${safeLine(one.caseId)}`,
			...one.shares.map((thing) => `  ${safeLine(`${inWords(thing.kind)} ${thing.value} (${inWords(thing.role)})`)}`),
		);
};

export const lookUp = async (context: Context, o: Body<"lookUp">): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const answer = await hub.POST("/links/look-up", { body: o });
	if (out.json) return out.document(answer);
	if (!answer.hit) {
		out.say("No agency that you may ask has it in a case.");
		return out.hint("Whom you may ask depends on agreements and on what you log in for: seamark whoami");
	}
	out.say(
		out.paint("bold", "There is something. Ask:"),
		...answer.ask.map(
			(one) => `  ${safeLine(`${one.agency}, ${one.country}${one.post ? `, duty post "${one.post}"` : ""}`)}`,
		),
	);
	out.hint("They see that you asked, and why; the audit keeps it.");
};

export const lookUps = async (context: Context, o: { limit?: number; after?: string }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const limit = o.limit === undefined ? undefined : String(o.limit);
	const query = given<Query<"listLookUps">>({ after: o.after, limit });
	const answer = await hub.GET("/links/look-ups", { params: { query } });
	if (out.json) return out.document(answer);
	const notices = answer.items;
	if (notices.length === 0) return out.say("Nobody has asked for anything that you have.");
	const columns = [
		{ title: "ASKED", priority: 0 },
		{ title: "KIND", priority: 0 },
		{ title: "PURPOSE", priority: 0 },
		{ title: "BY AGENCY", priority: 0 },
	];
	out.say(
		...titledTable(
			out,
			columns,
			notices.map((one) => [out.brief(one.askedAt), inWords(one.kind), one.purpose, one.fromAgency]),
		),
	);
	if (answer.next) out.hint(`There are more: --after ${safeLine(answer.next)}`);
};
