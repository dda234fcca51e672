import pg from "pg";

/**
 * A bug that tests plant in a service: one commit in two. What a statement of a thread changes in its request is committed, and then, in a
 * transaction of its own, the statement itself.
 */
type Query = { name?: string; text: string; values?: unknown[] };
const { query } = pg.Client.prototype;
const settings = new WeakMap<pg.Client, Query>();

pg.Client.prototype.query = function (this: pg.Client, asked: Query, ...more: unknown[]) {
	const send = (one: unknown) => Reflect.apply(query, this, [one, ...more]) as Promise<unknown>;
	if (asked.name === "seamark.settings") settings.set(this, asked);
	const before = asked.name === "mla.insert-statement" ? settings.get(this) : undefined;
	if (before) for (const one of ["commit", "begin", { ...before }]) send(one).catch(() => undefined);
	return send(asked);
} as never;
