import { hash } from "node:crypto";
import { databaseError, type Pool } from "@seamark/db";
import { HubError } from "@seamark/errors";
import { sealAbout, unsealAbout } from "@seamark/sealing";
import type { Change, Query } from "./types.ts";

/**
 * A retry with the same key is the same request, and gets the first one's answer: the answer commits with its effect. Answers are kept for
 * good, and hold words that are erased elsewhere. So the key itself is not kept, and nobody without it reads what was answered, or tries
 * out what was asked.
 */

const keyTaken = "idempotency_key_pkey";

const rememberAnswer = `insert into seamark.idempotency_key (holder, key, request_hash, response, created_at)
	select r.holder, r.key, r."requestHash", r.response, $2 from jsonb_to_recordset($1::jsonb) as r(holder uuid, key text, "requestHash" text, response text)`;

type Request = { holder: string; key: string; requestHash: string };

/** As a key is kept; the migration 0003 writes those of before in the same way. */
const nameOf = ({ holder, key }: Request): string => `sha256:${hash("sha256", `${holder} ${key}`)}`;

/** One hash gives both. Every command makes them, and HKDF with an HMAC costs four times as much. */
const secretsOf = ({ holder, key }: Request): { seal: Buffer; proof: Buffer } => {
	const bytes = hash("sha512", `seamark answer\0${holder}\0${key}`, "buffer");
	return { seal: bytes.subarray(0, 32), proof: bytes.subarray(32) };
};

/** The prefix tells it from the plain hash of an answer from before. */
const hashOf = (proof: Buffer, { requestHash }: Request): string =>
	`sealed:${hash("sha256", Buffer.concat([proof, Buffer.from(requestHash)]), "base64url")}`;

/** Each seal has a key of its own, so that there is no other place to move it to. */
const nowhereElse = "";

/** What is kept of an answer. */
export const keptAnswer = (once: Request & { response: unknown }) => {
	const { seal, proof } = secretsOf(once);
	return {
		holder: once.holder,
		key: nameOf(once),
		requestHash: hashOf(proof, once),
		response: sealAbout(seal, nowhereElse, JSON.stringify(once.response)).toString("base64url"),
	};
};

const openAnswer = (seal: Buffer, response: string): unknown =>
	JSON.parse(unsealAbout(seal, nowhereElse, Buffer.from(response, "base64url")).toString());

/** Keeps the answers of those changes that have a key. */
export const remember = (changes: readonly Change[], time: string): Query[] => {
	// In one order: two groups that keep the same keys would wait for each other.
	const once = changes
		.flatMap(({ once: one }) => (one ? keptAnswer(one) : []))
		.sort((a, b) => (a.key < b.key ? -1 : 1));
	return once.length === 0
		? []
		: [{ name: "seamark.remember", text: rememberAnswer, values: [JSON.stringify(once), time] }];
};

/** The answer that this request was given before, or undefined. Throws IDEMPOTENCY_MISMATCH when the key served another request. */
export const answerGiven = async (pool: Pool, once: Request): Promise<unknown> => {
	const found = await pool.query<{ request_hash: string; response: string }>(
		"select request_hash, response from seamark.idempotency_key where holder = $1 and key = $2",
		[once.holder, nameOf(once)],
	);
	const row = found.rows[0];
	if (!row) return undefined;
	const { seal, proof } = secretsOf(once);
	if (row.request_hash === once.requestHash) return JSON.parse(row.response);
	if (row.request_hash !== hashOf(proof, once)) throw new HubError("IDEMPOTENCY_MISMATCH");
	return openAnswer(seal, row.response);
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
