import { expect } from "vitest";
import { openSides, type Side, until } from "./by-hand.ts";
import { draft } from "./drafts.ts";

/** What officers at two hubs write and read, while a test carries the messages of the hubs by hand. */

type Raised = { id: string; reach: { reached: number } };
type Read = { status: string; title: string; version: number };

const wrote = { north: { officer: "fj-a-1", to: "TO" }, south: { officer: "to-a-1", to: "FJ" } } as const;
const of = (side: Side) => wrote[side.hub.name as "north" | "south"];
const bodyOf = (title: string, audience: object) => draft({ title, handling: { tlp: "amber", audience } as never });

const reaches = async ({ hub }: Side, officer: string, country: string) => {
	const body = draft({ handling: { tlp: "amber", audience: { countries: [country] } } as never });
	return ((await (await hub.as(officer)).post<Raised>("/alerts", body)).body.reach?.reached ?? 0) > 0;
};
/** Two paired hubs, each of which knows the agencies of the other. */
export const openTwoSides = () =>
	openSides(async (north, south) => (await reaches(north, "fj-a-1", "TO")) && (await reaches(south, "to-a-1", "FJ")));

export const raise = async (
	side: Side,
	title: string,
	audience: object = { countries: [of(side).to] },
): Promise<string> => {
	const answer = await (await side.hub.as(of(side).officer)).post<Raised>("/alerts", bodyOf(title, audience));
	expect(answer.status, answer.text).toBe(201);
	return answer.body.id;
};
/** Sixteen at a time. */
export const raiseMany = async (side: Side, title: string, count: number): Promise<string[]> => {
	const ids: string[] = [];
	for (let n = 0; n < count; n += 16)
		ids.push(
			...(await Promise.all(
				Array.from({ length: Math.min(16, count - n) }, (_, k) => raise(side, `${title} ${n + k}`)),
			)),
		);
	return ids;
};
export const change = async (
	side: Side,
	id: string,
	version: number,
	title: string,
	audience: object = { countries: [of(side).to] },
) => {
	const answer = await (await side.hub.as(of(side).officer)).put(`/alerts/${id}`, {
		expectedVersion: version,
		draft: bodyOf(title, audience),
	});
	expect(answer.status, answer.text).toBe(200);
};
export const recall = async (side: Side, id: string, version: number) => {
	const answer = await (await side.hub.as(of(side).officer)).post(`/alerts/${id}/recall`, {
		expectedVersion: version,
		reason: "It was another boat.",
	});
	expect(answer.status, answer.text).toBe(200);
};
export const readAt = async ({ hub }: Side, officer: string, id: string) => {
	const { status, body } = await (await hub.as(officer)).get<Read>(`/alerts/${id}`);
	return status === 200 ? `${body.status}: ${body.title}` : status;
};
/** The last thing that the hub was told of each of these is in its log for the other. */
export const offered = (side: Side, wanted: Record<string, string>) =>
	until("what was raised is in the log for the other hub", async () => {
		const { rows } = await side.sync.context.pool.query<{ subject: string; state: string; version: number }>(
			"select subject, state, version from sent where subject = any ($1::uuid[])",
			[Object.keys(wanted)],
		);
		return (
			rows.length === Object.keys(wanted).length &&
			rows.every(({ subject, state, version }) => wanted[subject] === `${state} ${version}`)
		);
	});
/** All that was written at a hub so far is in its log for the other one: so is what was written last. */
export const allOffered = async (side: Side): Promise<string> => {
	const marker = await raise(side, "Marker");
	await offered(side, { [marker]: "shown 1" });
	return marker;
};
/** What an officer was told of each alert, in order. */
export const feedOf = async (side: Side, officer: string, ids: readonly string[]) => {
	const feed = await (await side.hub.as(officer)).feed("?from=start");
	const told = () => Map.groupBy(feed.items(), ({ data }) => data.id as string);
	await until("the feed", async () => {
		const there = told();
		return ids.every((id) => there.has(id));
	});
	await feed.close();
	const there = told();
	return ids.map((id) => (there.get(id) ?? []).map(({ event, data }) => `${event} ${data.version}`));
};
