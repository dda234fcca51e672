import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Transform } from "node:stream";
import { unsealAbout } from "@seamark/sealing";
import { BackupRefused } from "./refused.ts";

// Each file by itself, AES-256-GCM: the mark, 12 bytes of nonce, what is sealed, 16 bytes by which any change is noticed. The
// file's name is part of it, so that no file passes for another.
const mark = Buffer.from("SEAMARK1");
const [nonceBytes, tagBytes] = [12, 16];

/** The key of a file with 32 bytes in base64url. */
export const readBackupKey = async (file: string | undefined): Promise<Buffer | undefined> => {
	if (file === undefined) return undefined;
	const key = Buffer.from((await readFile(file, "utf8")).trim(), "base64url");
	if (key.length !== 32) throw new BackupRefused(`${file} does not hold 32 bytes in base64url.`);
	return key;
};

/** Passes on what it gets, sealed where there is a key. */
export const sealing = (key: Buffer | undefined, name: string): Transform => {
	if (!key) return passing();
	const nonce = randomBytes(nonceBytes);
	const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(name));
	let begun = false;
	const head = (transform: Transform) => {
		if (!begun) transform.push(Buffer.concat([mark, nonce]));
		begun = true;
	};
	return new Transform({
		transform(chunk: Buffer, _encoding, done) {
			head(this);
			done(null, cipher.update(chunk));
		},
		flush(done) {
			head(this);
			done(null, Buffer.concat([cipher.final(), cipher.getAuthTag()]));
		},
	});
};

/** Opens what was sealed. What comes out counts only when the stream has ended without an error. */
export const unsealing = (key: Buffer | undefined, name: string): Transform => {
	if (!key) return passing();
	let rest = Buffer.alloc(0);
	let decipher: ReturnType<typeof createDecipheriv> | undefined;
	const wrong = () => new BackupRefused(`${name} was not sealed with this key.`);
	return new Transform({
		transform(chunk: Buffer, _encoding, done) {
			rest = Buffer.concat([rest, chunk]);
			const head = mark.length + nonceBytes;
			if (!decipher) {
				if (rest.length < head) return done();
				if (!rest.subarray(0, mark.length).equals(mark)) return done(wrong());
				decipher = createDecipheriv("aes-256-gcm", key, rest.subarray(mark.length, head)).setAAD(Buffer.from(name));
				rest = rest.subarray(head);
			}
			const sealed = rest.subarray(0, Math.max(0, rest.length - tagBytes));
			rest = rest.subarray(sealed.length);
			done(null, decipher.update(sealed));
		},
		flush(done) {
			try {
				if (!decipher || rest.length !== tagBytes) throw wrong();
				(decipher as ReturnType<typeof createDecipheriv> & { setAuthTag(tag: Buffer): void }).setAuthTag(rest);
				done(null, decipher.final());
			} catch {
				done(wrong());
			}
		},
	});
};

const passing = () => new Transform({ transform: (chunk, _encoding, done) => done(null, chunk) });

/** A small file at once. Throws BackupRefused where it was sealed and there is no key, or another. */
export const openSealed = (bytes: Buffer, key: Buffer | undefined, name: string): Buffer => {
	const isSealed = bytes.subarray(0, mark.length).equals(mark);
	if (!key) {
		if (isSealed) throw new BackupRefused("The backup is encrypted: name the file of its key in SEAMARK_BACKUP_KEY.");
		return bytes;
	}
	if (!isSealed)
		throw new BackupRefused(
			"The backup is not encrypted, and SEAMARK_BACKUP_KEY names a key: leave that out, or look whose backup this is.",
		);
	try {
		return unsealAbout(key, name, bytes.subarray(mark.length));
	} catch {
		throw new BackupRefused("SEAMARK_BACKUP_KEY does not name the key of this backup.");
	}
};
