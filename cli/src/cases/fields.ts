import { type Body, given, type Item } from "@seamark/client";
import type { Context } from "../context.ts";
import type { Hub } from "../hub/hub.ts";
import { type Fault, usageError } from "../terminal/exit.ts";
import type { Output } from "../terminal/output.ts";
import { rows, titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { inWords } from "../terminal/words.ts";

const definitions = async (hub: Hub): Promise<Field[]> => (await hub.GET("/fields")).items;

export type Field = Item<"listFields">;

/** The fields that the agency has defined, or what those of one case hold. */
export const list = async (context: Context, caseId: string | undefined): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const fields = await definitions(hub);
	if (caseId === undefined) {
		if (out.json) return out.document({ fields });
		if (fields.length === 0) return out.say("Your agency has defined no fields of its own.");
		return out.say(...definitionLines(out, fields));
	}
	const { custom } = await hub.GET("/cases/{id}", { params: { path: { id: caseId } } });
	if (out.json) return out.document({ values: custom });
	const names = Object.keys(custom);
	if (names.length === 0) return out.say("None of your agency's own fields is filled in.");
	const label = (name: string) =>
		fields.find((one) => one.record === "case" && one.name === name)?.label ?? "no longer defined";
	out.say(
		...rows(
			names.map((name) => [safeLine(name), safeLine(`${shown(custom[name])}  (${label(name)})`)]),
			Math.min(out.width ?? 100, 100),
		),
	);
};

const shown = (value: unknown): string => (value === true ? "yes" : value === false ? "no" : String(value));

const definitionLines = (out: Output, fields: readonly Field[]): string[] => {
	const columns = [
		{ title: "FIELD", priority: 0 },
		{ title: "OF", priority: 0 },
		{ title: "TYPE", priority: 0 },
		{ title: "VERSION", priority: 2 },
		{ title: "STATUS", priority: 1 },
		{ title: "LABEL", priority: 0, grows: true, least: 12 },
	];
	const lines = fields.map((one) => {
		const choices = (one.choices ?? []).join(", ");
		return [
			one.name,
			one.record,
			inWords(one.type),
			one.version,
			one.status,
			[one.label, choices].filter(Boolean).join(": "),
		];
	});
	return titledTable(out, columns, lines);
};

/** `flight=FJ911` in the type of its field; an empty value takes it away. Or everything that is unclear. */
export const valuesOf = (
	words: readonly string[],
	fields: readonly Pick<Field, "record" | "name" | "type">[],
): { values: Record<string, string | number | boolean | null> } | { faults: Fault[] } => {
	const faults: Fault[] = [];
	const values: Record<string, string | number | boolean | null> = {};
	for (const word of words) {
		const [, name = "", text = ""] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
		const field = fields.find((one) => one.record === "case" && one.name === name);
		if (name === "") faults.push({ at: word, message: "is not like flight=FJ911" });
		else if (!field) faults.push({ at: name, message: "is no field that your agency has defined for cases" });
		else if (Object.hasOwn(values, name)) faults.push({ at: name, message: "is given twice" });
		else if (text === "") values[name] = null;
		else {
			const value = typed(field, text);
			if (value === undefined)
				faults.push({ at: name, message: field.type === "number" ? "must be a number" : "must be yes or no" });
			else values[name] = value;
		}
	}
	return faults.length > 0 ? { faults } : { values };
};

const typed = ({ type }: Pick<Field, "type">, text: string): string | number | boolean | undefined => {
	if (type === "number") return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
	if (type === "yesNo") return { yes: true, true: true, no: false, false: false }[text.toLowerCase()];
	return text;
};

export const set = async (
	context: Context,
	caseId: string,
	words: readonly string[],
	o: { caseVersion?: number },
): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const read = valuesOf(words, await definitions(hub));
	if ("faults" in read) throw usageError("The values are unclear.", "See: seamark case fields", read.faults);
	const expectedVersion = o.caseVersion ?? (await hub.GET("/cases/{id}", { params: { path: { id: caseId } } })).version;
	const after = await hub.PATCH("/cases/{id}/fields", {
		params: { path: { id: caseId } },
		body: { expectedVersion, values: read.values },
	});
	if (out.json) return out.document(after);
	out.say(
		`${out.paint("green", "Set")} ${Object.keys(read.values).map(safeLine).join(", ")}: version ${safeLine(after.version)}.`,
	);
};

export const define = async (
	context: Context,
	name: string,
	o: { on: Field["record"]; type: Field["type"]; label: string; choice?: string[]; fieldVersion?: number },
): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const { type, label, choice: choices, fieldVersion: expectedVersion } = o;
	const field = await hub.PUT("/fields/{record}/{name}", {
		params: { path: { record: o.on, name } },
		body: given<Body<"defineField">>({ type, label, choices, expectedVersion }),
	});
	if (out.json) return out.document(field);
	out.say(`${out.paint("green", "Defined")} ${safeLine(field.name)}, version ${safeLine(field.version)}.`);
	if (field.record === "case") out.hint(`Fill it in: seamark case set CASE ${safeLine(field.name)}=...`);
};

export const retire = async (
	context: Context,
	name: string,
	o: { on: Field["record"]; fieldVersion?: number },
): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const present = async (): Promise<number> => {
		const field = (await definitions(hub)).find((one) => one.record === o.on && one.name === name);
		if (!field) throw usageError(`There is no field "${name}" of a ${o.on}.`, "See them: seamark case fields");
		return field.version;
	};
	const field = await hub.POST("/fields/{record}/{name}/retire", {
		params: { path: { record: o.on, name } },
		body: { expectedVersion: o.fieldVersion ?? (await present()) },
	});
	if (out.json) return out.document(field);
	out.say(`${out.paint("green", "Retired")} ${safeLine(name)}. What it holds stays readable.`);
};
