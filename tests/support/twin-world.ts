import { expect } from "vitest";
import { seedId } from "../../infra/seed/src/seed-id.ts";
import type { AlertDraft } from "../../services/alerts/src/alert/schema.ts";
import type { Answer } from "./client.ts";
import { draft } from "./drafts.ts";
import type { Twins } from "./twins.ts";

/** The reader from whom things are hidden, and the agency of it. */
export const reader = { officer: "to-customs-desk-1", agency: seedId("to-customs") };

/** An alert that is in both hubs. `forked` once its hidden versions differ: it can never be shown again. */
export type Shared = {
	ids: readonly [string, string];
	version: number;
	state: "visible" | "hidden" | "forked" | "recalled";
	mine: boolean;
};
/** An alert of the second hub alone. */
export type Extra = { id: string; version: number; recalled: boolean };

export type World = {
	twins: Twins;
	shared: Shared[];
	extra: Extra[];
	/** Ids of the second hub that the reader may not see: alerts, imports, subscriptions. */
	hidden: { imports: string[]; subscriptions: string[] };
	/** Waits until the reader's open streams, if any, have this version. */
	arrived(ids: readonly [string, string], version: number): Promise<void>;
	steps: number;
	runs: number;
};

/** Words that are in hidden alerts alone. */
export const hiddenWords = ["zebrawood", "quicksilver", "nightjar"] as const;

/** It is in alerts that the reader sees and in some that they do not. */
export const sharedVessel = { type: "vessel" as const, role: "instrument", name: "MV Sea Snake (invented)" };

export const toReader: Partial<AlertDraft>[] = [
	{ handling: { tlp: "green", audience: { regions: ["pacific"] } } },
	{ kind: "place", countries: ["TO"], handling: { tlp: "amber", audience: { countries: ["TO", "SB"] } } },
	{ kind: "trend", topic: "related-crime", handling: { tlp: "amber+strict", audience: { agencies: [reader.agency] } } },
	{
		kind: "modus-operandi",
		topic: "trafficking",
		ages: "child",
		handling: { tlp: "clear", audience: { regions: ["pacific"], kinds: ["customs"] } },
	},
	{ kind: "life-at-risk", urgency: "flash", handling: { tlp: "green", audience: { regions: ["pacific"] } } },
	{ urgency: "priority", handling: { tlp: "green", audience: { regions: ["pacific"] }, use: { codes: ["H2"] } } },
];

// Each for another reason: clearance, audience, kind, exclusion, nobody, purpose, a name that is needed, agreement.
export const notToReader: { by: string; changes: Partial<AlertDraft> }[] = [
	{ by: "fj-desk-1", changes: { handling: { tlp: "red", audience: { agencies: [reader.agency] } } } },
	{ by: "fj-desk-1", changes: { kind: "place", handling: { tlp: "green", audience: { countries: ["SB"] } } } },
	{
		by: "fj-desk-1",
		changes: { kind: "trend", handling: { tlp: "green", audience: { regions: ["pacific"], kinds: ["tcu"] } } },
	},
	{
		by: "fj-desk-1",
		changes: {
			kind: "life-at-risk",
			urgency: "flash",
			handling: { tlp: "green", audience: { regions: ["pacific"], excluded: [reader.agency] } },
		},
	},
	{ by: "ws-desk-1", changes: { topic: "related-crime", handling: { tlp: "clear", audience: {} } } },
	{
		by: "ws-desk-1",
		changes: { handling: { tlp: "green", audience: { regions: ["pacific"] }, use: { purposes: ["investigation"] } } },
	},
	{
		by: "to-desk-1",
		changes: { countries: ["TO"], handling: { tlp: "red", audience: { agencies: [seedId("ws-tcu")] } } },
	},
	{ by: "lc-police-desk-1", changes: { handling: { tlp: "green", audience: { regions: ["pacific"] } } } },
];

export const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
export const one = <T>(list: readonly T[], n: number): T => pick(list, n) as T;
export const ok = <T>(answer: Answer<T>, ...statuses: number[]): T => {
	expect(statuses, answer.text).toContain(answer.status);
	return answer.body;
};

export type Raised = { id: string; version: number };
export type Act = (world: World, n: number, m: number) => Promise<void>;

const both = async <T>(
	world: World,
	officer: string,
	act: (which: 0 | 1) => (who: Awaited<ReturnType<Twins["as"]>>) => Promise<T>,
): Promise<readonly [T, T]> => {
	const [first, second] = [await world.twins.as(0, officer), await world.twins.as(1, officer)];
	return Promise.all([act(0)(first), act(1)(second)]);
};

const raiseShared = async (
	world: World,
	officer: string,
	body: AlertDraft,
	rest: Pick<Shared, "state" | "mine">,
): Promise<Shared> => {
	const [a, b] = await both(
		world,
		officer,
		() => (who) => who.post<Raised>("/alerts", body).then((answer) => ok(answer, 201)),
	);
	const made: Shared = { ids: [a.id, b.id], version: 1, ...rest };
	world.shared.push(made);
	if (rest.state === "visible") await world.arrived(made.ids, 1);
	return made;
};
const update = async (
	world: World,
	alert: Shared,
	officer: string,
	body: AlertDraft | ((which: 0 | 1) => AlertDraft),
	state: Shared["state"],
) => {
	await both(
		world,
		officer,
		(which) => (who) =>
			who
				.put(`/alerts/${alert.ids[which]}`, {
					expectedVersion: alert.version,
					draft: typeof body === "function" ? body(which) : body,
				})
				.then((answer) => ok(answer, 200)),
	);
	const told = alert.state === "visible" || state === "visible";
	Object.assign(alert, { version: alert.version + 1, state });
	if (told) await world.arrived(alert.ids, alert.version);
};
const recall = async (world: World, alert: Shared, officer: string) => {
	await both(
		world,
		officer,
		(which) => (who) =>
			who
				.post(`/alerts/${alert.ids[which]}/recall`, { expectedVersion: alert.version, reason: "the source withdrew" })
				.then((answer) => ok(answer, 200)),
	);
	Object.assign(alert, { version: alert.version + 1, state: "recalled" });
	await world.arrived(alert.ids, alert.version);
};

export const fiji = "fj-desk-1";
export const theirs = (world: World, state: Shared["state"]) =>
	world.shared.filter((alert) => alert.state === state && !alert.mine);
const mine = (world: World) => world.shared.filter((alert) => alert.state === "visible" && alert.mine);
/** Alerts of the reader's own agency are of a kind that no hidden reader asks for, since it learns who read them. */
const own = (n: number): AlertDraft =>
	draft({
		kind: "document",
		title: `Forged papers ${n} (invented)`,
		handling: { tlp: "green", audience: { regions: ["pacific"] } },
	});

/** Raises an alert in both hubs that the reader sees; `n` picks how it is addressed. */
export const raiseVisible = (world: World, n: number, m: number): Promise<Shared> =>
	raiseShared(world, fiji, draft({ title: `Landing ${m} (invented)`, subjects: [sharedVessel], ...one(toReader, n) }), {
		state: "visible",
		mine: false,
	});
export const ofPlace = 1;
/** Of a kind that is raised for no other reason. */
export const raiseVessel = (world: World): Promise<Shared> =>
	raiseShared(
		world,
		fiji,
		draft({ kind: "vehicle-or-vessel", handling: { tlp: "clear", audience: { regions: ["pacific"] } } }),
		{ state: "forked", mine: false },
	);

/** What happens in both hubs. */
export const shown = {
	raise: (world, n, m) => raiseVisible(world, n, m).then(() => undefined),
	raiseExpiring: async (world) => {
		const expiresAt = new Date(world.twins.now() + 4_000).toISOString();
		const made = await raiseShared(
			world,
			fiji,
			draft({ handling: { tlp: "green", audience: { regions: ["pacific"] }, expiresAt } }),
			{ state: "visible", mine: false },
		);
		made.state = "forked";
	},
	raiseHidden: (world, n) =>
		raiseShared(
			world,
			fiji,
			draft({
				title: "Not yet shown (invented)",
				handling: { tlp: "green", audience: { countries: [one(["SB", "WS"], n)] } },
			}),
			{ state: "hidden", mine: false },
		).then(() => undefined),
	widen: async (world, n, m) => {
		const alert = pick(theirs(world, "hidden"), n);
		if (alert)
			await update(
				world,
				alert,
				fiji,
				draft({ title: `Shown at last ${m} (invented)`, ...one(toReader, m) }),
				"visible",
			);
	},
	update: async (world, n, m) => {
		const alert = pick(theirs(world, "visible"), n);
		if (alert)
			await update(
				world,
				alert,
				fiji,
				draft({ title: `Landing, corrected ${m} (invented)`, ...one(toReader, m) }),
				"visible",
			);
	},
	/** What is taken away goes on hidden: from here on it may differ. */
	narrow: async (world, n, m) => {
		const alert = pick(theirs(world, "visible"), n);
		if (!alert) return;
		const hidden = (which: 0 | 1) =>
			draft({ title: hiddenWords[which], ...one(notToReader.slice(0, 4), m + which).changes });
		await update(world, alert, fiji, hidden, "hidden");
	},
	recall: async (world, n) => {
		const alert = pick(theirs(world, "visible"), n);
		if (alert) await recall(world, alert, fiji);
	},
	raiseOwn: (world, _n, m) =>
		raiseShared(world, reader.officer, own(m), { state: "visible", mine: true }).then(() => undefined),
	updateOwn: async (world, n, m) => {
		const alert = pick(mine(world), n);
		if (alert) await update(world, alert, reader.officer, own(m), "visible");
	},
	recallOwn: async (world, n) => {
		const alert = pick(mine(world), n);
		if (alert) await recall(world, alert, reader.officer);
	},
	respondToOwn: async (world, n) => {
		const alert = pick(mine(world), n);
		if (!alert) return;
		await both(world, "sb-desk-1", (which) => async (who) => {
			ok(await who.get(`/alerts/${alert.ids[which]}`), 200);
			ok(await who.post(`/alerts/${alert.ids[which]}/acknowledgements`, { version: alert.version }), 201);
			ok(await who.post(`/alerts/${alert.ids[which]}/feedback`, { use: "acted-on", note: "thank you" }), 201);
		});
	},
	respond: async (world, n) => {
		const alert = pick(theirs(world, "visible"), n);
		if (!alert) return;
		await both(world, reader.officer, (which) => async (who) => {
			ok(await who.post(`/alerts/${alert.ids[which]}/acknowledgements`, { version: alert.version }), 201);
			ok(await who.post(`/alerts/${alert.ids[which]}/feedback`, { use: "informed-patrol" }), 201);
		});
	},
} satisfies Record<string, Act>;
