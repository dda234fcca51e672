import { setTimeout as pause } from "node:timers/promises";
import { type GovernedRecord, may } from "@seamark/policy";
import { seedId } from "../../infra/seed/src/seed-id.ts";
import type { AlertDraft } from "../../services/alerts/src/alert/schema.ts";
import { draft } from "../support/drafts.ts";
import type { Seeded } from "../support/seeded.ts";
import type { Asker } from "./ask.ts";
import { type Load, type Officer, openClient, openCount, startWorkers } from "./client.ts";
import { principalOf } from "./directory.ts";
import type { History, Recorded } from "./history.ts";

/** Desks of several agencies, some outside the network. */
export const posters: readonly Officer[] = [
	{ handle: "fj-desk-1", purpose: "investigation" },
	{ handle: "ws-desk-1", purpose: "investigation" },
	{ handle: "to-customs-desk-1", purpose: "border-control" },
	{ handle: "vu-desk-1", purpose: "investigation" },
	{ handle: "nz-customs-desk-1", purpose: "border-control" },
];

/** Readers who differ in country, kind of agency, clearance, purpose and agreements. */
export const readers: readonly Officer[] = [
	{ handle: "fj-liaison-1", purpose: "investigation" },
	{ handle: "to-customs-liaison-1", purpose: "border-control" },
	{ handle: "ht-police-liaison-1", purpose: "victim-protection" },
	{ handle: "sb-desk-1", purpose: "investigation" },
	{ handle: "nz-customs-desk-1", purpose: "border-control" },
];

type Handling = AlertDraft["handling"];
export const wide: readonly Partial<AlertDraft>[] = [
	{ handling: { tlp: "green", audience: { regions: ["pacific"] } } },
	{ handling: { tlp: "clear", audience: { regions: ["pacific", "caribbean"] } } },
	{ handling: { tlp: "amber", audience: { countries: ["TO", "SB", "FJ"] } } },
	{ handling: { tlp: "green", audience: { regions: ["pacific"], kinds: ["customs"] } } },
	{ handling: { tlp: "green", audience: { regions: ["pacific", "tasman"], excluded: [seedId("to-customs")] } } },
	{ handling: { tlp: "red", audience: { agencies: [seedId("sb-tcu")] } } },
	{ handling: { tlp: "green", audience: { countries: ["FJ", "NZ"] }, use: { purposes: ["investigation"] } } },
	{
		topic: "trafficking",
		ages: "child",
		handling: { tlp: "green", audience: { countries: ["HT"], regions: ["pacific"] } },
	},
	{ kind: "life-at-risk", urgency: "flash", handling: { tlp: "green", audience: { regions: ["pacific"] } } },
];
/** Customs desks are cleared up to AMBER+STRICT, and nobody raises what they could not read. */
export const withinClearance = (officer: Officer, one: Partial<AlertDraft>): Partial<AlertDraft> =>
	officer.handle.includes("customs") && one.handling?.tlp === "red"
		? { ...one, handling: { ...one.handling, tlp: "amber+strict" } }
		: one;
export const narrow: Handling = { tlp: "amber", audience: { countries: ["SB"] } };
export const nobody: Handling = { tlp: "amber+strict", audience: {} };

/** Only where it takes readers away and gives none. */
export const narrowed = (handling: Handling): Handling =>
	handling.tlp === "green" && handling.audience.regions?.includes("pacific") && !handling.audience.kinds
		? narrow
		: nobody;

export const governedOf = (by: { agency: string; country: string }, one: AlertDraft): GovernedRecord => ({
	record: "alert",
	originator: { agency: by.agency, country: by.country },
	topic: one.topic,
	ages: one.ages ?? "unknown",
	handling: {
		tlp: one.handling.tlp,
		audience: { regions: [], countries: [], kinds: [], agencies: [], excluded: [], ...one.handling.audience },
		use: { codes: [], purposes: [], conditions: [], ...one.handling.use },
		expiresAt: null,
	},
});

/**
 * Posts, updates and recalls alerts until stopped; the history takes down only what was acknowledged.
 */
export const startLoad = (o: {
	asker: Asker;
	urls: readonly string[];
	token: (officer: string, purpose: string) => Promise<string>;
	history: History;
	random: Seeded;
	workers: number;
	/** Alerts in all; without an end when left out. */
	alerts?: number;
	/** Alerts a second, over all workers. */
	perSecond?: number;
	/** Parts of the work that change alerts instead of raising them. */
	changes?: boolean;
}): Load => {
	const client = openClient(o);
	const { untilAcknowledged } = client;
	const acknowledged = openCount();
	let taken = 0;

	const worker = async (index: number, over: () => boolean) => {
		const random = o.random.fork(`worker ${index}`);
		const mine: { recorded: Recorded; by: Officer; draft: AlertDraft }[] = [];
		const began = performance.now();
		let done = 0;
		while (!over() && (o.alerts === undefined || taken < o.alerts)) {
			const change = o.changes && mine.length > 0 && random.chance(0.15);
			const n = change ? -1 : taken++;
			const officer = random.pick(posters);
			if (change) await changeOne(random, mine, `${index}-${done}`);
			else await raiseOne(random, officer, n, mine);
			done++;
			if (o.perSecond === undefined) continue;
			const early = began + (done * 1_000 * o.workers) / o.perSecond - performance.now();
			if (early > 0) await pause(early);
		}
	};

	const raiseOne = async (
		random: Seeded,
		officer: Officer,
		n: number,
		mine: { recorded: Recorded; by: Officer; draft: AlertDraft }[],
	) => {
		const who = principalOf(officer.handle, officer.purpose, Date.now());
		const one = draft({
			title: `alert ${n} (invented)`,
			countries: [who.country],
			...withinClearance(officer, random.pick(wide)),
		});
		const request = { method: "POST", path: "/alerts", body: JSON.stringify(one), good: 201 };
		const key = `raise-${n}-${random.int(1e9)}`;
		const answer = await untilAcknowledged(officer, random, key, request);
		if (!answer) return;
		const { id } = JSON.parse(answer.text) as { id: string };
		const recorded: Recorded = { id, title: one.title, versions: [governedOf(who, one)], recalled: false };
		if (o.history.alerts.has(id)) o.history.twice.push(`${id} was given to two requests`);
		o.history.alerts.set(id, recorded);
		acknowledged.add();
		// A desk may mark an alert above its own clearance, and then no longer change it.
		const mayChange = may(who, "change", recorded.versions[0] as GovernedRecord, Date.now()).allowed;
		if (o.changes && mayChange && mine.length < 50) mine.push({ recorded, by: officer, draft: one });
		// A client that did not believe its answer asks again, and must be told the same.
		if (random.chance(0.02)) {
			const again = await untilAcknowledged(officer, random, key, request);
			if (again && (JSON.parse(again.text) as { id: string }).id !== id) o.history.twice.push(`${id} was stored twice`);
		}
	};

	const changeOne = async (
		random: Seeded,
		mine: { recorded: Recorded; by: Officer; draft: AlertDraft }[],
		key: string,
	) => {
		const at = random.int(mine.length);
		const { recorded, by, draft: current } = mine[at] as (typeof mine)[number];
		const { id, versions } = recorded;
		const expectedVersion = versions.length;
		const kind = random.pick(["reword", "reword", "narrow", "hide", "recall"] as const);
		const who = principalOf(by.handle, by.purpose, Date.now());
		if (kind === "recall") {
			mine.splice(at, 1);
			const body = JSON.stringify({ expectedVersion, reason: "no longer so (invented)" });
			const request = { method: "POST", path: `/alerts/${id}/recall`, body, good: 200 };
			if (!(await untilAcknowledged(by, random, `recall-${key}-${random.int(1e9)}`, request))) return;
			recorded.recalled = true;
			versions.push(versions.at(-1) as GovernedRecord);
			return;
		}
		// What is narrow or hidden stays so.
		const handling =
			current.handling === narrow || current.handling === nobody || kind === "reword"
				? current.handling
				: kind === "hide"
					? nobody
					: narrowed(current.handling);
		const next = { ...current, summary: `version ${expectedVersion + 1}`, handling };
		const body = JSON.stringify({ expectedVersion, draft: next });
		const request = { method: "PUT", path: `/alerts/${id}`, body, good: 200 };
		if (!(await untilAcknowledged(by, random, `update-${key}-${random.int(1e9)}`, request))) return;
		versions.push(governedOf(who, next));
		(mine[at] as (typeof mine)[number]).draft = next;
	};

	return startWorkers(client, acknowledged, o.workers, worker);
};
