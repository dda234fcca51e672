import { writeFile } from "node:fs/promises";
import { type Answer, type Body, given, type Query } from "@seamark/client";
import type { Context } from "../context.ts";
import { readAgencies, resolveAgencies } from "../directory/directory.ts";
import { usageError } from "../terminal/exit.ts";
import { fileProblem, readObject } from "../terminal/files.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";

type Draft = Body<"draftRequest">;

export const draft = async (context: Context, file: string, { change }: { change?: string }): Promise<void> => {
	const { out } = context;
	const typed = (await readObject(context, file)) as Partial<Draft>;
	const hub = await context.hub();
	const body = { ...typed };
	if (typed.requested !== undefined) {
		const found = resolveAgencies([String(typed.requested)], "requested", await readAgencies(hub, {}));
		if (found.faults.length > 0)
			throw usageError("The authority is not known.", "Find its handle with: seamark agencies", found.faults);
		body.requested = found.ids[0] ?? "";
	}
	const id = change;
	const done =
		id === undefined
			? await hub.POST("/mla/requests", { body: body as Draft })
			: await hub.PATCH("/mla/requests/{id}", {
					params: { path: { id } },
					body: {
						...body,
						expectedVersion: (await hub.GET("/mla/requests/{id}", { params: { path: { id } } })).version,
					},
				});
	if (out.json) return out.document(done);
	out.say(`${out.paint("green", change ? "Changed" : "Drafted")} ${safeLine(done.reference)} (${safeLine(done.id)})`);
	out.hint(`What it still lacks: seamark mla check ${safeLine(done.id)}`);
};

export const check = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const found = await hub.GET("/mla/requests/{id}/check", { params: { path: { id } } });
	if (out.json) return out.document(found);
	out.say(found.complete ? out.paint("green", "Nothing is missing.") : out.paint("yellow", "It cannot be filed yet:"));
	for (const { at, article, message } of found.faults)
		out.say(`  ${safeLine(at)}: ${safeLine(message)} (${safeLine(article)})`);
	for (const { name, result, steps } of found.bases) {
		out.say(`${safeLine(name)}: ${safeLine(result)}`);
		for (const { rule, article, answer, because } of steps)
			out.say(`  ${safeLine(answer)}: ${safeLine(rule)} (${safeLine(article)}). ${safeLine(because)}`);
	}
	out.hint(safeLine(found.next), ...(found.complete ? [`Then: seamark mla file ${id}`] : []));
};

export const inbox = async (context: Context, options: Query<"listMlaRequests">): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const [requests, acts] = await Promise.all([
		hub.GET("/mla/requests", { params: { query: given<Query<"listMlaRequests">>(options) } }),
		hub.GET("/mla/acts"),
	]);
	if (out.json) return out.document({ requests: requests.items, acts: acts.items, next: requests.next });
	const columns = [
		{ title: "ID", priority: 0 },
		{ title: "NUMBER", priority: 0 },
		{ title: "THEIRS", priority: 1 },
		{ title: "SIDE", priority: 2 },
		{ title: "STAGE", priority: 0 },
		{ title: "CHANGED", priority: 2 },
		{ title: "ASSISTANCE", priority: 0, grows: true, least: 16 },
	];
	if (requests.items.length === 0) out.say("No requests match.");
	else
		out.say(
			...titledTable(
				out,
				columns,
				requests.items.map((one) => [
					one.id,
					one.reference,
					one.otherReference ?? "",
					one.side,
					one.diverged ? "diverged" : one.lapsed ? "lapsed" : one.stage,
					out.brief(one.changedAt),
					one.assistance.join(", "),
				]),
			),
		);
	for (const { id, request, kind } of acts.items)
		out.hint(`${safeLine(kind)} waits for a second person: seamark mla sign ${safeLine(request)} ${safeLine(id)}`);
	if (requests.next) out.hint(`There are more: seamark mla inbox --after ${safeLine(requests.next)}`);
};

export const act = async (
	context: Context,
	id: string,
	kind: string,
	o: { says?: string; reasons?: string; content?: string },
): Promise<void> => {
	const file = o.content === undefined ? {} : await readObject(context, o.content);
	const content = { ...file, ...given({ says: o.says, reasons: o.reasons }) };
	const hub = await context.hub();
	const body = { kind, ...(Object.keys(content).length > 0 ? { content } : {}) } as Body<"act">;
	told(context, id, await hub.POST("/mla/requests/{id}/acts", { params: { path: { id } }, body }));
};

export const sign = async (context: Context, id: string, act: string): Promise<void> => {
	const hub = await context.hub();
	told(
		context,
		id,
		await hub.POST("/mla/requests/{id}/acts/{act}/sign", { params: { path: { id, act } }, body: null }),
	);
};

const told = ({ out }: Context, id: string, done: Answer<"act">) => {
	if (out.json) return out.document(done);
	if (done.done === "waits-for-second-person") {
		out.say("Prepared. It takes two persons.");
		return out.hint(`Another officer signs it: seamark mla sign ${id} ${safeLine(done.act)}`);
	}
	if (done.done === "waits-for-your-signature") {
		out.say("Your authority signs by itself. This is the text:", safeLine(done.text));
		return out.hint("Send it with its detached JWS to POST /mla/requests/{id}/statements.");
	}
	out.say(
		`${out.paint("green", "Said")} ${safeLine(done.statement?.kind)}. The request is ${safeLine(done.request.stage)}.`,
	);
	if (done.request.may.length > 0) out.hint(`Next you may say: ${done.request.may.map(safeLine).join(", ")}`);
};

export const thread = async (context: Context, id: string, { save }: { save?: string }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const path = { params: { path: { id } } };
	if (save !== undefined) {
		const exported = await hub.GET("/mla/requests/{id}/export", path);
		await writeFile(save, `${JSON.stringify(exported)}\n`, { flag: "wx", mode: 0o600 }).catch(
			(error: NodeJS.ErrnoException) => {
				throw error.code === "EEXIST"
					? usageError(`${save} is there already.`, "Choose another name: an older thread is evidence.")
					: fileProblem(save, error);
			},
		);
		if (out.json) return out.document({ saved: save, statements: exported.statements.length });
		out.say(`${exported.statements.length} statements are in ${safeLine(save)}.`);
		return out.hint(`Check it anywhere: seamark mla verify ${safeLine(save)}`);
	}
	const [found, request] = await Promise.all([
		hub.GET("/mla/requests/{id}/thread", path),
		hub.GET("/mla/requests/{id}", path),
	]);
	if (out.json) return out.document({ ...found, may: request.may });
	const columns = [
		{ title: "AT", priority: 1 },
		{ title: "BY", priority: 0 },
		{ title: "SAYS", priority: 0, grows: true, least: 20 },
		{ title: "OUTCOME", priority: 1 },
		{ title: "ARRIVED", priority: 2 },
	];
	out.say(
		...titledTable(
			out,
			columns,
			found.items.map((one) => [out.brief(one.at), one.by, one.kind, one.outcome, one.status ?? ""]),
		),
	);
	if (request.may.length > 0) out.hint(`Your side may say: ${request.may.map(safeLine).join(", ")}`);
};
