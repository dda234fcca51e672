import { sealAbout, unsealAbout } from "@seamark/sealing";

const about = (agencyId: string, kid: string) => `seamark signing key ${agencyId} ${kid}`;

/** Encrypts a private key for the database, bound to its agency and key id, so that rows cannot be swapped. */
export const sealKey = (hubKey: Uint8Array, agencyId: string, kid: string, pkcs8: Uint8Array): Buffer =>
	sealAbout(hubKey, about(agencyId, kid), pkcs8);

/** Throws when the bytes were altered, or belong to another key, agency or hub. */
export const openKey = (hubKey: Uint8Array, agencyId: string, kid: string, sealed: Uint8Array): Buffer =>
	unsealAbout(hubKey, about(agencyId, kid), sealed);
