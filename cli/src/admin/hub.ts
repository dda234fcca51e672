import { rm } from "node:fs/promises";
import type { Body } from "@seamark/client";
import type { Context } from "../context.ts";
import { readAgencies, resolveAgencies } from "../directory/directory.ts";
import { usageError } from "../terminal/exit.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { makeKey } from "./keys.ts";

export const addCountry = async (
	{ hub, out }: Context,
	code: string,
	{ name, region, regionName }: { name: string; region: string; regionName?: string },
): Promise<void> => {
	const body = { code: code.toUpperCase(), name, region, ...(regionName ? { regionName } : {}) };
	const answer = await (await hub()).POST("/countries", { body });
	if (out.json) return out.document(answer);
	out.say(`${out.paint("green", "Registered")}: ${safeLine(name)} (${body.code}).`);
};

type NewAgency = { name: string; kind: Body<"registerAgency">["kind"]; country: string; key: string; invented?: true };

/** The key is made here and its private half never sent; where the hub refuses, no file is left behind. */
export const addAgency = async (context: Context, handle: string, o: NewAgency): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const clientKey = await makeKey(o.key);
	const body = {
		handle,
		name: o.name,
		kind: o.kind,
		country: o.country.toUpperCase(),
		...(o.invented ? { invented: true } : {}),
	};
	const made = await hub
		.POST("/agencies", { body: { ...body, clientKey } as Body<"registerAgency"> })
		.catch(async (error) => {
			await rm(o.key, { force: true });
			throw error;
		});
	if (out.json) return out.document({ ...made, key: o.key });
	out.say(
		`${out.paint("green", "Registered")}: ${safeLine(handle)}.`,
		`  agency   ${made.id}`,
		`  client   ${made.client}`,
		`  key      ${safeLine(o.key)}`,
	);
	out.hint("Hand the key file to the agency's administration, and delete it here. There it goes on:");
	out.hint(
		`seamark login --as ${safeLine(handle)} --agency ${made.id} --client ${made.client} --key ${safeLine(o.key)} --purpose oversight`,
	);
	out.hint(
		`seamark --as ${safeLine(handle)} admin add-post desk --like administration --scopes alerts:read,alerts:subscribe,alerts:raise --purposes investigation`,
	);
	out.hint(`seamark --as ${safeLine(handle)} admin add-officer ${safeLine(handle)}-1 --post desk`);
};

export const setStatus = async (
	{ hub: open, out }: Context,
	change: "suspend" | "resume",
	agency: string,
	{ reason }: { reason: string },
): Promise<void> => {
	const hub = await open();
	const { ids, faults } = resolveAgencies([agency], "agency", await readAgencies(hub));
	if (faults.length > 0)
		throw usageError("This agency is not known.", "Find its handle with: seamark agencies", faults);
	const asked = { params: { path: { id: ids[0] ?? "" } }, body: { reason } };
	const answer =
		change === "suspend"
			? await hub.POST("/agencies/{id}/suspend", asked)
			: await hub.POST("/agencies/{id}/resume", asked);
	if (out.json) return out.document(answer);
	out.say(`${safeLine(agency)} is ${change === "suspend" ? "suspended" : "active"} now.`);
};

export const agreements = async ({ hub, out }: Context): Promise<void> => {
	const { items } = await (await hub()).GET("/agreements");
	if (out.json) return out.document({ agreements: items });
	if (items.length === 0) return out.say("There is no agreement that you may see.");
	const columns = [
		{ title: "TITLE", priority: 0, grows: true, least: 20 },
		{ title: "PARTIES", priority: 0 },
		{ title: "ENDS", priority: 0 },
		{ title: "ID", priority: 1 },
	];
	const rows = items.map((one) => [
		one.title,
		one.parties.join(" "),
		one.until ? out.moment(one.until) : "never",
		one.id,
	]);
	out.say(...titledTable(out, columns, rows));
};

type NewAgreement = Pick<
	Body<"concludeAgreement">,
	"parties" | "topics" | "records" | "ages" | "purposes" | "until" | "invented"
>;

export const addAgreement = async ({ hub, out }: Context, title: string, o: NewAgreement): Promise<void> => {
	const { parties, topics, records, ages, purposes, until, invented } = o;
	const body = {
		title,
		parties,
		topics,
		records,
		ages,
		purposes,
		...(until ? { until } : {}),
		...(invented ? { invented } : {}),
	};
	const answer = await (await hub()).POST("/agreements", { body });
	if (out.json) return out.document(answer);
	out.say(`${out.paint("green", "Entered")}: ${safeLine(title)} (${answer.id}).`);
};

export const endAgreement = async ({ hub, out }: Context, id: string): Promise<void> => {
	const answer = await (await hub()).POST("/agreements/{id}/end", { params: { path: { id } }, body: {} });
	if (out.json) return out.document(answer);
	out.say("Ended. Nothing more flows by it from now on.");
};
