import type { Body } from "@seamark/client";
import type { Context } from "../context.ts";
import { readAgencies, resolveAgencies } from "../directory/directory.ts";
import { usageError } from "../terminal/exit.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { type From, queryOf, sayMore } from "./page.ts";

type Opening = { title: string; case?: string; mla?: string; lead?: string; partner?: string[] };

export const open = async (context: Context, o: Opening): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const named = [...(o.lead === undefined ? [] : [o.lead]), ...(o.partner ?? [])];
	const found = resolveAgencies(named, "agency", named.length > 0 ? await readAgencies(hub, {}) : []);
	if (found.faults.length > 0)
		throw usageError("An agency is not known.", "Find its handle with: seamark agencies", found.faults);
	const [lead, ...others] = found.ids;
	const partners = o.lead === undefined ? found.ids : others;
	const id = o.case ?? o.mla;
	const body: Body<"openTracingFile"> = {
		title: o.title,
		basis: id === undefined ? { kind: "unit" } : { kind: o.case === undefined ? "mla-request" : "case", id },
		...(o.lead !== undefined && lead !== undefined ? { lead } : {}),
		...(partners.length > 0 ? { partners } : {}),
	};
	const opened = await hub.POST("/assets/files", { body });
	if (out.json) return out.document(opened);
	out.say(`${out.paint("green", "Opened")} ${safeLine(opened.id)}`);
	out.hint(`Load transfers: seamark assets load ${safeLine(opened.id)} FILE --mapping MAPPING`);
};

export const list = async ({ hub: opening, out }: Context, from: From): Promise<void> => {
	const hub = await opening();
	const page = await hub.GET("/assets/files", { params: { query: queryOf(from) } });
	if (out.json) return out.document(page);
	if (page.items.length === 0) return out.say("No tracing files.");
	const columns = [
		{ title: "ID", priority: 0 },
		{ title: "OPENED", priority: 1 },
		{ title: "FOR", priority: 2 },
		{ title: "TRANSFERS", priority: 1 },
		{ title: "TITLE", priority: 0, grows: true, least: 16 },
	];
	out.say(
		...titledTable(
			out,
			columns,
			page.items.map((one) => [one.id, out.brief(one.openedAt), one.basis.kind, String(one.transfers), one.title]),
		),
	);
	sayMore(out, page);
};

export const show = async ({ hub: opening, out }: Context, id: string): Promise<void> => {
	const hub = await opening();
	const path = { params: { path: { id } } };
	const [file, loads] = await Promise.all([
		hub.GET("/assets/files/{id}", path),
		hub.GET("/assets/files/{id}/loads", path),
	]);
	if (out.json) return out.document({ file, loads: loads.items });
	out.say(`${safeLine(file.title)}, opened ${out.moment(file.openedAt)}, ${file.transfers} transfers`);
	for (const { agency, role } of file.parties) out.say(`  ${safeLine(role)}: ${safeLine(agency)}`);
	const columns = [
		{ title: "LOAD", priority: 0 },
		{ title: "STATUS", priority: 0 },
		{ title: "TAKEN", priority: 0 },
		{ title: "KNOWN", priority: 1 },
		{ title: "REFUSED", priority: 0 },
		{ title: "SAME DAY", priority: 2 },
		{ title: "FILE", priority: 0, grows: true, least: 10 },
	];
	const rows = loads.items.map((one) => [
		one.id,
		one.status === "running" ? `${Math.floor((one.settled / one.size) * 100)} %` : one.status,
		String(one.rows.taken),
		String(one.rows.known),
		String(one.rows.refused),
		one.mapping.sameDay,
		one.name,
	]);
	if (rows.length > 0) out.say(...titledTable(out, columns, rows));
};

export const accounts = async (
	{ hub: opening, out }: Context,
	id: string,
	{ after }: { after?: string },
): Promise<void> => {
	const hub = await opening();
	const query = after === undefined ? {} : { after: after.replace(/^A/i, "") };
	const page = await hub.GET("/assets/files/{id}/accounts", { params: { path: { id }, query } });
	if (out.json) return out.document(page);
	if (page.items.length === 0) return out.say("No accounts.");
	const columns = [
		{ title: "ACCOUNT", priority: 0 },
		{ title: "IN", priority: 0 },
		{ title: "OUT", priority: 0 },
		{ title: "FIRST", priority: 1 },
		{ title: "LAST", priority: 1 },
	];
	out.say(
		...titledTable(
			out,
			columns,
			page.items.map((one) => [
				one.account,
				String(one.paidIn),
				String(one.paidOut),
				one.first === null ? "" : out.brief(one.first),
				one.last === null ? "" : out.brief(one.last),
			]),
		),
	);
	sayMore(out, page);
};

export const who = async ({ hub: opening, out }: Context, id: string, account: string): Promise<void> => {
	const hub = await opening();
	const name = account.toUpperCase();
	const latin = (some: readonly string[]) => (some.length > 0 ? ` (${some.map(safeLine).join(", ")})` : "");
	if (name.startsWith("E")) {
		const party = await hub.GET("/assets/files/{id}/parties/{party}/names", { params: { path: { id, party: name } } });
		if (out.json) return out.document(party);
		return out.say(`${safeLine(party.party)}: ${party.names.map(safeLine).join(", ")}${latin(party.latin)}`);
	}
	const holder = await hub.GET("/assets/files/{id}/accounts/{account}/holder", {
		params: { path: { id, account: name } },
	});
	if (out.json) return out.document(holder);
	const names = `${holder.names.map(safeLine).join(", ")}${latin(holder.latin)}`;
	out.say(`${safeLine(holder.account)}: ${safeLine(holder.number)} ${names}`.trimEnd());
	out.hint("The holder may be a victim: the account of a victim looks like that of a courier.");
};

export const find = async ({ hub: opening, out, readInput }: Context, id: string): Promise<void> => {
	const number = Buffer.from(await readInput())
		.toString("utf8")
		.trim();
	if (number === "") throw usageError("No number came.", "Give it on standard input, where no other program sees it.");
	const hub = await opening();
	const found = await hub.POST("/assets/files/{id}/account-search", { params: { path: { id } }, body: { number } });
	if (out.json) return out.document(found);
	out.say(found.account === null ? "No account of this file has this number." : safeLine(found.account));
};

export const close = async ({ hub: opening, out }: Context, id: string): Promise<void> => {
	const hub = await opening();
	const file = await hub.POST("/assets/files/{id}/close", { params: { path: { id } } });
	if (out.json) return out.document(file);
	out.say(`${out.paint("green", "Closed")} ${safeLine(file.id)}`);
};
