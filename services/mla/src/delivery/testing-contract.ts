import type { Pool } from "@seamark/db";
import { expect, test } from "vitest";
import type { Deps } from "../deps.ts";
import { type Stage, type UnitName, units } from "../testing.ts";
import { storyOf } from "../testing-story.ts";
import { watchOnce } from "./watch.ts";

/** What one side has of a request, as it is stored. */
export type Stored = { state: unknown; diverged: boolean; chain: string[]; unproved: number };

export const storedAt = async (raw: Pool, who: UnitName, request: string): Promise<Stored> => {
	const { rows } = await raw.query<Stored>(
		`select q.state, q.diverged is not null as diverged,
			array(select s.made_by || s.number || ' ' || s.kind || ' ' || s.hash from mla_statement s
				where s.agency = q.agency and s.request = q.id order by s.made_by, s.number) as chain,
			(select count(*)::int from mla_statement s where s.agency = q.agency and s.request = q.id and s.made_by = q.side
				and s.number > q.delivered and not exists (select from mla_receipt r where r.agency = s.agency and r.statement = s.hash
					and r.kind in ('delivered', 'retrieved'))) as unproved
			from mla_request q where q.agency = $1 and q.id = $2`,
		[units[who].agency, request],
	);
	return rows[0] ?? { state: undefined, diverged: false, chain: [], unproved: 0 };
};

/** Both have the same and know it, or both say that they do not. Undefined: not yet. */
export const agreed = async (raw: Pool, request: string): Promise<Stored | undefined> => {
	const [suva, apia] = await Promise.all([storedAt(raw, "suva", request), storedAt(raw, "apia", request)]);
	if (suva.diverged && apia.diverged) return suva;
	const same = JSON.stringify([suva.state, suva.chain]) === JSON.stringify([apia.state, apia.chain]);
	return same && suva.unproved + apia.unproved === 0 ? suva : undefined;
};

/** Waits as hours would: statements without proof go out again. */
export const inTime = async <T>(stage: Stage, look: () => Promise<T | undefined>): Promise<T> =>
	stage.until(async () => {
		const found = await look();
		if (found !== undefined) return found;
		stage.clock.ahead += 25_000;
		await watchOnce(stage.service.own.deps as Deps);
		return undefined;
	});

/** What a line has to keep, over any adapter: see port.ts. */
export const lineContract = (name: string, current: () => Stage): void => {
	const { draft, act, done } = storyOf(current);
	const both = (id: string, chain: number) =>
		inTime(current(), async () => {
			const found = await agreed(current().raw, id);
			return found && found.chain.length === chain ? found : undefined;
		});

	test(`${name}: every statement arrives once and in its place, with a receipt, and both sides are in the same state`, async () => {
		const id = await draft();
		await done("suva", id, "submit");
		await both(id, 1);
		await done("apia", id, "register");
		await done("apia", id, "transmit");
		await done("suva", id, "supplement", { says: "The vessel is white (invented)" });
		await both(id, 4);
		const [withdrawn, answered] = await Promise.all([
			act("suva", id, "withdraw"),
			act("apia", id, "answer-in-part", { items: [{ says: "Nothing is known (invented)" }] }),
		]);
		const made = [withdrawn, answered].filter(({ status }) => status === 200).length;
		const end = await both(id, 4 + made);
		expect(end).toMatchObject({ diverged: false, unproved: 0 });
	});

	test(`${name}: a letter arrives once`, async () => {
		const stage = current();
		const sent = await stage.ask("suva", "POST", "/mla/letters", {
			to: units.apia.agency,
			kind: "spontaneous-information",
			content: { says: "A vessel left (invented)" },
		});
		await stage.until(async () =>
			(await stage.ask("apia", "GET", `/mla/letters/${sent.body.id}`)).status === 200 ? true : undefined,
		);
		const { rows } = await stage.raw.query("select count(*)::int as there from mla_letter where id = $1", [
			sent.body.id,
		]);
		expect(rows[0]?.there).toBe(2);
	});

	test(`${name}: a side that was put back from a backup catches up, or both say that they differ`, async () => {
		const stage = current();
		const id = await draft();
		await done("suva", id, "submit");
		await both(id, 1);
		const backup = await backupOf(stage.raw, id);
		await done("apia", id, "register");
		await both(id, 2);
		await backup.putBack();
		// What asks may be lost as well: an officer who sees nothing come asks again.
		const caughtUp = async () => {
			const found = await agreed(stage.raw, id);
			if (found?.chain.length === 2) return found;
			const asked = await stage.ask("apia", "POST", `/mla/requests/${id}/catch-up`);
			expect(asked.status, asked.text).toBe(202);
			return undefined;
		};
		expect((await inTime(stage, caughtUp)).diverged).toBe(false);

		// A backup of before the request came: what is said next tells that something is missing.
		await backup.drop();
		await done("suva", id, "supplement", { says: "The vessel is white (invented)" });
		expect((await both(id, 3)).diverged).toBe(false);

		await backup.putBack();
		await done("apia", id, "register");
		const end = await inTime(stage, async () => {
			const found = await agreed(stage.raw, id);
			return found?.diverged ? found : undefined;
		});
		expect(end.diverged).toBe(true);
	});
};

/** Those who read at the same moment share a read, and no more than that. */
export const readsContract = (name: string, current: () => Stage): void => {
	const { draft, act, done } = storyOf(current);
	const both = (id: string, chain: number) =>
		inTime(current(), async () => {
			const found = await agreed(current().raw, id);
			return found && found.chain.length === chain ? found : undefined;
		});

	test(`${name}: callers of two authorities and a stranger who ask at the same time each change their own copy`, async () => {
		const ids = await Promise.all(Array.from({ length: 8 }, () => draft()));
		await Promise.all(ids.map((id) => done("suva", id, "submit")));
		await Promise.all(ids.map((id) => both(id, 1)));
		const asked = await Promise.all(
			ids.flatMap((id) => [
				act("apia", id, "register"),
				act("suva", id, "supplement", { says: "The vessel is white (invented)" }),
				act("nukualofa", id, "register"),
				act("suva", id, "register"),
			]),
		);
		expect(asked.map(({ status }) => status)).toEqual(ids.flatMap(() => [200, 200, 404, 422]));
		for (const id of ids) expect((await both(id, 3)).state).toMatchObject({ stage: "registered" });
	});
};

/** Takes the rows of the asked side as a backup of its database would, and puts them back. */
const backupOf = async (raw: Pool, id: string) => {
	const agency = units.apia.agency;
	const tables = ["mla_request", "mla_statement", "mla_receipt", "mla_statement_aside"];
	const key = (table: string) => (table === "mla_request" ? "id" : "request");
	const kept = await Promise.all(
		tables.map(async (table) => ({
			table,
			rows: (await raw.query(`select * from ${table} where agency = $1 and ${key(table)} = $2`, [agency, id])).rows,
		})),
	);
	const drop = async () => {
		for (const { table } of kept)
			await raw.query(`delete from ${table} where agency = $1 and ${key(table)} = $2`, [agency, id]);
	};
	return {
		drop,
		putBack: async () => {
			await drop();
			for (const { table, rows } of kept)
				await raw.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
					JSON.stringify(rows),
				]);
		},
	};
};
