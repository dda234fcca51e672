import type { Body } from "@seamark/client";
import type { Context } from "../context.ts";
import { usageError } from "../terminal/exit.ts";
import { readObject } from "../terminal/files.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";

type Asked = { currency: string; assessed: string; confiscated?: string; things: string };
type Things = Body<"assessValue">["things"];

export const value = async (context: Context, id: string, trace: string, o: Asked): Promise<void> => {
	const { out } = context;
	const { things } = (await readObject(context, o.things)) as { things?: Things };
	if (!Array.isArray(things))
		throw usageError("No things are named.", 'Give JSON such as {"things": [{"name": "House", "worth": "5000.00"}]}.');
	const hub = await context.hub();
	const found = await hub.POST("/assets/files/{id}/traces/{trace}/value", {
		params: { path: { id, trace } },
		body: {
			...{ currency: o.currency.toUpperCase(), assessed: o.assessed, things },
			...(o.confiscated === undefined ? {} : { confiscated: o.confiscated }),
		},
	});
	if (out.json) return out.document(found);
	const columns = [
		{ title: "METHOD", priority: 0, grows: true, least: 14 },
		{ title: "THING", priority: 0, grows: true, least: 10 },
		{ title: "UNTOC", priority: 1 },
		{ title: "PROCEEDS IN IT", priority: 1 },
		{ title: "CONFISCABLE", priority: 0 },
		{ title: "OF ITS INCOME", priority: 1 },
	];
	const rows = found.methods.flatMap(({ method, things: its }) =>
		its.map((one) => [method, one.name, one.basis, one.proceeds ?? "", one.property, one.income]),
	);
	out.say(...titledTable(out, columns, rows));
	for (const { method, total, open } of found.methods)
		out.say(`${safeLine(method)}: ${total} ${safeLine(found.currency)} of what was assessed, ${open} still open`);
	out.hint("No method is chosen here: which one holds is for the court.");
};
