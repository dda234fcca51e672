import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type DecodedEvent, decodeEvent } from "@seamark/contracts";
import { openServiceIdentity, type ServiceIdentity } from "@seamark/grpc";
import { type HttpServer, openHttp } from "@seamark/http";
import { parseAllow } from "@seamark/http/outgoing";
import { readLog } from "@seamark/log";
import { migrationsOf, openService } from "@seamark/service";
import { testContext } from "@seamark/service/testing";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { type DirectorySeed, seedDirectory } from "./seed.ts";
import { defineIdentity } from "./service.ts";

/** A small hub for the tests of this service, on a database and an HTTP server of its own. Everything in it is made up. */
export const idOf = (handle: string): string => {
	const hex = createHash("sha256").update(handle).digest("hex");
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

export const newKey = async (): Promise<{ privateKey: Parameters<SignJWT["sign"]>[0]; publicJwk: JWK }> => {
	const pair = await generateKeyPair("ES256", { extractable: true });
	return { privateKey: pair.privateKey, publicJwk: await exportJWK(pair.publicKey) };
};

const system = await newKey();
const login = await newKey();
export const keys = { system, login };

const agency = (handle: string, kind: DirectorySeed["agencies"][number]["kind"], country: string) => ({
	id: idOf(handle),
	handle,
	name: `${handle} (invented)`,
	kind,
	country,
	invented: true,
});
const post = (
	owner: string,
	name: string,
	scopes: DirectorySeed["posts"][number]["scopes"],
	purposes: DirectorySeed["posts"][number]["purposes"] = ["investigation", "analysis"],
) => ({ id: idOf(`${owner}/${name}`), agency: idOf(owner), name, clearance: "red" as const, scopes, purposes });
const officer = (handle: string, home: string) => ({ id: idOf(handle), handle, homeAgency: idOf(home) });
const posting = (who: string, where: string, until?: string) => ({
	id: idOf(`${who}@${where}`),
	officer: idOf(who),
	post: idOf(where),
	from: "2025-01-01T00:00:00Z",
	...(until ? { until } : {}),
});

const admin = ["directory:read", "agency:admin"] as const;

export const seed: DirectorySeed = {
	regions: [
		{ slug: "pacific", name: "Pacific" },
		{ slug: "elsewhere", name: "Elsewhere" },
	],
	countries: [
		{ code: "FJ", name: "Fiji", region: "pacific" },
		{ code: "WS", name: "Samoa", region: "pacific" },
		{ code: "TO", name: "Tonga", region: "pacific" },
		{ code: "LC", name: "Saint Lucia", region: "elsewhere" },
	],
	agencies: [
		agency("centre", "coordination-centre", "WS"),
		agency("fj-tcu", "tcu", "FJ"),
		agency("to-customs", "customs", "TO"),
		agency("lc-shelter", "referral-provider", "LC"),
	],
	posts: [
		post("centre", "operations", ["directory:read", "directory:write"], ["oversight"]),
		post("centre", "desk", [...admin, "alerts:read"]),
		post("fj-tcu", "desk", [...admin, "alerts:read", "alerts:raise"]),
		post("fj-tcu", "system", ["alerts:read", "alerts:raise"], ["investigation"]),
		post("to-customs", "desk", [...admin, "alerts:read"]),
		post("lc-shelter", "desk", [...admin]),
	],
	officers: [
		officer("centre-1", "centre"),
		officer("fj-1", "fj-tcu"),
		officer("fj-2", "fj-tcu"),
		officer("to-1", "to-customs"),
		officer("lc-1", "lc-shelter"),
	],
	postings: [
		posting("centre-1", "centre/operations"),
		posting("fj-1", "fj-tcu/desk"),
		posting("to-1", "to-customs/desk"),
		posting("lc-1", "lc-shelter/desk"),
	],
	agreements: [
		{
			id: idOf("founding"),
			title: "Founding agreement (invented)",
			parties: ["FJ", "WS", "TO"],
			topics: ["trafficking"],
			records: ["alert"],
			ages: "any",
			purposes: ["investigation"],
			from: "2025-01-01T00:00:00Z",
		},
	],
	clients: [
		{
			id: idOf("fj-system"),
			handle: "fj-system",
			agency: idOf("fj-tcu"),
			post: idOf("fj-tcu/system"),
			jwk: system.publicJwk,
		},
		{
			id: idOf("fj-login"),
			handle: "fj-login",
			agency: idOf("fj-tcu"),
			post: idOf("fj-tcu/system"),
			jwk: login.publicJwk,
			vouches: true,
		},
	],
};

/** How the tests ask it. */
const callsOf = (app: HttpServer) => {
	const call = async (
		method: "GET" | "POST",
		url: string,
		with_: { token?: string; body?: unknown; key?: string; headers?: Record<string, string> } = {},
	) => {
		const answer = await app.inject({
			method,
			url,
			headers: {
				...(with_.token ? { authorization: `Bearer ${with_.token}` } : {}),
				...(with_.key ? { "idempotency-key": with_.key } : {}),
				...(with_.body === undefined ? {} : { "content-type": "application/json" }),
				...with_.headers,
			},
			...(with_.body === undefined ? {} : { payload: JSON.stringify(with_.body) }),
		});
		return {
			status: answer.statusCode,
			body: answer.json() as Record<string, unknown> & { faults?: { at: string }[] },
		};
	};

	return {
		call,
		demoToken: async (who: string, where?: string, more: object = {}) => {
			const body = { officer: who, ...(where ? { post: where } : {}), ...more };
			const answer = await call("POST", "/demo/token", { body });
			if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
			return answer.body.access_token as string;
		},
		form: async (url: string, fields: Record<string, string> | string, headers: Record<string, string> = {}) => {
			const answer = await app.inject({
				method: "POST",
				url,
				headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
				payload: typeof fields === "string" ? fields : new URLSearchParams(fields).toString(),
			});
			return { status: answer.statusCode, body: answer.json() as Record<string, unknown> };
		},
	};
};

export type TestHub = Awaited<ReturnType<typeof openTestHub>>;

export const openTestHub = async (o: {
	demo: boolean;
	keyPublicationMs?: number;
	tls?: { cert: string; key: string; ca: string };
}) => {
	const definition = defineIdentity(
		o.keyPublicationMs === undefined ? undefined : { keyPublicationMs: o.keyPublicationMs },
	);
	const clock = { skew: 0 };
	const now = () => Date.now() + clock.skew;
	const context = await testContext({
		name: "identity",
		migrations: migrationsOf(definition),
		now,
		config: { demo: o.demo },
	});
	await seedDirectory(context, seed);
	const service = await openService(definition, context, {
		SEAMARK_SERVICE_URLS: {},
		SEAMARK_HUB_ID: undefined,
		SEAMARK_CONSOLE_URL: undefined,
		SEAMARK_PROVIDER_ALLOW: parseAllow(["127.0.0.0/8"]),
		SEAMARK_DIRECTORY_FILE: undefined,
	});
	const app: HttpServer = await openHttp({
		title: "identity",
		publicUrl: context.config.publicUrl,
		authenticator: service.identities.authenticator,
		log: context.log,
		notReady: service.notReady,
		...(o.tls ? { tls: o.tls } : {}),
	});
	service.routes(app);
	await app.ready();

	return {
		context,
		service,
		app,
		...callsOf(app),
		now,
		/** Moves the hub's clock. */
		advance: (ms: number) => {
			clock.skew += ms;
		},
		issuer: (handle: string) => `${context.config.publicUrl}/agencies/${idOf(handle)}`,
		tokenUrl: (handle: string) => `/agencies/${idOf(handle)}/token`,
		events: async (): Promise<DecodedEvent[]> =>
			(await readLog(context.pool, 0, 10_000)).events.flatMap((event) => decodeEvent(event) ?? []),
		/** Another service of the hub, with its own key. */
		peer: async (name: string): Promise<ServiceIdentity> => {
			const dir = dirname(context.config.serviceKeysFile);
			const read = (file: string) => JSON.parse(readFileSync(join(dir, file), "utf8"));
			return openServiceIdentity({ name, key: read(`${name}.jwk`), services: read("services.json"), now });
		},
		close: async () => {
			await app.close();
			await service.stop();
			await context.close();
		},
	};
};

/** An assertion as a client makes it; `claims` and `header` overwrite what is right. */
export const assertion = (o: {
	client: string;
	issuer: string;
	now: number;
	subject?: string;
	key?: { privateKey: Parameters<SignJWT["sign"]>[0] };
	claims?: Record<string, unknown>;
	header?: Record<string, unknown>;
	expires?: number;
}): Promise<string> => {
	const seconds = Math.floor(o.now / 1_000);
	return new SignJWT({
		iss: o.client,
		sub: o.subject ?? o.client,
		aud: o.issuer,
		jti: `${o.client} ${Math.random()}`,
		iat: seconds,
		exp: seconds + (o.expires ?? 60),
		...o.claims,
	})
		.setProtectedHeader({ alg: "ES256", ...o.header })
		.sign((o.key ?? keys.system).privateKey);
};

/** A holder's key, and proofs made with it. */
export const holder = async () => {
	const key = await newKey();
	return {
		thumbprint: await calculateJwkThumbprint(key.publicJwk),
		proof: (o: { url: string; now: number; method?: string; claims?: Record<string, unknown> }) =>
			new SignJWT({
				htm: o.method ?? "POST",
				htu: o.url,
				iat: Math.floor(o.now / 1_000),
				jti: `proof ${Math.random()}`,
				...o.claims,
			})
				.setProtectedHeader({ alg: "ES256", typ: "dpop+jwt", jwk: key.publicJwk })
				.sign(key.privateKey),
	};
};
