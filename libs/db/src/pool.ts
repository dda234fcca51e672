import pg from "pg";

// Positions and counters stay far below 2^53; a number is easier to read and to put into JSON than a bigint.
pg.types.setTypeParser(pg.types.builtins.INT8, (raw) => {
	const value = Number(raw);
	if (!Number.isSafeInteger(value)) throw new RangeError(`${raw} is beyond what a number holds exactly`);
	return value;
});

export type Pool = pg.Pool;
/** A client inside a transaction. Functions that must not run outside one ask for this type. */
export type Tx = pg.PoolClient;

/** Opens a pool. A lost idle connection is reported to `onLost` and replaced on the next use; it never ends the process. */
export const openPool = (o: {
	url: string;
	name: string;
	max?: number;
	onLost?: (error: Error) => void;
	/** For COPY and for savepoints: one statement at a time, and none shares a round trip with others. */
	inTurn?: true;
}): Pool => {
	const pool = new pg.Pool({
		connectionString: o.url,
		application_name: o.name,
		max: o.max ?? 10,
		// Statements that are not waited for one by one go out together and share a round trip.
		pipeline: !o.inTurn,
		connectionTimeoutMillis: 5_000,
		idleTimeoutMillis: 30_000,
		// A statement that takes longer than this is a fault of ours; the caller is long gone.
		statement_timeout: 20_000,
		idle_in_transaction_session_timeout: 10_000,
	});
	// A connection can die between two uses, when nobody listens to it: the next statement on it fails and says so.
	pool.on("connect", (client) => client.on("error", () => undefined));
	// A server that is being stopped says goodbye to connections that are being closed: that is no loss.
	pool.on("error", (error) => {
		if (!pool.ending) o.onLost?.(error);
	});
	return pool;
};

/** Settings (`set_config(name, value, true)`) hold for the one transaction. */
export type Settings = readonly (readonly [name: string, value: string])[];

/** Runs `work` in one transaction; rolls back when it throws. Its first statement leaves together with `begin`. */
export const transact = async <T>(pool: Pool, work: (tx: Tx) => Promise<T>, settings: Settings = []): Promise<T> =>
	withClient(pool, async (client) => {
		const sent = together(client, () => ({
			begun: beginWith(settings).map((query) => client.query(query)),
			worked: work(client),
		}));
		const [, result] = await allDone([allDone(sent.begun), sent.worked]);
		// A failed statement whose error `work` kept to itself has undone the transaction, and PostgreSQL only says so here.
		const { command } = await client.query("commit");
		if (command !== "COMMIT") throw new Error("A statement failed unnoticed, and the transaction was rolled back.");
		return result;
	});

/** The same with one statement after the other, for a pool of that kind. */
export const transactInTurn = <T>(pool: Pool, work: (tx: Tx) => Promise<T>, settings: Settings = []): Promise<T> =>
	withClient(pool, async (client) => {
		for (const query of beginWith(settings)) await client.query(query);
		const result = await work(client);
		await client.query("commit");
		return result;
	});

/**
 * Reads in one transaction and one round trip: `read` sends all its queries before it waits for one. What it sends later is outside of the
 * transaction, and has no settings: row-level security shows it nothing.
 */
export const readAtOnce = <T>(pool: Pool, read: (tx: Tx) => Promise<T>, settings: Settings = []): Promise<T> =>
	withClient(pool, async (client) => {
		const sent = together(client, () => ({
			begun: beginWith(settings).map((one) => client.query(one)),
			asked: read(client),
			ended: client.query("commit"),
		}));
		const [, result] = await allDone([allDone(sent.begun), sent.asked, sent.ended]);
		return result;
	});

/** One query in a transaction of its own, with its settings, in one round trip. */
export const queryWith = <R extends pg.QueryResultRow>(
	pool: Pool,
	settings: Settings,
	query: { name?: string; text: string; values?: unknown[] },
): Promise<pg.QueryResult<R>> => readAtOnce(pool, (tx) => tx.query<R>(query), settings);

/** No matter what fails, the transaction is rolled back before another gets the connection. */
const withClient = async <T>(pool: Pool, work: (client: Tx) => Promise<T>): Promise<T> => {
	const client = await pool.connect();
	let broken: Error | undefined;
	const onError = (error: Error) => {
		broken = error;
	};
	client.on("error", onError);
	try {
		return await work(client);
	} catch (error) {
		await client.query("rollback").catch((failure: Error) => {
			broken = failure;
		});
		throw error;
	} finally {
		client.off("error", onError);
		client.release(broken);
	}
};

/** Waits for all and throws what failed first: the failures behind it only say that the transaction is over. */
export const allDone = async <T extends readonly unknown[]>(
	sent: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> => {
	const done = await Promise.allSettled(sent);
	for (const one of done) if (one.status === "rejected") throw one.reason;
	return done.map((one) => (one as PromiseFulfilledResult<unknown>).value) as never;
};

/** What begins a transaction with its settings. A named statement, so that it is parsed and planned once for a connection. */
export const beginWith = (settings: Settings): { name?: string; text: string; values?: unknown[] }[] =>
	settings.length === 0
		? [{ text: "begin" }]
		: [
				{ text: "begin" },
				{
					name: "seamark.settings",
					text: "select set_config(name, value, true) from unnest($1::text[], $2::text[]) as setting(name, value)",
					values: [settings.map(([name]) => name), settings.map(([, value]) => value)],
				},
			];

/** SQLSTATE and constraint of a PostgreSQL error, or undefined for any other error. */
export const databaseError = (error: unknown): { code: string; constraint: string | undefined } | undefined =>
	error instanceof pg.DatabaseError && error.code ? { code: error.code, constraint: error.constraint } : undefined;

export const quoteIdentifier = pg.escapeIdentifier;
export const quoteLiteral = pg.escapeLiteral;

/** Statements sent by `send` without waiting leave in one write. */
export const together = <T>(tx: Tx, send: () => T): T => {
	const { stream } = tx.connection;
	stream.cork();
	try {
		return send();
	} finally {
		stream.uncork();
	}
};
