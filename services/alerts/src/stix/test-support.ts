import { readFileSync } from "node:fs";
import type { HandlingInput } from "../alert/schema.ts";
import { mapBundle } from "./map-bundle.ts";
import type { MapContext } from "./map-cluster.ts";
import { readBundle } from "./read-bundle.ts";
import type { Agency, JsonObject } from "./types.ts";

/** Makers of small bundles for the tests of this folder. Every name in them is invented. */

const fixtures = new URL("../../../../tests/fixtures/stix/", import.meta.url);
export const samples = [
	"apt1",
	"poisonivy",
	"defining-campaigns-threat-actors-intrusion-sets",
	"sighting-of-an-indicator",
	"using-granular-markings",
	"using-marking-definitions",
];
export const sampleText = (name: string) => readFileSync(new URL(`${name}.json`, fixtures));

export const agency: Agency = { id: "7f9d1e4e-51a3-4a39-8f4b-0f6a4b1f0a01", name: "Unit One", country: "FJ" };
export const handling: HandlingInput = { tlp: "green", audience: { regions: ["pacific"] } };
export const context: MapContext = { handling, agency, now: new Date("2026-06-01T00:00:00.000Z") };

const at = "2026-01-10T08:00:00.000Z";
/** A UUID for a small number, so that tests can name objects by number. */
export const uuidFor = (number: number) => `00000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
export const idFor = (type: string, number: number) => `${type}--${uuidFor(number)}`;
export const sdo = (type: string, number: number, properties: JsonObject = {}): JsonObject & { id: string } => ({
	type,
	spec_version: "2.1",
	id: idFor(type, number),
	created: at,
	modified: at,
	name: `${type} ${number}`,
	...properties,
});
export const relationship = (
	number: number,
	relationship_type: string,
	source: { id: string },
	target: { id: string },
) => sdo("relationship", number, { relationship_type, source_ref: source.id, target_ref: target.id });
export const report = (number: number, about: { id: string }[], properties: JsonObject = {}) =>
	sdo("report", number, {
		published: at,
		report_types: ["threat-report"],
		object_refs: about.map(({ id }) => id),
		...properties,
	});

export const bundleText = (objects: unknown[]) => JSON.stringify({ type: "bundle", id: idFor("bundle", 1), objects });

/** Reads and maps in one go, as the import does. */
export const importText = (text: string | Buffer, ctx: MapContext = context) => {
	const read = readBundle(text);
	const mapped = mapBundle(read.objects, { ...ctx, around: read.around });
	return { read, alerts: mapped.alerts, report: [...read.report, ...mapped.report] };
};
export const importObjects = (objects: unknown[], ctx: MapContext = context) => importText(bundleText(objects), ctx);

/** Ids of the objects that an alert keeps. */
export const keptIds = (alert: { stix: { objects: string[] } } | undefined): string[] =>
	(alert?.stix.objects ?? []).map((raw) => JSON.parse(raw).id);
export const codesOf = (lines: { code: string }[]) => lines.map(({ code }) => code);
