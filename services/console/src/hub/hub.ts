import { createHash } from "node:crypto";
import type { ReadableStream } from "node:stream/web";
import { HubError } from "@seamark/errors";
import { type HubService, hubServices, type ServiceContext } from "@seamark/service";
import { SignJWT } from "jose";
import type { HolderKey } from "../sessions/sessions.ts";

/** How the console asks the hub: as everybody else does, over HTTP, with proofs for the public address. */
export type Hub = {
	/**
	 * `path` with its query. A token goes with a proof for it; on its own a proof says who holds the key. Throws UNAVAILABLE where
	 * no answer came.
	 */
	call(o: {
		method: string;
		path: string;
		headers?: Record<string, string>;
		body?: string | ReadableStream;
		key?: HolderKey;
		token?: { value: string; type: "DPoP" | "Bearer" };
		signal?: AbortSignal;
	}): Promise<Response>;
};

/** Whose address it is; none where it is no service's. */
export const serviceOf = (path: string): HubService | undefined =>
	hubServices.find(({ paths }) => paths.some((one) => path === one || path.startsWith(`${one}/`)));

export const openHub = ({ config, now, newId }: ServiceContext, o: { peersPort: number | undefined }): Hub => {
	const baseOf = (path: string): string => {
		if (!o.peersPort) return config.publicUrl;
		const host = config.peers[serviceOf(path)?.name ?? "identity"]?.replace(/:\d+$/, "");
		return host === undefined ? config.publicUrl : `http://${host}:${o.peersPort}`;
	};
	const proof = ({ privateKey, publicJwk }: HolderKey, method: string, path: string, token: string | undefined) =>
		new SignJWT({
			htm: method,
			htu: config.publicUrl + path.split("?", 1)[0],
			jti: newId(),
			iat: Math.floor(now() / 1_000),
			...(token === undefined ? {} : { ath: createHash("sha256").update(token).digest("base64url") }),
		})
			.setProtectedHeader({ alg: "ES256", typ: "dpop+jwt", jwk: publicJwk })
			.sign(privateKey);
	return {
		call: async ({ method, path, headers, body, key, token, signal }) =>
			fetch(baseOf(path.split("?", 1)[0] ?? path) + path, {
				method,
				// A token must not follow wherever an answer points.
				redirect: "manual",
				headers: {
					...headers,
					...(key && token?.type !== "Bearer" ? { dpop: await proof(key, method, path, token?.value) } : {}),
					...(token ? { authorization: `${token.type} ${token.value}` } : {}),
				},
				...(body ? { body, duplex: "half" } : {}),
				...(signal ? { signal } : {}),
			} as RequestInit).catch((cause: unknown) => {
				throw new HubError("UNAVAILABLE", { retryAfter: 2, cause });
			}),
	};
};
