import { createHash } from "node:crypto";
import type { Fault } from "@seamark/errors";
import type { StatementKeyRow } from "../store/statement-keys.ts";

const most = 100;
const mostBytes = 256 * 1024;
/** A signature says when: nobody gets one for a time that is long past, or to come. */
const skewMs = 5 * 60_000;

/** All that keeps texts from being signed in the name of the agency. */
export const faultsOfTexts = (agencyId: string, texts: readonly string[], now: number): Fault[] => {
	if (texts.length === 0 || texts.length > most) return [{ at: "/texts", message: `must be 1 to ${most}` }];
	return texts.flatMap((text, index): Fault[] => {
		const at = `/texts/${index}`;
		if (Buffer.byteLength(text) > mostBytes) return [{ at, message: `is longer than ${mostBytes} bytes` }];
		const { authority, at: moment } = objectIn(text);
		return [
			...(authority === agencyId ? [] : [{ at, message: "does not name this agency as its authority" }]),
			...(Math.abs(Date.parse(String(moment)) - now) <= skewMs ? [] : [{ at, message: "is not of now" }]),
		];
	});
};

const objectIn = (text: string): Record<string, unknown> => {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
	} catch {
		return {};
	}
};

/** The key that signs what is said at that moment. */
export const keyAt = (keys: readonly StatementKeyRow[], moment: number): StatementKeyRow | undefined =>
	keys.find(({ from, until }) => from <= moment && (until === null || moment < until));

/** Whether the agency signs by itself now: with a key that the hub does not have. */
export const signsItself = (
	agency: { issuer: string | null },
	keys: readonly StatementKeyRow[],
	now: number,
): boolean => {
	const key = keyAt(keys, now);
	return key ? !key.hosted : agency.issuer !== null;
};

export const momentOf = (text: string): number => Date.parse(String(objectIn(text).at));

export const sha256Of = (text: string): string => createHash("sha256").update(text).digest("hex");
