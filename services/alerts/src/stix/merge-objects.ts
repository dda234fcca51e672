import { type Cluster, clustersOf } from "./clusters.ts";
import { sameContent } from "./lossless.ts";
import type { Line, ParsedObject } from "./types.ts";
import { momentKey } from "./values.ts";
import { isContainer } from "./vocabulary.ts";

/**
 * Which version of an object counts when it comes again. Where it has `modified`, the later one; where it has none, or both
 * say the same time, what it says decides: the same object sent again changes nothing.
 */
const compare = (kept: ParsedObject, sent: ParsedObject): "same" | "newer" | "older" | "clash" => {
	const [before, after] = [momentKey(kept.value.modified), momentKey(sent.value.modified)];
	if (before !== after) {
		if (before === null || after === null) return before === null ? "newer" : "older";
		return after > before ? "newer" : "older";
	}
	if (sameContent(kept.raw, sent.raw)) return "same";
	return before === null ? "newer" : "clash";
};

const lineOf = ({ index, id }: ParsedObject, line: Omit<Line, "index" | "id">): Line => ({ index, id, ...line });

/**
 * What an alert holds after a bundle: each object once, in the version that counts. `read` has what markings and victims are
 * looked for in besides, such as a stricter copy under the same version: it is not kept, and its handling counts.
 */
export const mergeObjects = (
	kept: readonly ParsedObject[],
	sent: readonly ParsedObject[],
): { objects: ParsedObject[]; changed: boolean; report: Line[] } => {
	const objects = new Map(kept.map((object) => [object.id, object]));
	const report: Line[] = [];
	let changed = false;
	for (const object of sent) {
		const before = objects.get(object.id);
		const outcome = before ? compare(before, object) : "newer";
		if (outcome === "newer") {
			objects.set(object.id, before ? { ...object, earlier: [...object.earlier, before.value] } : object);
			changed = true;
			continue;
		}
		if (!before || outcome === "same") continue;
		// What an older copy says of victims and of handling counts as well.
		objects.set(object.id, { ...before, earlier: [...before.earlier, object.value] });
		report.push(
			outcome === "older"
				? lineOf(object, {
						severity: "note",
						code: "OLDER_VERSION",
						message: "The hub keeps a newer version of this object. That one stays.",
					})
				: lineOf(object, {
						severity: "warning",
						code: "VERSION_CLASH",
						message:
							"The hub keeps an object with the same id and the same modified that says something else. That one stays; have the sender give this one a newer modified.",
					}),
		);
	}
	return { objects: [...objects.values()], changed, report };
};

/** Those that a newer version of a report or grouping no longer refers to, at any remove; none for other alerts. */
export const takenOut = (
	primary: ParsedObject,
	objects: ParsedObject[],
	sent: readonly ParsedObject[],
): Set<string> => {
	if (!isContainer(primary.type) || !sent.some(({ id, raw }) => id === primary.id && raw === primary.raw))
		return new Set();
	const own = clustersOf(objects).clusters.find((cluster: Cluster) => cluster.primary.id === primary.id);
	const stay = new Set([...(own?.members ?? []), ...sent].map(({ id }) => id));
	return new Set(objects.map(({ id }) => id).filter((id) => !stay.has(id)));
};
