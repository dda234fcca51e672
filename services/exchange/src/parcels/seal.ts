import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { pack, unpack } from "@seamark/link";
import type { HubKey } from "../keys/hub-key.ts";

/**
 * What is for one agency alone is sealed to it (HPKE, RFC 9180, base mode). Who carries the frame sees from which hub it comes, for whom it is,
 * when, and about how long it is. `info` binds the seal to its way, so that nobody can send it to another one.
 */
const suite = new CipherSuite({
	kem: new DhkemX25519HkdfSha256(),
	kdf: new HkdfSha256(),
	aead: new Aes256Gcm(),
});
const encBytes = 32;
/** Lengths say less in steps. */
const stepBytes = 64;
const mostBytes = 900_000;

export type SealedWay = { fromHub: string; toHub: string; to: string };
const infoOf = ({ fromHub, toHub, to }: SealedWay) =>
	new Uint8Array(Buffer.from(JSON.stringify(["seamark parcel v1", fromHub, toHub, to])));

export type SealKeys = {
	/** X25519, 32 bytes in hex. */
	publicKey(agency: string): Promise<string>;
	/** Undefined where it was sealed for somebody else, on another way, or was changed. */
	open(sealed: Uint8Array, way: SealedWay): Promise<Buffer | undefined>;
};

/** Each agency of this hub has a key of its own, made of the hub's key for other hubs. */
export const openSealKeys = (key: Pick<HubKey, "secretFor">): SealKeys => {
	const pairs = new Map<string, ReturnType<typeof suite.kem.deriveKeyPair>>();
	const pairOf = (agency: string) => {
		const found = pairs.get(agency) ?? suite.kem.deriveKeyPair(bytes(key.secretFor(`seal for ${agency}`)));
		pairs.set(agency, found);
		return found;
	};
	return {
		publicKey: async (agency) =>
			Buffer.from(await suite.kem.serializePublicKey((await pairOf(agency)).publicKey)).toString("hex"),
		open: async (sealed, way) => {
			try {
				const recipientKey = (await pairOf(way.to)).privateKey;
				const enc = bytes(sealed.subarray(0, encBytes));
				const info = infoOf(way);
				const padded = Buffer.from(await suite.open({ recipientKey, enc, info }, bytes(sealed.subarray(encBytes))));
				return unpack(padded.subarray(4, 4 + padded.readUInt32BE()), mostBytes);
			} catch {
				return undefined;
			}
		},
	};
};

/** `to` is the receiver's key in hex. */
export const sealTo = async (to: string, way: SealedWay, content: Uint8Array): Promise<Buffer> => {
	const packed = pack(content);
	const padded = Buffer.alloc(Math.ceil((packed.length + 4) / stepBytes) * stepBytes);
	padded.writeUInt32BE(packed.length);
	packed.copy(padded, 4);
	const recipientPublicKey = await suite.kem.deserializePublicKey(bytes(Buffer.from(to, "hex")));
	const { enc, ct } = await suite.seal({ recipientPublicKey, info: infoOf(way) }, bytes(padded));
	return Buffer.concat([Buffer.from(enc), Buffer.from(ct)]);
};

/** Of memory of its own: a Buffer is a window on more. */
const bytes = (of: Uint8Array): ArrayBuffer => Uint8Array.from(of).buffer;
