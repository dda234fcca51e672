import { setTimeout as pause } from "node:timers/promises";
import { draft } from "../../support/drafts.ts";
import { openProxy, type TcpProxy } from "../../support/proxy.ts";
import { type OwnedHub, ownedHub, pair } from "../../support/two-hubs.ts";
import type { Stage } from "../stage.ts";

const all = ["FJ", "TO", "VU", "WS"];
export type Read = {
	id: string;
	version: number;
	status: string;
	title: string;
	originator: { agency: string; hub?: string };
};
type Holder = {
	hub: string;
	state: string;
	holds: boolean;
	why: string | null;
	receipt: { text: string; signature: string } | null;
};

export type World = {
	stage: Stage;
	north: OwnedHub;
	south: OwnedHub;
	east: OwnedHub;
	/** Between each two hubs, in both directions. */
	link(one: OwnedHub, other: OwnedHub): readonly TcpProxy[];
	/** Milliseconds that the hubs' clocks are ahead. */
	later(ms: number): void;
};

/** What an answer comes to in the end; what it is when it does not come to that. */
export const inTheEnd = async <T>(of: () => Promise<T>, wanted: T, withinMs = 60_000): Promise<T> => {
	const end = performance.now() + withinMs;
	for (;;) {
		const got = await of();
		if (JSON.stringify(got) === JSON.stringify(wanted) || performance.now() > end) return got;
		await pause(100);
	}
};

export const readAt = async (hub: OwnedHub, officer: string, id: string) =>
	(await hub.as(officer)).get<Read>(`/alerts/${id}`);
export const statusAt = async (hub: OwnedHub, officer: string, id: string) => (await readAt(hub, officer, id)).status;
export const raiseAt = async (hub: OwnedHub, officer: string, title: string, audience: object): Promise<string> => {
	const body = draft({ title, handling: { tlp: "amber", audience } as never });
	const answer = await (await hub.as(officer)).post<{ id: string }>("/alerts", body);
	if (answer.status !== 201) throw new Error(answer.text);
	return answer.body.id;
};
export const changeAt = async (
	hub: OwnedHub,
	officer: string,
	id: string,
	version: number,
	title: string,
	audience: object,
) => {
	const body = { expectedVersion: version, draft: draft({ title, handling: { tlp: "amber", audience } as never }) };
	const answer = await (await hub.as(officer)).put(`/alerts/${id}`, body);
	if (answer.status !== 200) throw new Error(answer.text);
};
export const recallAt = async (hub: OwnedHub, officer: string, id: string, version: number) => {
	const answer = await (await hub.as(officer)).post(`/alerts/${id}/recall`, {
		expectedVersion: version,
		reason: "It was another boat.",
	});
	if (answer.status !== 200) throw new Error(answer.text);
};
export const holdersOf = async (hub: OwnedHub, officer: string, id: string): Promise<Holder[]> =>
	(await (await hub.as(officer)).get<{ items: Holder[] }>(`/exchange/alerts/${id}/holders`)).body.items;

export const openWorld = async (stage: Stage, stack: AsyncDisposableStack): Promise<World> => {
	let ahead = 0;
	const now = () => Date.now() + ahead;
	const open = (name: string, countries: string[]) => ownedHub(name, countries, all, { now, authority: true });
	const hubs = await Promise.all([open("north", ["FJ"]), open("south", ["TO", "VU"]), open("east", ["WS"])]);
	for (const hub of hubs) stack.defer(() => hub.remove());
	await Promise.all(hubs.map((hub) => hub.start()));
	const [north, south, east] = hubs as [OwnedHub, OwnedHub, OwnedHub];
	const links = new Map<string, TcpProxy[]>();
	for (const [one, other] of [
		[north, south],
		[north, east],
		[south, east],
	] as const) {
		const proxies = [
			await openProxy(() => ({ port: one.port })),
			await openProxy(() => ({ port: other.port })),
		] as const;
		for (const proxy of proxies) stack.defer(() => proxy.close());
		links.set([one.name, other.name].sort().join(), [...proxies]);
		await pair(one, other, proxies.map(({ port }) => `https://127.0.0.1:${port}`) as [string, string]);
	}
	return {
		...{ stage, north, south, east },
		link: (one, other) => links.get([one.name, other.name].sort().join()) ?? [],
		later: (ms) => {
			ahead += ms;
		},
	};
};
