import { createCipheriv, createDecipheriv } from "node:crypto";

// Each part of a file is sealed by itself (AES-256-GCM) in the manner of STREAM (Hoang, Reyhanitabar, Rogaway, Vizar 2015). The nonce is
// the mark of the session that wrote the part, its number, and whether it is the last. So no part can be changed, moved, left out at the
// end or added. A part that is written again, after a line broke, is of another session: no nonce seals two texts.

/** Random, for each time that somebody writes to a file. */
export const sessionBytes = 7;
const form = 1;
const headBytes = 1 + sessionBytes;
export const tagBytes = 16;
/** What a sealed part has more than what it holds. */
export const sealedBytes = headBytes + tagBytes;

const nonceOf = (session: Uint8Array, part: number, last: boolean): Buffer => {
	const nonce = Buffer.alloc(12);
	nonce.set(session);
	nonce.writeUInt32BE(part, sessionBytes);
	nonce[11] = last ? 1 : 0;
	return nonce;
};

type Where = { part: number; last: boolean };

/** `key` is 32 bytes, and of one file alone. Answers what follows one another: the seal comes last. */
export const sealPart = (key: Uint8Array, session: Uint8Array, { part, last }: Where, bytes: Uint8Array): Buffer[] => {
	const head = Buffer.concat([Buffer.of(form), session]);
	const cipher = createCipheriv("aes-256-gcm", key, nonceOf(session, part, last)).setAAD(head);
	const sealed = cipher.update(bytes);
	cipher.final();
	return [head, sealed, cipher.getAuthTag()];
};

/** Throws for what is not the part that was sealed there. */
export const openPart = (key: Uint8Array, { part, last }: Where, sealed: Uint8Array): Buffer => {
	const head = sealed.subarray(0, headBytes);
	if (sealed.length < sealedBytes || head[0] !== form) throw new Error("the part is of no form that is known");
	const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(head.subarray(1), part, last), {
		authTagLength: tagBytes,
	})
		.setAAD(head)
		.setAuthTag(sealed.subarray(-tagBytes));
	const opened = decipher.update(sealed.subarray(headBytes, -tagBytes));
	decipher.final();
	return opened;
};
