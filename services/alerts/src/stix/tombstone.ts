import { agencyIdentity } from "./seamark-extension.ts";
import type { Agency, JsonObject, ParsedObject } from "./types.ts";
import { stringOf } from "./values.ts";

/** What the standard requires of a type beyond the common properties, with nothing said. */
const blanks: Record<string, (created: string, identity: string) => JsonObject> = {
	report: (created, identity) => ({
		name: "Recalled",
		report_types: ["threat-report"],
		published: created,
		object_refs: [identity],
	}),
	grouping: (_, identity) => ({ name: "Recalled", context: "unspecified", object_refs: [identity] }),
	indicator: (created) => ({
		name: "Recalled",
		pattern: "[x-recalled:value = 'recalled']",
		pattern_type: "stix",
		valid_from: created,
	}),
	malware: () => ({ name: "Recalled", is_family: false }),
	"observed-data": (created, identity) => ({
		first_observed: created,
		last_observed: created,
		number_observed: 1,
		object_refs: [identity],
	}),
	note: (_, identity) => ({ content: "Recalled", object_refs: [identity] }),
	opinion: (_, identity) => ({ opinion: "neutral", object_refs: [identity] }),
	relationship: (_, identity) => ({ relationship_type: "related-to", source_ref: identity, target_ref: identity }),
	sighting: (_, identity) => ({ sighting_of_ref: identity }),
	location: () => ({ name: "Recalled", region: "unknown" }),
	"malware-analysis": () => ({ product: "recalled", result: "unknown" }),
};

/** A revoked version of an object in which nothing of its content is left. The caller sets `modified`. */
export const tombstoneOf = (
	{ type, id, value }: Pick<ParsedObject, "type" | "id" | "value">,
	agency: Agency,
): JsonObject => {
	const created = stringOf(value.created) ?? "1970-01-01T00:00:00.000Z";
	const creator = stringOf(value.created_by_ref);
	const identity = agencyIdentity(agency).id;
	return {
		type,
		...(value.spec_version === undefined ? {} : { spec_version: value.spec_version }),
		id,
		...(creator ? { created_by_ref: creator } : {}),
		created,
		modified: stringOf(value.modified) ?? created,
		...(blanks[type]?.(created, identity) ?? { name: "Recalled" }),
		revoked: true,
	};
};
