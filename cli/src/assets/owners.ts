import type { Context } from "../context.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { sayMore } from "./page.ts";

/** A part of the whole in per cent, with up to two digits behind the point. */
const percent = (part: number): string => `${Number((part * 100).toFixed(2))}`;
const range = ({ least, most }: { least: number; most: number }): string =>
	percent(least) === percent(most) ? `${percent(least)} %` : `${percent(least)} to ${percent(most)} %`;

const decides = { surely: "yes", perhaps: "may be", no: "no" } as const;

export const owners = async (context: Context, id: string, party: string, { on }: { on?: string }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const query = { party: party.toUpperCase(), ...(on === undefined ? {} : { on }) };
	const found = await hub.GET("/assets/files/{id}/owners", { params: { path: { id }, query } });
	if (out.json) return out.document(found);
	const columns = [
		{ title: "OWNER", priority: 0 },
		{ title: "KIND", priority: 1 },
		{ title: "HAS IN THE END", priority: 0 },
		{ title: "CONTROLS", priority: 0 },
	];
	const rows = found.owners.map((one) => [one.party, one.kind, range(one), decides[one.control]]);
	if (rows.length === 0) out.say(`Nobody is known to own ${safeLine(found.party)} on ${safeLine(found.on)}.`);
	else out.say(...titledTable(out, columns, rows));
	if (found.unknown > 0) out.say(`Owner not known: up to ${percent(found.unknown)} %`);
	for (const group of found.closed)
		out.say(`These belong to each other wholly, so nobody outside owns them: ${group.map(safeLine).join(", ")}`);
	if (found.directors.length > 0) out.say(`Directs it: ${found.directors.map(safeLine).join(", ")}`);
	if (found.otherControl.length > 0)
		out.say(`Said to control it otherwise: ${found.otherControl.map(safeLine).join(", ")}`);
	for (const one of found.stated)
		out.say(`Stated as an indirect share, and not counted besides: ${safeLine(one.party)} ${range(one)}`);
	out.hint(
		"What somebody has, and whether they decide, are two questions: more than half of each company on the way decides over all of it.",
	);
};

export const parties = async (context: Context, id: string, { after }: { after?: string }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const query = after === undefined ? {} : { after: after.replace(/^E/i, "") };
	const page = await hub.GET("/assets/files/{id}/parties", { params: { path: { id }, query } });
	if (out.json) return out.document(page);
	if (page.items.length === 0) return out.say("No statements of ownership.");
	const columns = [
		{ title: "PARTY", priority: 0 },
		{ title: "KIND", priority: 0 },
		{ title: "HOLDS", priority: 0 },
		{ title: "HELD BY", priority: 0 },
	];
	out.say(
		...titledTable(
			out,
			columns,
			page.items.map((one) => [one.party, one.kind, String(one.holds), String(one.held)]),
		),
	);
	sayMore(out, page);
};
