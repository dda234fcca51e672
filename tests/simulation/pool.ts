import type { Pool } from "@seamark/db";
import type { Seeded } from "../support/seeded.ts";
import type { VirtualTime } from "./time.ts";

export type Result = { rows: object[]; rowCount?: number };
/** A transaction: what it writes is seen by others once it is committed, and its locks are held until it ends. */
export type ModelTx = { writes: (() => void)[]; locks: Set<string>; dead: boolean };
/** What a database makes of a statement, known by its name or by how its text begins. */
export type Answer = (statement: string, values: readonly unknown[], tx: ModelTx) => Result | Promise<Result>;

/** Where a fault may be drawn. Set to false when the simulation settles. */
export type Weather = { rough: boolean };

/** Row locks of a database, taken in turn. */
export const openLocks = () => {
	const held = new Map<string, { by: ModelTx; waiting: (() => void)[] }>();
	return {
		take: async (tx: ModelTx, name: string): Promise<void> => {
			while (held.has(name) && held.get(name)?.by !== tx)
				await new Promise<void>((resolve) => void held.get(name)?.waiting.push(resolve));
			// Its process died while it waited.
			if (tx.dead) return never();
			if (!held.has(name)) held.set(name, { by: tx, waiting: [] });
			tx.locks.add(name);
		},
		release: (tx: ModelTx): void => {
			for (const name of tx.locks) {
				const lock = held.get(name);
				held.delete(name);
				for (const wake of lock?.waiting ?? []) wake();
			}
			tx.locks.clear();
		},
	};
};
export type Locks = ReturnType<typeof openLocks>;

/** Never answers: the one who asked died meanwhile. */
export const never = <T>(): Promise<T> => new Promise(() => undefined);

export const lostConnection = (): Error => Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });

/** One process's connections to a model database. They are lost now and then, before a statement or after a commit. */
export const openModelPool = (o: {
	time: VirtualTime;
	random: Seeded;
	weather: Weather;
	locks: Locks;
	answer: Answer;
}): { pool: Pool; kill(): void } => {
	let dead = false;
	const open = new Set<ModelTx>();

	const connect = () => {
		const tx: ModelTx = { writes: [], locks: new Set(), dead: false };
		let state: "idle" | "open" | "failed" | "lost" = "idle";
		const undo = () => {
			tx.writes = [];
			o.locks.release(tx);
			open.delete(tx);
		};
		const lose = () => {
			undo();
			state = "lost";
			throw lostConnection();
		};
		const drawn = () => o.weather.rough && o.random.chance(0.004);
		const apply = () => {
			for (const write of tx.writes) write();
			undo();
		};
		const rollback = () => {
			undo();
			state = "idle";
			return { rows: [], command: "ROLLBACK" };
		};
		const commit = () => {
			apply();
			state = "idle";
			// What the database has done, and never said.
			if (drawn()) lose();
			return { rows: [], command: "COMMIT" };
		};
		const ask = async (statement: string, values: readonly unknown[]): Promise<Result> => {
			const alone = state === "idle";
			try {
				const result = await o.answer(statement, values, tx);
				if (dead) return never();
				if (alone) apply();
				return { rowCount: result.rows.length, ...result };
			} catch (error) {
				if (alone) undo();
				else state = "failed";
				throw error;
			}
		};
		const run = async (statement: string, values: readonly unknown[]): Promise<Result & { command?: string }> => {
			await o.time.sleep(0.2 + o.random.int(20) / 10);
			if (dead) return never();
			if (state === "lost") throw new Error("Client has encountered a connection error and is not queryable");
			if (drawn()) lose();
			if (statement.startsWith("begin")) {
				state = "open";
				open.add(tx);
				return { rows: [] };
			}
			if (statement === "rollback") return rollback();
			if (statement === "commit") return state === "failed" ? rollback() : commit();
			if (state === "failed") throw new Error("current transaction is aborted");
			if (statement === "seamark.settings") return { rows: [] };
			return ask(statement, values);
		};
		let turn: Promise<unknown> = Promise.resolve();
		return {
			// Statements of one connection are done one after the other, also when they are sent together.
			query: (query: string | { name?: string; text: string; values?: unknown[] }, values: unknown[] = []) => {
				const asked = typeof query === "string" ? { text: query, values } : { values: [], ...query };
				const done = turn.then(() => run(asked.name ?? asked.text.trim(), asked.values));
				turn = done.catch(() => undefined);
				return done;
			},
			on: () => undefined,
			off: () => undefined,
			release: () => undo(),
			connection: { stream: { cork: () => undefined, uncork: () => undefined } },
		};
	};
	const pool = {
		connect: async () => connect(),
		query: (query: string | { name?: string; text: string; values?: unknown[] }, values?: unknown[]) =>
			connect().query(query, values),
	};
	return {
		pool: pool as unknown as Pool,
		kill: () => {
			dead = true;
			for (const tx of [...open]) {
				tx.dead = true;
				tx.writes = [];
				o.locks.release(tx);
			}
		},
	};
};
