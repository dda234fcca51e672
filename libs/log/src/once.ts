import { databaseError, type Pool } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { Change, Query } from "./types.ts";

/** A retry with the same key is the same request, and gets the first one's answer: the answer commits with its effect. */

const keyTaken = "idempotency_key_pkey";

const rememberAnswer = `insert into seamark.idempotency_key (holder, key, request_hash, response, created_at)
	select r.holder, r.key, r."requestHash", r.response, $2 from jsonb_to_recordset($1::jsonb) as r(holder uuid, key text, "requestHash" text, response text)`;

/** Keeps the answers of those changes that have a key. */
export const remember = (changes: readonly Change[], time: string): Query[] => {
	const once = changes.flatMap(({ once: one }) => (one ? { ...one, response: JSON.stringify(one.response) } : []));
	return once.length === 0
		? []
		: [{ name: "seamark.remember", text: rememberAnswer, values: [JSON.stringify(once), time] }];
};

/** The answer that this request was given before, or undefined. Throws IDEMPOTENCY_MISMATCH when the key served another request. */
export const answerGiven = async (
	pool: Pool,
	once: { holder: string; key: string; requestHash: string },
): Promise<unknown> => {
	const found = await pool.query<{ request_hash: string; response: string }>(
		"select request_hash, response from seamark.idempotency_key where holder = $1 and key = $2",
		[once.holder, once.key],
	);
	const row = found.rows[0];
	if (!row) return undefined;
	if (row.request_hash !== once.requestHash) throw new HubError("IDEMPOTENCY_MISMATCH");
	return JSON.parse(row.response);
};

/** What a change whose commit failed gets for an answer, where it failed because its key had been used. */
export const answeredBefore = async (
	pool: Pool,
	{ once }: Change,
	error: unknown,
): Promise<{ answer: unknown } | undefined> => {
	if (!once || databaseError(error)?.constraint !== keyTaken) return undefined;
	const answer = await answerGiven(pool, once);
	// The row that collided may have been rolled back meanwhile: the caller tries again.
	if (answer === undefined) throw new HubError("UNAVAILABLE");
	return { answer };
};
