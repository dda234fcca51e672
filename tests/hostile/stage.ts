import { fork } from "node:child_process";
import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import type { Limits } from "@seamark/http";
import { expect, onTestFinished } from "vitest";
import { type Answer, type Caller, caller, demoToken } from "../support/client.ts";
import { hubFolder } from "../support/hub-folder.ts";

/** A hub in a process of its own, and on it a sovereign agency whose signing key the test holds. */
export type Stage = {
	url: string;
	grpc: string;
	/** The hub's secret, as a peer restored from a backup might have it. */
	hubKey(): Promise<Uint8Array>;
	/** Resident memory of the hub's process, in megabytes. */
	memory(): Promise<number>;
	/** What the hub has logged so far. */
	log(): string;
	/** Fails when the hub no longer answers or its process has ended. */
	stillAlive(): Promise<void>;
	token(officer: string): Promise<string>;
	as(officer: string): Promise<Caller>;
	unit: Unit;
	stop(): Promise<void>;
};

type Json = Record<string, unknown>;
export type Unit = {
	id: string;
	issuer: string;
	admin: { post: string; client: string };
	desk: { post: string; client: string };
	key: KeyObject;
	publicKey: KeyObject;
	/** A token of the desk as the agency's issuer signs it; `claims` and `header` overwrite what is right. */
	mint(o?: { claims?: Json; header?: Json; key?: KeyObject }): string;
	claims(): Json;
};

const encode = (value: unknown): string =>
	Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

/** A compact JWS, signed with ES256, no matter what its header says. */
export const jws = (header: unknown, payload: unknown, key: KeyObject): string => {
	const signed = `${encode(header)}.${encode(payload)}`;
	return `${signed}.${sign("sha256", Buffer.from(signed), { key, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
};

export const newKey = () => generateKeyPairSync("ec", { namedCurve: "P-256" });
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64url");
export const seconds = (): number => Math.floor(Date.now() / 1_000);
export const jwkOf = (key: KeyObject): Json => key.export({ format: "jwk" }) as Json;

export const openStage = async (limits: Partial<Limits> = {}): Promise<Stage> => {
	const stack = new AsyncDisposableStack();
	const dataDir = await hubFolder("hostile");
	stack.defer(() => rm(dataDir, { recursive: true, force: true }));
	const child = fork(join(import.meta.dirname, "hub-process.ts"), [dataDir, JSON.stringify(limits)], {
		silent: true,
		execArgv: [],
	});
	let log = "";
	for (const stream of [child.stdout, child.stderr])
		stream?.on("data", (part: Buffer) => {
			log += part.toString();
		});
	stack.defer(async () => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		const force = setTimeout(() => child.kill("SIGKILL"), 15_000);
		child.kill("SIGTERM");
		await once(child, "exit");
		clearTimeout(force);
	});
	const ended = once(child, "exit").then(() => {
		throw new Error(`the hub ended at its start: ${log.slice(-4_000)}`);
	});
	ended.catch(() => undefined);
	const [{ url, grpc }] = (await Promise.race([once(child, "message"), ended])) as [{ url: string; grpc: string }];
	await ready(url);

	const token = (officer: string) => demoToken(url, { officer });
	const as = async (officer: string) => caller(url, await token(officer));
	return {
		url,
		grpc,
		hubKey: async () => Buffer.from(await readFile(join(dataDir, "keys/hub.key"), "utf8"), "base64url"),
		memory: async () => {
			const status = await readFile(`/proc/${child.pid}/status`, "utf8");
			return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1_024;
		},
		log: () => log,
		stillAlive: async () => {
			expect(child.exitCode).toBeNull();
			expect((await fetch(`${url}/healthz`)).status).toBe(200);
		},
		token,
		as,
		unit: await registerUnit(url, await as("ws-ptccc-operations-1")),
		stop: () => stack.disposeAsync(),
	};
};

const ready = async (url: string) => {
	const deadline = performance.now() + 60_000;
	while ((await fetch(`${url}/readyz`)).status !== 200) {
		if (performance.now() > deadline) throw new Error("the hub is not ready within 60 s");
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
};

/** Registers a sovereign police unit (invented) through the API, gives it a desk and a system on it. */
const registerUnit = async (url: string, centre: Caller): Promise<Unit> => {
	const { privateKey, publicKey } = newKey();
	const issuer = "https://issuer.example/unit";
	const made = await centre.post<{ id: string; post: string; client: string }>("/agencies", {
		handle: "fj-test-unit",
		name: "Test unit (invented)",
		kind: "police",
		country: "FJ",
		invented: true,
		sovereign: { issuer, keys: [{ ...jwkOf(publicKey), kid: "first" }] },
	});
	expect(made.status, made.text).toBe(201);
	const { id, post, client } = made.body;
	const claimsFor = (post: string, client: string, scope: string, purpose: string): Json => ({
		iss: issuer,
		aud: url,
		sub: client,
		client_id: client,
		jti: randomUUID(),
		iat: seconds(),
		exp: seconds() + 300,
		scope,
		duty_post: post,
		purpose,
	});
	const header = { alg: "ES256", typ: "at+jwt", kid: "first" };
	const admin = caller(
		url,
		jws(header, claimsFor(post, client, "directory:read agency:admin", "oversight"), privateKey),
	);
	const scopes = ["alerts:read", "alerts:raise", "alerts:export", "alerts:subscribe", "audit:read", "directory:read"];
	const desk = await admin.post<{ id: string }>("/posts", {
		name: "desk",
		clearance: "amber",
		scopes,
		purposes: ["investigation"],
	});
	expect(desk.status, desk.text).toBe(201);
	const system = await admin.post<{ id: string }>("/clients", { post: desk.body.id, key: jwkOf(newKey().publicKey) });
	expect(system.status, system.text).toBe(201);
	const claims = () => claimsFor(desk.body.id, system.body.id, scopes.join(" "), "investigation");
	return {
		id,
		issuer,
		admin: { post, client },
		desk: { post: desk.body.id, client: system.body.id },
		key: privateKey,
		publicKey,
		claims,
		mint: (o = {}) => jws({ ...header, ...o.header }, { ...claims(), ...o.claims }, o.key ?? privateKey),
	};
};

/** The answer is this problem, as a problem document, and tells nothing of the hub's inside. */
export const expectProblem = (answer: Answer, status: number, code: string | RegExp, said = ""): void => {
	expect(answer.status, `${said} ${answer.text}`).toBe(status);
	expect(answer.headers.get("content-type"), said).toMatch(/^application\/problem\+json/);
	expect(String(answer.body.code), `${said} ${answer.text}`).toMatch(
		typeof code === "string" ? new RegExp(`^${code}$`) : code,
	);
	expectNoInside(answer.text);
};
/** No stack traces, statements or files. */
export const expectNoInside = (text: string): void =>
	expect(text).not.toMatch(
		/\bat .*\(.*:\d+:\d+\)|node_modules|\.ts:\d+|select .* from |insert into |syntax error at|PostgresError|relation "/i,
	);

/** Bytes as they are, over a connection of their own; answers what came until the hub closed it or `ms` passed. */
export const raw = async (
	url: string,
	send: (write: (bytes: string | Buffer) => Promise<boolean>) => Promise<void>,
	ms = 20_000,
) => {
	const { hostname, port } = new URL(url);
	const socket = connect(Number(port), hostname);
	onTestFinished(() => void socket.destroy());
	let text = "";
	let open = true;
	const began = performance.now();
	socket.on("error", () => undefined);
	socket.on("data", (part: Buffer) => {
		text += part.toString("latin1");
	});
	const closed = new Promise<void>((resolve) =>
		socket.once("close", () => {
			open = false;
			resolve();
		}),
	);
	await once(socket, "connect");
	const timer = setTimeout(() => socket.destroy(), ms);
	await Promise.race([
		closed,
		send(async (bytes) => {
			if (!open) return false;
			if (!socket.write(bytes)) await Promise.race([once(socket, "drain").catch(() => undefined), closed]);
			return open;
		}),
	]);
	await closed;
	clearTimeout(timer);
	return { text, status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), ms: performance.now() - began };
};
