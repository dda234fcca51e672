import type { Rejection } from "@seamark/link";
import { type HubKey, signedBy } from "../keys/hub-key.ts";
import { isUuid, isVersion } from "../wire/frame.ts";

/** What a hub says it did with a record that was taken back. It proves what the hub said, not that it did it. */
export type Receipt = {
	/** Hub that says it, and hub that it says it to. */
	by: string;
	to: string;
	subject: string;
	/** Everything up to this version is gone from its tables. */
	upTo: number;
	is: "erased";
	/** Milliseconds since 1970. */
	at: number;
};

export const receiptBody = (key: HubKey, receipt: Receipt): Buffer => {
	const text = JSON.stringify(receipt);
	return Buffer.from(JSON.stringify({ text, signature: key.sign("receipt", Buffer.from(text)).toString("hex") }));
};

/** Undefined where it is none, or not signed by that hub for this one. */
export const readReceipt = (
	body: Uint8Array,
	o: { key: string; by: string; to: string },
): (Receipt & { text: string; signature: string }) | undefined => {
	try {
		const { text, signature } = JSON.parse(Buffer.from(body).toString("utf8")) as { text: string; signature: string };
		if (!signedBy(o.key, "receipt", Buffer.from(text), Buffer.from(signature, "hex"))) return undefined;
		const receipt = JSON.parse(text) as Receipt;
		const whole = receipt.by === o.by && receipt.to === o.to && receipt.is === "erased";
		return whole && isVersion(receipt.upTo) && isMoment(receipt.at) && isUuid(receipt.subject) && text.length < 2_000
			? { ...receipt, text, signature }
			: undefined;
	} catch {
		return undefined;
	}
};

/** From 1970 to the year 9999: what is later is no time that can be written. */
const isMoment = (ms: unknown): boolean =>
	Number.isInteger(ms) && (ms as number) >= 0 && (ms as number) < 253_402_300_800_000;

/** Why a frame was not taken; the link goes on behind it. */
export type RejectionBody = { lane: "urgent" | "normal"; position: number; code: Rejection };
export const readRejection = (body: Uint8Array): RejectionBody | undefined => {
	try {
		const { lane, position, code } = JSON.parse(Buffer.from(body).toString("utf8")) as RejectionBody;
		const whole =
			(lane === "urgent" || lane === "normal") &&
			Number.isSafeInteger(position) &&
			position > 0 &&
			/^[A-Z_]{1,40}$/.test(code);
		return whole ? { lane, position, code } : undefined;
	} catch {
		return undefined;
	}
};
