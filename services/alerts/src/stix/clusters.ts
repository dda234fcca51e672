import type { ParsedObject } from "./types.ts";
import { momentKey, referencesOf, stringsOf, supportOf } from "./values.ts";
import { isContainer, isLink, isSupport } from "./vocabulary.ts";

/** Objects that make one alert, in the bundle's order, and the one that stands for it. */
export type Cluster = { primary: ParsedObject; members: ParsedObject[]; shape: "container" | "component" | "rest" };

export type ClusterLimits = {
	/** Alerts of one bundle; what goes beyond is gathered in the alert of the rest. */
	maxAlerts: number;
	/** Bytes of objects kept a second time because several reports refer to them. */
	maxCopied: number;
};
export const defaultClusterLimits: ClusterLimits = { maxAlerts: 1000, maxCopied: 10 * 1024 * 1024 };

/** Which object speaks for a cluster without a report, best first. */
const rank = `report grouping incident intrusion-set campaign threat-actor malware infrastructure tool attack-pattern
	vulnerability course-of-action indicator observed-data malware-analysis location`.split(/\s+/);
/** Clusters around one of these make an alert of their own; loose objects without any are gathered in one alert. */
const cores = new Set(["incident", "intrusion-set", "campaign", "threat-actor", "malware", "infrastructure"]);

const rankOf = (object: ParsedObject) => {
	const place = rank.indexOf(object.type);
	if (place >= 0) return place;
	if (isSupport(object.type)) return rank.length + 2;
	return rank.length + (isLink(object.type) || momentKey(object.value.modified) === null ? 1 : 0);
};

export const leaderOf = (members: ParsedObject[]): ParsedObject | undefined =>
	members.reduce<ParsedObject | undefined>(
		(best, object) => (best && rankOf(best) <= rankOf(object) ? best : object),
		undefined,
	);

/** Ends of a relationship or sighting, or what a note is about. */
export const linkEnds = ({ type, value }: ParsedObject): string[] => {
	if (type === "relationship") return stringsOf([value.source_ref, value.target_ref]);
	return type === "sighting" ? stringsOf([value.sighting_of_ref]) : stringsOf(value.object_refs);
};

/** What an object brings along: everything it refers to, save that a note brings only what it needs to be read. */
const bringsOf = (object: ParsedObject) =>
	object.type === "note" || object.type === "opinion"
		? supportOf(object.value)
		: [...referencesOf(object.value), ...supportOf(object.value)];

/** Objects with all that they bring along out of a pool, in the pool's order. */
export const withNeeds = (seeds: readonly ParsedObject[], pool: readonly ParsedObject[]): ParsedObject[] => {
	const byId = new Map(pool.map((object) => [object.id, object]));
	const needed = new Set(seeds);
	// The set grows while it is walked.
	for (const object of needed)
		for (const id of bringsOf(object)) {
			const other = byId.get(id);
			if (other && !isContainer(other.type)) needed.add(other);
		}
	return pool.filter((object) => needed.has(object));
};

export const shapeOf = (primary: ParsedObject, members: readonly ParsedObject[]): Cluster["shape"] =>
	isContainer(primary.type) ? "container" : members.some(({ type }) => cores.has(type)) ? "component" : "rest";

type World = {
	byId: Map<string, ParsedObject>;
	linksAt: Map<string, ParsedObject[]>;
	owner: Map<ParsedObject, Set<ParsedObject>>;
	copied: { left: number; refused: Set<ParsedObject> };
};

const survey = (objects: ParsedObject[], limits: ClusterLimits): World => {
	const linksAt = new Map<string, ParsedObject[]>();
	for (const object of objects)
		if (isLink(object.type))
			for (const end of new Set(linkEnds(object))) {
				const list = linksAt.get(end);
				if (list) list.push(object);
				else linksAt.set(end, [object]);
			}
	return {
		byId: new Map(objects.map((object) => [object.id, object])),
		linksAt,
		owner: new Map(),
		copied: { left: limits.maxCopied, refused: new Set() },
	};
};

/** Adds `seeds` and all they need to `members`. An object that another alert owns already is copied while there is room. */
const gather = (world: World, members: Set<ParsedObject>, seeds: ParsedObject[]) => {
	const fresh: ParsedObject[] = [];
	const pending: ParsedObject[] = [];
	const add = (object: ParsedObject | undefined, seed = false) => {
		if (!object || members.has(object) || (isContainer(object.type) && !seed)) return;
		if (world.owner.has(object)) {
			if (world.copied.left < object.raw.length) {
				world.copied.refused.add(object);
				return;
			}
			world.copied.left -= object.raw.length;
		} else {
			world.owner.set(object, members);
			fresh.push(object);
		}
		members.add(object);
		pending.push(object);
	};
	const bringAll = () => {
		for (let object = pending.pop(); object; object = pending.pop())
			for (const id of bringsOf(object)) add(world.byId.get(id));
	};
	for (const seed of seeds) add(seed, true);
	bringAll();
	// Links join when what they link is there. Only newly owned objects are asked, so that each link is looked at few times.
	for (let object = fresh.pop(); object; object = fresh.pop()) {
		for (const link of world.linksAt.get(object.id) ?? []) {
			const present = (id: string) => {
				const end = world.byId.get(id);
				return end !== undefined && members.has(end);
			};
			const ends = linkEnds(link);
			if (!world.owner.has(link) && (link.type === "relationship" ? ends.every(present) : ends.some(present)))
				add(link);
		}
		bringAll();
	}
};

/** Loose objects that hang together by more than a common creator or marking. */
const components = (world: World, loose: ParsedObject[]): ParsedObject[][] => {
	const parent = new Map(loose.map((object) => [object, object]));
	const find = (object: ParsedObject): ParsedObject => {
		let root = object;
		for (let up = parent.get(root); up && up !== root; up = parent.get(root)) root = up;
		for (let at = object; at !== root; ) {
			const up = parent.get(at) ?? root;
			parent.set(at, root);
			at = up;
		}
		return root;
	};
	for (const object of loose) {
		const support = new Set(supportOf(object.value));
		for (const id of referencesOf(object.value)) {
			const other = world.byId.get(id);
			if (other && parent.has(other) && !support.has(id)) parent.set(find(other), find(object));
		}
	}
	const groups = new Map<ParsedObject, ParsedObject[]>();
	for (const object of loose) {
		const root = find(object);
		const group = groups.get(root);
		if (group) group.push(object);
		else groups.set(root, [object]);
	}
	return [...groups.values()];
};

/**
 * Divides the objects of a bundle into alerts. A report or grouping makes one with everything it refers to, and what is
 * needed to read that. Other objects make one per group that hangs together around a `cores` type; the remaining ones
 * make one in all. Every object is in at least one cluster; one that several reports refer to is in each of theirs,
 * unless it is in `sharedOnce`, where the room for copies was used up.
 */
export const clustersOf = (
	objects: ParsedObject[],
	limits: ClusterLimits = defaultClusterLimits,
): { clusters: Cluster[]; sharedOnce: Set<ParsedObject> } => {
	const world = survey(objects, limits);
	const found: { members: Set<ParsedObject>; shape: Cluster["shape"]; primary: ParsedObject }[] = [];
	const open = (shape: Cluster["shape"], seeds: ParsedObject[]) => {
		const primary = leaderOf(seeds);
		if (!primary) return;
		const members = new Set<ParsedObject>();
		gather(world, members, seeds);
		found.push({ members, shape, primary });
	};
	for (const object of objects)
		if (isContainer(object.type) && found.length < limits.maxAlerts) open("container", [object]);

	const rest: ParsedObject[] = [];
	const isLoose = (object: ParsedObject) => !world.owner.has(object);
	for (const group of components(world, objects.filter(isLoose))) {
		const left = group.filter(isLoose);
		const end = left.every((object) => isLink(object.type))
			? left.flatMap(linkEnds).flatMap((id) => world.byId.get(id) ?? [])
			: [];
		const home = end.map((object) => world.owner.get(object)).find((members) => members !== undefined);
		if (home) gather(world, home, left);
		else if (left.some((object) => cores.has(object.type)) && found.length < limits.maxAlerts) open("component", left);
		else rest.push(...left);
	}
	const stillLoose = rest.filter(isLoose);
	const first = found[0];
	// Identities and markings that nothing refers to are no alert: they go with the first.
	if (first && stillLoose.every((object) => isSupport(object.type))) gather(world, first.members, stillLoose);
	else open("rest", stillLoose);

	const clusters = found.map(({ members, ...cluster }) => ({
		...cluster,
		members: [...members].sort((a, b) => a.index - b.index),
	}));
	return { clusters, sharedOnce: world.copied.refused };
};
