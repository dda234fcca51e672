import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { exportJWK, generateKeyPair } from "jose";

/** Writes the key files of a hub: a private key per service, the public keys of all, and the hub's secret. */
export const keyFiles = async (dir: string, services: readonly string[]) => {
	await mkdir(dir, { recursive: true, mode: 0o700 });
	const file = (name: string) => join(dir, name);
	const publicKeys: Record<string, object> = {};
	for (const service of services) {
		const { privateKey, publicKey } = await generateKeyPair("EdDSA", { extractable: true });
		await writeFile(file(`${service}.jwk`), JSON.stringify(await exportJWK(privateKey)), { mode: 0o600 });
		publicKeys[service] = await exportJWK(publicKey);
	}
	await writeFile(file("services.json"), JSON.stringify(publicKeys), { mode: 0o600 });
	await writeFile(file("hub.key"), randomBytes(32).toString("base64url"), { mode: 0o600 });
	return { services: file("services.json"), hub: file("hub.key"), keyOf: (service: string) => file(`${service}.jwk`) };
};
