import type { Committer } from "@seamark/log";
import { expect } from "vitest";
import type { Stage } from "../testing.ts";
import { vaultClient } from "../vault/client.ts";
import type { Sweeping } from "./report.ts";
import { graceMs, sweep } from "./sweep.ts";

/** What a test breaks: the commits of both stores, one after the other. */
export const openFaults = (stores: readonly Committer[]) => {
	/** Commits until the end; undefined while nothing is to end. */
	let left: { commits: number; done: boolean } | undefined;
	let dead = false;
	for (const store of stores) {
		const commit = store.commit.bind(store);
		store.commit = async (change) => {
			if (dead) throw new Error("killed by the test");
			if (left && left.commits-- === 0) {
				dead = true;
				// The answer is lost, or nothing happened at all.
				if (left.done) await commit(change);
				throw new Error("killed by the test");
			}
			return commit(change);
		};
	}
	return {
		/** Ends everything at a commit: `done` says whether it still comes about. */
		killAt: (commits: number, done: boolean) => {
			left = { commits, done };
		},
		/** Everything works again, as after a start. */
		revive: () => {
			left = undefined;
			dead = false;
		},
	};
};

export const sweepingOf = (stage: Stage): Sweeping => {
	const { directory } = stage.service.identities;
	return {
		context: stage.context,
		directory,
		vault: vaultClient(stage.context, (agency) => directory.current().agency(agency)?.country ?? ""),
	};
};

/** A sweep over everything, once nothing is on its way any more. */
export const sweepLater = (stage: Stage) => {
	stage.clock.ahead += graceMs + 60_000;
	return sweep(sweepingOf(stage), { whole: true });
};

/** Ids that the vault holds, and those that somebody in case intake has: told apart from how the sweep tells them. */
export const holdings = async (stage: Stage) => {
	const ids = async (from: "raw" | "rawVault", sql: string) =>
		(await stage[from].query<{ id: string }>(sql)).rows.map(({ id }) => id).sort();
	return {
		held: await ids("rawVault", "select id from identity where wrapped is not null"),
		owned: await ids(
			"raw",
			`select identity_id::text as id from person where identity_id is not null
			union all select one ->> 'identityId' from report r, jsonb_array_elements(r.content -> 'persons') one
				where r.status = 'waiting' and one ? 'identityId'
			union all select left(f.identities::text, 28) || lpad(to_hex(l.line), 8, '0') from imported_file f
				join import_job j on j.id = f.import_id join imported_batch b on b.import_id = f.import_id,
				unnest(b.lines, b.sealed) as l(line, sealed)
				where j.status = 'done' and l.sealed and not exists (select from person p
					where p.id::text = left(f.persons::text, 28) || lpad(to_hex(l.line), 8, '0'))`,
		),
		heldFiles: await ids("rawVault", "select id from file_key where wrapped is not null"),
		ownedFiles: await ids("raw", "select upload_id as id from attachment where sealed_by = 'case'"),
		unsettled: await ids("raw", "select id from vault_subject"),
		inErased: await ids(
			"raw",
			`select p.id from person p left join intake_case c on c.id = p.case_id
			where p.identity_id is not null and coalesce(p.erased_at, c.erased_at) is not null
			union all select a.id from attachment a join intake_case c on c.id = a.case_id where c.erased_at is not null`,
		),
	};
};

/** Each key has one owner and each owner their key, nothing is on its way, and nobody who was erased is anybody. */
export const expectSettled = async (stage: Stage): Promise<void> => {
	const left = await holdings(stage);
	expect(left.held).toEqual(left.owned);
	expect(left.heldFiles).toEqual(left.ownedFiles);
	expect([left.unsettled, left.inErased]).toEqual([[], []]);
};
