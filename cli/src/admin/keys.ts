import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from "jose";
import { usageError } from "../terminal/exit.ts";

/** Makes a key, writes its private half into a file of its owner alone, and gives the public half for the hub. Never over a file. */
export const makeKey = async (file: string): Promise<JWK & { kty: "EC" }> => {
	const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true });
	const shown = await exportJWK(publicKey);
	const kid = await calculateJwkThumbprint(shown);
	const kept = { ...(await exportJWK(privateKey)), alg: "ES256", use: "sig", kid };
	await writeFile(resolve(file), `${JSON.stringify(kept)}\n`, { mode: 0o600, flag: "wx" }).catch(
		(error: NodeJS.ErrnoException) => {
			throw usageError(
				error.code === "EEXIST" ? `There is a file ${file} already.` : `${file} cannot be written (${error.code}).`,
				"Name another file for the new key.",
			);
		},
	);
	return { ...shown, alg: "ES256", use: "sig", kid } as JWK & { kty: "EC" };
};
