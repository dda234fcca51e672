import { closeSync, openSync, writeSync } from "node:fs";
import { vaultApi } from "@seamark/contracts";
import { prepare } from "@seamark/matching";
import { newKey } from "@seamark/sealing";
import { blindKeysOf } from "../../services/vault/src/vault/blind-keys.ts";
import { personOf } from "../../services/vault/src/vault/identity.ts";
import { sealIdentity, wrapCaseKey } from "../../services/vault/src/vault/open-sealed.ts";
import { openVaultKeys } from "../../services/vault/src/vault/vault-keys.ts";
import { seeded } from "../support/seeded.ts";
import { namesOf, textOf } from "./names.ts";
import { servePeer } from "./processes.ts";

/**
 * Seals names as the vault does, and writes the rows into files that COPY reads: a million calls, each with its event, would
 * take too long to be the beginning of a measurement.
 */

/** Persons in one case. */
const perCase = 4;

/** Id of a made-up identity or case by its number. */
export const idOf = (kind: "identity" | "case", no: number): string =>
	`00000000-0000-7000-8${kind === "identity" ? "00" : "11"}0-${no.toString(16).padStart(12, "0")}`;
export const caseOf = (no: number): string => idOf("case", Math.floor(no / perCase));

export type LoadOrder = {
	seed: number;
	/** This process seals from here up to, not including, `to`; a multiple of the persons in a case. */
	from: number;
	to: number;
	agency: string;
	vaultKey: string;
	indexKey: string;
	folder: string;
};

type Field = Buffer | bigint | null;

/** COPY's binary form: each field with its length before it, a bigint as eight bytes. */
const binaryFile = (path: string) => {
	const file = openSync(path, "w");
	const bytes = Buffer.allocUnsafe(1 << 20);
	let end = 19;
	bytes.fill(0, 0, end).write("PGCOPY\n\u00ff\r\n\0", "latin1");
	const flush = () => {
		writeSync(file, bytes, 0, end);
		end = 0;
	};
	return {
		row: (fields: readonly Field[]) => {
			if (end > bytes.length - 16_384) flush();
			end = bytes.writeInt16BE(fields.length, end);
			for (const field of fields) {
				if (typeof field === "bigint") end = bytes.writeBigInt64BE(field, bytes.writeInt32BE(8, end));
				else {
					end = bytes.writeInt32BE(field ? field.length : -1, end);
					if (field) end += field.copy(bytes, end);
				}
			}
		},
		end: () => {
			end = bytes.writeInt16BE(-1, end);
			flush();
			closeSync(file);
		},
	};
};

const uuid = (id: string) => Buffer.from(id.replaceAll("-", ""), "hex");
const int4 = (value: number) => {
	const bytes = Buffer.alloc(4);
	bytes.writeInt32BE(value);
	return bytes;
};

const load = ({ seed, from, to, agency, vaultKey, indexKey, folder }: LoadOrder) => {
	const keys = openVaultKeys([Buffer.from(vaultKey, "hex")]);
	const ofIndex = Buffer.from(indexKey, "hex");
	const names = namesOf(seed);
	const draws = seeded(seed + 1);
	const files = {
		cases: binaryFile(`${folder}/cases-${from}`),
		identities: binaryFile(`${folder}/identities-${from}`),
		blind: binaryFile(`${folder}/blind-${from}`),
		plain: binaryFile(`${folder}/plain-${from}`),
	};
	const [agencyBytes, at, one] = [uuid(agency), 0n, int4(1)];
	let caseKey = newKey();
	let blindKeys = 0;
	for (let no = 0; no < to; no++) {
		const text = textOf(names.draw(draws));
		if (no < from) continue;
		const [identityId, caseId] = [idOf("identity", no), caseOf(no)];
		if (no % perCase === 0) {
			caseKey = newKey();
			const { keyId, wrapped } = wrapCaseKey(keys, agency, caseId, caseKey);
			files.cases.row([agencyBytes, uuid(caseId), one, Buffer.from(keyId), Buffer.from(wrapped)]);
		}
		const identity = vaultApi.Identity.fromPartial({ names: [{ text }] });
		const sealed = sealIdentity(caseKey, { agency, caseId, identityId, version: 1 }, identity);
		files.identities.row([
			agencyBytes,
			uuid(identityId),
			BigInt(no + 1),
			uuid(caseId),
			one,
			Buffer.from(sealed.wrapped),
			Buffer.from(sealed.person),
			at,
			agencyBytes,
		]);
		for (const key of new Set(blindKeysOf(ofIndex, prepare(personOf(identity, ""))))) {
			files.blind.row([agencyBytes, BigInt(key), BigInt(no + 1)]);
			blindKeys++;
		}
		files.plain.row([int4(no), Buffer.from(text)]);
	}
	for (const file of Object.values(files)) file.end();
	return { blindKeys };
};

if (process.send) servePeer({ load });
