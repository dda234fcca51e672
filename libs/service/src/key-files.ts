import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { exportJWK, generateKeyPair } from "jose";

export type KeyFiles = { services: string; hub: string; keyOf(service: string): string };

/** Makes a file with 32 random bytes in base64url where there is none. It is for its owner alone. */
export const makeSecretKeyFile = async (file: string): Promise<void> => {
	if (existsSync(file)) return;
	await mkdir(dirname(file), { recursive: true, mode: 0o700 });
	await write(file, `${randomBytes(32).toString("base64url")}\n`);
};

/**
 * Makes the key files of a hub where there are none: a private key per service, the public keys of all, and the hub's
 * secret. Files are for their owner alone. Existing keys are left as they are, since stored data depends on them.
 */
export const makeKeyFiles = async (dir: string, services: readonly string[]): Promise<KeyFiles> => {
	const files: KeyFiles = {
		services: join(dir, "services.json"),
		hub: join(dir, "hub.key"),
		keyOf: (service) => join(dir, `${service}.jwk`),
	};
	// Written last, so that a start that was cut short makes what is missing.
	const publicKeys: Record<string, object> = existsSync(files.services)
		? JSON.parse(await readFile(files.services, "utf8"))
		: {};
	const missing = services.filter((service) => !Object.hasOwn(publicKeys, service));
	if (missing.length === 0) return files;
	await mkdir(dir, { recursive: true, mode: 0o700 });
	for (const service of missing) {
		const { privateKey, publicKey } = await generateKeyPair("EdDSA", { extractable: true });
		await write(files.keyOf(service), JSON.stringify(await exportJWK(privateKey)));
		publicKeys[service] = await exportJWK(publicKey);
	}
	// Stored keys are sealed with it: no matter what else is made again, this one stays.
	if (!existsSync(files.hub)) await write(files.hub, randomBytes(32).toString("base64url"));
	await write(files.services, JSON.stringify(publicKeys));
	return files;
};

const write = async (file: string, text: string) => {
	await writeFile(`${file}.new`, text, { mode: 0o600 });
	await rename(`${file}.new`, file);
};
