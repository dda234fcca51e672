import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "@seamark/db";
import { seedId } from "../../infra/seed/src/seed-id.ts";
import type { Seeded } from "../support/seeded.ts";
import type { Asker } from "./ask.ts";
import { type Load, type Officer, openClient, openCount, startWorkers } from "./client.ts";
import { gapsOf } from "./settle.ts";

/** Two officers of the authority that asks, and two of the authority that is asked. */
const first: Officer = { handle: "fj-central-authority-desk-1", purpose: "prosecution" };
const second: Officer = { handle: "fj-central-authority-desk-second-1", purpose: "prosecution" };
const theirs: Officer = { handle: "ws-central-authority-desk-1", purpose: "prosecution" };
const theirSecond: Officer = { handle: "ws-central-authority-desk-second-1", purpose: "prosecution" };
export const authorities: readonly Officer[] = [first, second, theirs, theirSecond];

/** Requests for assistance by their ids, each with the kinds of statements that were acknowledged in it. */
export type Threads = Map<string, string[]>;

/** All of it is invented. */
export const request = {
	requested: seedId("ws-central-authority"),
	assistance: ["records"],
	contents: {
		authority: "Suva Legal Assistance Office (invented)",
		subject: "Workers without pay on a vessel (invented)",
		proceedings: "investigation",
		conductedBy: "Prosecution Office (invented)",
		conductedByFunctions: "It directs investigations",
		facts: "A vessel took workers aboard and kept their papers (invented).",
		assistance: "Copies of the register of vessels",
		purpose: "To prove who owns the vessel",
	},
};

/**
 * Files requests by two officers and registers them at the other side, until stopped. Some are answered, by two officers too; in the others
 * both sides speak at the same time.
 * A statement travels after it was acknowledged: what is killed in between has to send it again.
 */
export const startAssistance = (o: {
	asker: Asker;
	url: string;
	token: (officer: string, purpose: string) => Promise<string>;
	threads: Threads;
	random: Seeded;
	workers: number;
}): Load => {
	const client = openClient({ ...o, urls: [o.url] });
	const acknowledged = openCount();

	const post = async (random: Seeded, by: Officer, path: string, body: object | null, good: number[]) => {
		const key = `assistance-${random.int(1e9)}-${random.int(1e9)}`;
		const answer = await client.untilAcknowledged(by, random, key, {
			method: "POST",
			path,
			body: JSON.stringify(body),
			good,
		});
		if (answer) acknowledged.add();
		return answer && { status: answer.status, body: JSON.parse(answer.text) as Record<string, unknown> };
	};
	/** Whether it has come to the other side before the run ends. */
	const arrived = async (by: Officer, id: string, over: () => boolean): Promise<boolean> => {
		while (!over()) {
			const token = await o.token(by.handle, by.purpose).catch(() => undefined);
			const look = { method: "GET", url: `${o.url}/mla/requests/${id}` };
			const answer = token ? await o.asker.ask({ ...look, token }).catch(() => undefined) : undefined;
			if (answer?.status === 200) return true;
			await pause(200);
		}
		return false;
	};

	const fileOne = async (random: Seeded, over: () => boolean) => {
		const drafted = await post(random, first, "/mla/requests", request, [201]);
		if (!drafted) return;
		const id = String(drafted.body.id);
		const said: string[] = [];
		o.threads.set(id, said);
		const acts = `/mla/requests/${id}/acts`;
		const act = async (by: Officer, kind: string, content: object, good: number[]) => {
			const made = await post(random, by, acts, { kind, content }, good);
			if (made?.status === 200) said.push(kind);
		};
		/** Says what takes two persons. */
		const actTogether = async (
			one: Officer,
			other: Officer,
			statement: { kind: string; content?: object },
		): Promise<boolean> => {
			const prepared = await post(random, one, acts, statement, [200]);
			const signed = prepared && (await post(random, other, `${acts}/${prepared.body.act}/sign`, null, [200]));
			if (signed) said.push(statement.kind);
			return signed !== undefined;
		};
		const nothing = { items: [{ says: "Nothing is known (invented)" }] };
		if (!(await actTogether(first, second, { kind: "submit" }))) return;
		if (!(await arrived(theirs, id, over))) return;
		await act(theirs, "register", {}, [200]);
		if (random.chance(0.5))
			return void (await actTogether(theirs, theirSecond, { kind: "answer-finally", content: nothing }));
		// Who knows of the other's is refused; what crosses resolves alike.
		await Promise.all([act(first, "withdraw", {}, [200, 409]), act(theirs, "answer-in-part", nothing, [200, 409])]);
	};
	return startWorkers(client, acknowledged, o.workers, async (index, over) => {
		const random = o.random.fork(`assistance ${index}`);
		while (!over()) await fileOne(random, over);
	});
};

type Copy = { id: string; agency: string; state: string; diverged: boolean; chain: string | null };

/** What both sides have of every request, held against what was acknowledged and against each other. Waits until all has arrived. */
export const judgeThreads = async (
	threads: Threads,
	mla: Pool,
	patienceMs = 180_000,
): Promise<{ lost: string[]; doubled: string[]; differ: number }> => {
	const began = performance.now();
	for (;;) {
		const { rows } = await mla.query<Copy>(
			`select q.id, q.agency, q.state::text as state, q.diverged is not null as diverged,
				(select string_agg(s.made_by || ' ' || s.number || ' ' || s.kind || ' ' || s.hash, ',' order by s.made_by, s.number)
					from mla_statement s where s.agency = q.agency and s.request = q.id) as chain
				from mla_request q`,
		);
		const copies = Map.groupBy(rows, ({ id }) => id);
		const lost = [...threads].flatMap(([id, said]) =>
			faultsOf(said, copies.get(id) ?? []).map((one) => `request ${id}: ${one}`),
		);
		if (lost.length > 0 && performance.now() - began < patienceMs) {
			await pause(1_000);
			continue;
		}
		const unknown = [...copies.keys()].filter((id) => !threads.has(id));
		return {
			lost: [...lost, ...(await gapsOf("mla", mla))],
			differ: lost.filter((one) => one.endsWith(differs)).length,
			doubled: unknown.map((id) => `request ${id} is stored and was given to nobody`),
		};
	}
};

const differs = "both sides differ, and do not say so";

/** Both sides have the same, with everything that was acknowledged; or both say that they differ. */
const faultsOf = (said: readonly string[], copies: readonly Copy[]): string[] => {
	const [one, other] = copies;
	if (!one) return ["is not there"];
	if (said.length === 0) return [];
	if (!other) return ["is not at the other side"];
	if (one.diverged && other.diverged) return [];
	const kinds = (one.chain ?? "").split(",").map((statement) => statement.split(" ")[2]);
	return [
		...(one.chain === other.chain && one.state === other.state ? [] : [differs]),
		...said.filter((kind) => !kinds.includes(kind)).map((kind) => `${kind} was acknowledged and is not there`),
	];
};
