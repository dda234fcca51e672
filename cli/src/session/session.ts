import { readFile } from "node:fs/promises";
import { type Authenticate, type Body, given, serviceOf } from "@seamark/client";
import type { CliConfig } from "../config.ts";
import type { Globals } from "../context.ts";
import { type Hub, type HubDeps, openHub } from "../hub/hub.ts";
import { CliError, exits, usageError } from "../terminal/exit.ts";
import { currentProfile, type Login, type Profile, readProfile, whoOf, writeProfile } from "./state.ts";
import { claimsOf, needsRenewal, type StoredToken, tokenError, tokenOf } from "./token.ts";

export const defaultHub = "http://127.0.0.1:8080";

/** The origin in what a user typed. Tokens and alerts go over TLS, or to this machine. */
export const hubOrigin = (typed: string): string => {
	const url = URL.parse(/^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`);
	if (!url || !/^https?:$/.test(url.protocol))
		throw usageError(
			`"${typed}" is not the address of a hub.`,
			"Give it like https://hub.example or http://127.0.0.1:8080.",
		);
	if (url.username || url.password)
		throw usageError("A hub's address carries no user and no password.", "Log in with: seamark login --help");
	const local = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(url.hostname);
	if (url.protocol === "http:" && !local)
		throw usageError(
			`${url.origin} is not encrypted: tokens and alerts could be read on the way.`,
			"Use https://, or a tunnel to 127.0.0.1.",
		);
	return url.origin + url.pathname.replace(/\/+$/, "");
};

export type SessionDeps = HubDeps;

/** Gets a token for a login from the hub or the agency's issuer. */
export const obtainToken = async (hub: string, login: Login, deps: SessionDeps): Promise<StoredToken> => {
	const anonymous = (base: string) =>
		openHub(base, {
			out: deps.out,
			chance: deps.chance,
			newId: deps.newId,
			now: deps.now,
			interrupted: deps.interrupted,
			refusal: tokenError,
		});
	if (login.kind === "demo") {
		const { officer, post, purpose, scopes } = login;
		const body = given<Body<"getDemoToken">>({ officer, post, purpose, scopes } as Body<"getDemoToken">);
		return tokenOf(await anonymous(hub).POST("/demo/token", { body }), deps.now());
	}
	if (login.kind === "officer") return officerToken(anonymous(hub), hub, login, deps);
	const { assertion, dpopProof, readKey } = await import("./proof.ts");
	const keyText = await readFile(login.keyFile, "utf8").catch((error: NodeJS.ErrnoException) => {
		throw usageError(
			`The key file ${login.keyFile} cannot be read (${error.code}).`,
			"Put the client's private key there, or log in again with another --key.",
		);
	});
	const key = readKey(keyText, login.keyFile);
	const endpoint = new URL(login.tokenEndpoint);
	const sign = (claims: Record<string, unknown>) =>
		assertion({ key, claims: { aud: login.issuer, ...claims }, now: deps.now(), id: deps.newId() });
	const form = new URLSearchParams(
		login.officer
			? {
					grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
					// Signed by the client, so it proves the client as well.
					assertion: await sign({
						iss: login.client,
						sub: login.officer,
						duty_post: login.post,
						purpose: login.purpose,
						scope: login.scopes?.join(" "),
					}),
				}
			: {
					grant_type: "client_credentials",
					client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
					client_assertion: await sign({ iss: login.client, sub: login.client }),
					purpose: login.purpose,
					...(login.scopes ? { scope: login.scopes.join(" ") } : {}),
				},
	);
	const proof = await dpopProof({
		key: login.proofKey,
		method: "POST",
		url: endpoint.href,
		now: deps.now(),
		id: deps.newId(),
	});
	// The agency may run its own issuer: its endpoint is where its metadata says, and the form is the same.
	const answer = await anonymous(endpoint.origin).POST("/agencies/{id}/token", {
		params: { path: { id: login.agency } },
		pathSerializer: () => endpoint.href,
		body: Object.fromEntries(form) as Body<"getToken">,
		bodySerializer: () => form.toString(),
		headers: { "content-type": "application/x-www-form-urlencoded", dpop: proof },
		// An assertion holds once.
		repeatable: false,
	});
	return tokenOf(answer, deps.now());
};

const officerToken = async (
	anonymous: Hub,
	hub: string,
	login: Extract<Login, { kind: "officer" }>,
	deps: SessionDeps,
): Promise<StoredToken> => {
	const { dpopProof } = await import("./proof.ts");
	const form = new URLSearchParams({
		grant_type: "urn:seamark:grant-type:sign-in",
		sign_in: login.signIn,
		duty_post: login.post,
		purpose: login.purpose,
	});
	const url = `${hub}/agencies/${login.agency}/token`;
	const answer = await anonymous.POST("/agencies/{id}/token", {
		params: { path: { id: login.agency } },
		body: Object.fromEntries(form) as Body<"getToken">,
		bodySerializer: () => form.toString(),
		headers: {
			"content-type": "application/x-www-form-urlencoded",
			dpop: await dpopProof({ key: login.proofKey, method: "POST", url, now: deps.now(), id: deps.newId() }),
		},
		repeatable: false,
	});
	return tokenOf(answer, deps.now());
};

/** The login that a command works with, and under which name it is kept. */
export type Chosen = { name: string; profile: Profile };

/** Picks the login: --as, SEAMARK_PROFILE, the current one. A hub named otherwise never gets this login's token. */
export const choose = async (config: CliConfig, globals: Globals): Promise<Chosen> => {
	const typed = globals.hub ?? config.hub;
	const wanted = typed === undefined ? undefined : hubOrigin(typed);
	const name = globals.as ?? config.profile ?? (await currentProfile(config.home, wanted));
	const profile = name === undefined ? undefined : await readProfile(config.home, name);
	const at = `${name === undefined ? "" : ` --as ${name}`}${wanted === undefined ? "" : ` --hub ${wanted}`}`;
	if (name === undefined || !profile)
		throw new CliError(
			exits.notLoggedIn,
			name === undefined
				? `You are not logged in${wanted === undefined ? "" : ` at ${wanted}`}.`
				: `There is no login named "${name}".`,
			{ next: `Log in, on a demo hub for example: seamark login${at} --demo fj-liaison-1` },
		);
	if (wanted !== undefined && wanted !== profile.hub)
		throw new CliError(exits.notLoggedIn, `The login "${name}" is for ${profile.hub}, not for ${wanted}.`, {
			next: `Choose another login with --as NAME, or log in there under another name: seamark login --hub ${wanted} --help`,
		});
	return { name, profile };
};

/** Signs requests with the login's token, renewing and keeping it as needed. */
export const authenticator = (
	{ name, profile }: Chosen,
	home: string,
	deps: SessionDeps,
): Authenticate & { token: () => Promise<StoredToken> } => {
	let token = profile.token;
	let renewing: Promise<StoredToken> | undefined;
	const renew = async (): Promise<StoredToken> => {
		const fresh = await obtainToken(profile.hub, profile.login, deps);
		await writeProfile(home, name, { ...profile, token: fresh }, deps.newId());
		return fresh;
	};
	const current = async (force: boolean): Promise<StoredToken> => {
		if (token && !force && !needsRenewal(token, deps.now())) return token;
		renewing ??= renew().finally(() => {
			renewing = undefined;
		});
		token = await renewing;
		return token;
	};
	const headers: Authenticate = async (method, url, force, operation) => {
		const { login } = profile;
		const { value, type } =
			operation !== undefined && login.kind === "officer"
				? {
						value: await (await import("./by-console.ts")).confirmedToken(profile.hub, login, operation, deps),
						type: "DPoP",
					}
				: await current(force);
		if (type === "Bearer") return { authorization: `Bearer ${value}` };
		if (profile.login.kind === "demo")
			throw new CliError(exits.notLoggedIn, "The hub bound this login's token to a key it does not have.", {
				next: "Log in again.",
			});
		const { dpopProof } = await import("./proof.ts");
		const proof = await dpopProof({
			key: profile.login.proofKey,
			method,
			url,
			token: value,
			now: deps.now(),
			id: deps.newId(),
		});
		return { authorization: `DPoP ${value}`, dpop: proof };
	};
	return Object.assign(headers, { token: () => current(false) });
};

/** Before the first write of a command the user reads, on standard error, as whom it is done. */
const named = (authenticate: Authenticate, { name, profile }: Chosen, { out }: SessionDeps): Authenticate => {
	let said = false;
	return (method, url, renew, operation) => {
		if (method !== "GET" && !said) {
			said = true;
			out.hint(`As ${whoOf(profile.login)} at ${profile.hub} (login "${name}").`);
		}
		return authenticate(method, url, renew, operation);
	};
};

/** The agency that a login is of: its issuer signs the tokens. */
export const agencyOf = ({ login, token }: Profile): string | undefined =>
	login.kind !== "demo"
		? login.agency
		: String(claimsOf(token?.value ?? "").iss ?? "")
				.split("/")
				.at(-1) || undefined;

/** The hub, or those of its services that have addresses of their own, as this login sees them. */
export const sessionHub = (chosen: Chosen, home: string, deps: SessionDeps): Hub => {
	const authenticate = named(authenticator(chosen, home, deps), chosen, deps);
	const { hub, services } = chosen.profile;
	const baseOf = services && ((path: string) => services[serviceOf(path)]);
	return openHub(hub, { ...deps, authenticate, agency: agencyOf(chosen.profile), ...(baseOf ? { baseOf } : {}) });
};
