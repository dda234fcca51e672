import { type Cluster, leaderOf, linkEnds, withNeeds } from "./clusters.ts";
import type { Known, Line, ParsedObject } from "./types.ts";
import { victimEnds } from "./victims.ts";
import { isLink, isSupport } from "./vocabulary.ts";

export type Home = { known: Known; kept: ParsedObject[] };

export type Placed = {
	/** Alerts that are here, each with what the bundle brings it. */
	homes: Map<Home, Set<ParsedObject>>;
	/** What makes new alerts. */
	fresh: Cluster[];
	report: Line[];
};

/** Ids by which alerts that are here already are found: of what a bundle holds, and of what it calls a victim. */
export const idsToFind = (objects: readonly ParsedObject[]): { primary: string[]; members: string[] } => ({
	primary: objects.map(({ id }) => id),
	members: [
		...objects.filter(({ type }) => !isSupport(type)).map(({ id }) => id),
		...objects.filter(({ type }) => isLink(type)).flatMap(linkEnds),
	],
});

const recalledLine = ({ index, id }: ParsedObject): Line => ({
	index,
	id,
	severity: "warning",
	code: "RECALLED",
	message:
		"The alert that held this object was recalled, which is the last word on it, so it was not imported again. Raise an alert by hand if it holds after all.",
});

const indexHomes = (homes: readonly Home[]) => {
	const holding = new Map<string, Home[]>();
	for (const home of homes)
		for (const { id } of home.kept) {
			const list = holding.get(id);
			if (list) list.push(home);
			else holding.set(id, [home]);
		}
	return holding;
};

/**
 * Where each object of a bundle goes. An object that alerts hold already goes to each of them, so that a correction or a
 * revocation reaches all its copies. A report goes to the alert that was made of it. What hangs together with the leading
 * object of an alert joins that one; links join what they speak of; what is left makes new alerts. What a recalled alert
 * held stays recalled.
 */
export const placeObjects = (
	clusters: readonly Cluster[],
	homes: readonly Home[],
	refused: readonly ParsedObject[] = [],
): Placed => {
	const live = homes.filter(({ known }) => known.alert.status === "live");
	const recalled = homes.filter(({ known }) => known.alert.status === "recalled");
	const gone = new Set(recalled.flatMap(({ known }) => [known.primaryId, ...known.ids]));
	const byPrimary = new Map(live.map((home) => [home.known.primaryId, home]));
	const holding = indexHomes(live);
	const placed: Placed = { homes: new Map(), fresh: [], report: [] };
	const give = (home: Home, objects: Iterable<ParsedObject>) => {
		const list = placed.homes.get(home) ?? new Set();
		for (const object of objects) list.add(object);
		placed.homes.set(home, list);
	};
	const place = { byPrimary, holding, gone, give };
	const follow = (objects: readonly ParsedObject[]) => {
		for (const object of objects)
			for (const id of [object.id, ...victimEnds(object.value)])
				for (const home of holding.get(id) ?? []) give(home, [object]);
	};
	// What is refused now for a victim's sake goes out of the alerts that hold it.
	follow(refused);
	for (const cluster of clusters) {
		follow(cluster.members);
		const { fresh, report } = cluster.shape === "container" ? ofContainer(cluster, place) : ofLoose(cluster, place);
		if (fresh) placed.fresh.push(fresh);
		for (const line of report) placed.report.push(line);
	}
	return placed;
};

type Place = {
	byPrimary: Map<string, Home>;
	holding: Map<string, Home[]>;
	gone: ReadonlySet<string>;
	give: (home: Home, objects: Iterable<ParsedObject>) => void;
};
type Rest = { fresh?: Cluster; report: Line[] };

const ofContainer = (cluster: Cluster, { byPrimary, holding, gone, give }: Place): Rest => {
	const home = byPrimary.get(cluster.primary.id);
	if (home) give(home, cluster.members);
	if (home) return { report: [] };
	if (!gone.has(cluster.primary.id)) return { fresh: cluster, report: [] };
	return { report: cluster.members.filter(({ id }) => !holding.has(id)).map(recalledLine) };
};

/** Where the objects of a loose cluster go that are more than identities and definitions. */
const placeContent = (content: readonly ParsedObject[], { holding, gone, give }: Place) => {
	const left: ParsedObject[] = [];
	const reached = new Set<Home>();
	const report: Line[] = [];
	const put = (object: ParsedObject, homes: readonly Home[]) => {
		for (const home of homes) {
			give(home, [object]);
			reached.add(home);
		}
		if (homes.length > 0) return;
		if (gone.has(object.id)) report.push(recalledLine(object));
		else left.push(object);
	};
	const held = (ids: readonly string[]) => ids.flatMap((id) => holding.get(id) ?? []);
	for (const object of content) if (!isLink(object.type)) put(object, held([object.id]));
	const staying = new Set(left.map(({ id }) => id));
	for (const object of content) {
		if (!isLink(object.type)) continue;
		// A link goes with what is new at one of its ends; else it joins what it speaks of.
		const ends = linkEnds(object);
		const homes = held([object.id]);
		const stays = homes.length > 0 || gone.has(object.id) || ends.some((id) => staying.has(id));
		put(object, stays ? homes : held(ends));
	}
	return { left, reached, report };
};

const ofLoose = (cluster: Cluster, place: Place): Rest => {
	const { byPrimary, holding, gone, give } = place;
	const { members, shape } = cluster;
	// A link or an identity that leads an alert only does so for want of anything else.
	const leads = (object: ParsedObject) => !isLink(object.type) && !isSupport(object.type);
	const leading =
		shape === "component" &&
		members.flatMap((object) => (leads(object) ? (byPrimary.get(object.id) ?? []) : [])).find(() => true);
	if (leading) {
		const over = members.filter(({ id }) => gone.has(id) && !holding.has(id));
		const free = (object: ParsedObject) => !holding.has(object.id) && !over.includes(object);
		give(leading, members.filter(free));
		return { report: over.map(recalledLine) };
	}
	const { left, reached, report } = placeContent(
		members.filter(({ type }) => !isSupport(type)),
		place,
	);
	const supports = members.filter(({ type }) => isSupport(type));
	for (const object of supports) {
		const home = byPrimary.get(object.id);
		if (home) give(home, [object]);
		if (home) reached.add(home);
	}
	const homeless = supports.filter(({ id }) => !holding.has(id) && !gone.has(id));
	const pool = members.filter(({ id, type }) => isSupport(type) || !gone.has(id));
	const own = left.length > 0 || reached.size + report.length === 0 ? withNeeds([...left, ...homeless], pool) : [];
	const over = supports.filter((object) => gone.has(object.id) && !holding.has(object.id) && !own.includes(object));
	const told = [...report, ...over.map(recalledLine)];
	if (own.length > 0)
		return { fresh: { primary: leaderOf(own) ?? cluster.primary, members: own, shape }, report: told };
	for (const home of reached) give(home, homeless);
	return { report: reached.size > 0 ? told : [...told, ...homeless.map(recalledLine)] };
};
