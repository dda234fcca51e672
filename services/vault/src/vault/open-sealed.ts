import { HubError } from "@seamark/errors";
import { newKey, seal, unseal } from "@seamark/sealing";
import { type Field, type Fields, fields, fieldsOf, type Identity, identityOf } from "./identity.ts";
import type { VaultKeys, WrappedKey } from "./vault-keys.ts";

/** Where an identity belongs: it opens nowhere else. */
export type Place = { agency: string; caseId: string; identityId: string; version: number };

/** An identity as it is stored. Null: there is nothing in that field; the person's own is always there. */
export type Sealed = { wrapped: Uint8Array; person: Uint8Array } & Record<Field, Uint8Array | null>;

const casePlace = (caseId: string) => ["case", caseId];

export const wrapCaseKey = (keys: VaultKeys, agency: string, caseId: string, key: Uint8Array): WrappedKey =>
	keys.wrap(agency, casePlace(caseId), key);

export const unwrapCaseKey = (keys: VaultKeys, agency: string, caseId: string, wrapped: WrappedKey): Buffer =>
	keys.unwrap(agency, casePlace(caseId), wrapped);

/** Documents, contacts or photographs of somebody who has none. */
const nothing = "[]";

const keyPlace = ({ agency, caseId, identityId }: Place) => [agency, caseId, identityId, "key"];
const fieldPlace = ({ agency, caseId, identityId, version }: Place, field: Field) => [
	agency,
	caseId,
	identityId,
	field,
	version,
];

/** Seals an identity under a new key of its own, which the key of its case wraps. */
export const sealIdentity = (caseKey: Uint8Array, place: Place, identity: Identity): Sealed => {
	const key = newKey();
	const plain = fieldsOf(identity);
	const always = (field: Field) => seal(key, fieldPlace(place, field), padded(JSON.stringify(plain[field])));
	const sealed = (field: Field) => (JSON.stringify(plain[field]) === nothing ? null : always(field));
	return {
		wrapped: seal(caseKey, keyPlace(place), key),
		person: always("person"),
		documents: sealed("documents"),
		contacts: sealed("contacts"),
		photos: sealed("photos"),
	};
};

/** The identity's key under another key of its case; everything that it seals stays as it is. */
export const rewrapKey = (from: Uint8Array, to: Uint8Array, place: Place, wrapped: Uint8Array): Buffer =>
	seal(to, keyPlace(place), unseal(from, keyPlace(place), wrapped));

/** Filled up with blanks, which JSON does not mind, so that the size says little of what is inside. */
const padded = (json: string): Buffer => {
	const size = Buffer.byteLength(json);
	return Buffer.from(json + " ".repeat((128 - (size % 128)) % 128));
};

/** Opens a stored identity, or those fields of it that are asked for. Throws when anything of it was changed or moved. */
export const openFields = <F extends Field>(
	caseKey: Uint8Array,
	place: Place,
	sealed: Pick<Sealed, "wrapped" | F>,
	wanted: readonly F[],
): Pick<Fields, F> => {
	try {
		const key = unseal(caseKey, keyPlace(place), sealed.wrapped);
		const opened = wanted.map((field) => {
			const bytes: Uint8Array | null = sealed[field];
			const json = bytes === null ? nothing : unseal(key, fieldPlace(place, field), bytes).toString();
			return [field, JSON.parse(json)];
		});
		return Object.fromEntries(opened) as Pick<Fields, F>;
	} catch (cause) {
		throw new HubError("INTERNAL", {
			cause: new Error("A sealed identity does not open: it was altered or moved.", { cause }),
		});
	}
};

export const openIdentity = (caseKey: Uint8Array, place: Place, sealed: Sealed): Identity =>
	identityOf(openFields(caseKey, place, sealed, fields));
