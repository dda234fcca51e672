import { access } from "node:fs/promises";
import { resolve } from "node:path";
import type { Answer } from "@seamark/client";
import type { Context } from "../context.ts";
import { openHub } from "../hub/hub.ts";
import { CliError, exits, type Fault, usageError } from "../terminal/exit.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { agencyOf, type Chosen, defaultHub, hubOrigin, obtainToken, sessionHub } from "./session.ts";
import { currentProfile, type Login, makeCurrent, type Profile, readProfile, whoOf, writeProfile } from "./state.ts";
import { claimsOf } from "./token.ts";

export type LoginOptions = {
	demo?: string;
	agency?: string;
	client?: string;
	key?: string;
	officer?: string;
	post?: string;
	purpose?: string;
	scope?: string[];
	issuer?: string;
};

/** Everything that is wrong with the options of a login, at once. */
export const loginFaults = (o: LoginOptions): Fault[] => {
	const needed = (at: string, message = "is needed") => ({ at, message });
	if (o.demo !== undefined)
		return (["agency", "client", "key", "officer", "issuer"] as const)
			.filter((name) => o[name] !== undefined)
			.map((name) => needed(`--${name}`, "does not go with --demo"));
	// With nothing named, an officer approves it in the console.
	if (byConsole(o))
		return (["post", "purpose", "scope", "issuer", "officer"] as const)
			.filter((name) => o[name] !== undefined)
			.map((name) => needed(`--${name}`, "is chosen in the console, unless --agency, --client and --key are given"));
	const faults = (["agency", "client", "key", "purpose"] as const)
		.filter((name) => !o[name])
		.map((name) => needed(`--${name}`));
	if (o.officer && !o.post) faults.push(needed("--post", "is needed with --officer"));
	if (o.officer && !o.scope)
		faults.push(needed("--scope", "is needed with --officer: an agency vouches for named scopes only"));
	if (o.post && !o.officer) faults.push(needed("--officer", "is needed with --post; a client has its own post"));
	return faults;
};

const byConsole = ({ demo, agency, client, key }: LoginOptions): boolean =>
	[demo, agency, client, key].every((one) => one === undefined);

export const login = async (context: Context, o: LoginOptions): Promise<void> => {
	const faults = loginFaults(o);
	if (faults.length > 0)
		throw usageError("The login is incomplete.", "See the examples of: seamark login --help", faults);
	const { config, globals } = context;
	const hub = hubOrigin(globals.hub ?? config.hub ?? defaultHub);
	const anonymous = openHub(hub, context);
	const description = await anonymous.GET("/.well-known/seamark");
	if (o.demo !== undefined && description.demo === false)
		throw new CliError(exits.notLoggedIn, `${hub} is not a demonstration hub.`, {
			next: "Log in as a client of your agency: seamark login --help",
		});

	const services = servicesOf(description);
	const details = byConsole(o)
		? await (await import("./by-console.ts")).consoleLogin(context, hub)
		: o.demo === undefined
			? await agencyLogin(context, hub, o)
			: demoLogin(o.demo, o);
	const profile: Profile = { hub, ...(services ? { services } : {}), login: details };
	const token = await obtainToken(hub, details, context);
	const country = await countryOf(context, { name: "", profile: { ...profile, token } });
	const kept = await keep(context, { ...profile, ...(country ? { country } : {}), token });
	sayLogin(context, profile, kept, claimsOf(token.value));
};

/** Country of the agency that a login is of. A login works without it: times are then those of its machine. */
const countryOf = async (context: Context, chosen: Chosen): Promise<string | undefined> => {
	const id = agencyOf(chosen.profile);
	if (!id) return undefined;
	try {
		const hub = sessionHub(chosen, context.config.home, context);
		return (await hub.GET("/agencies/{id}", { params: { path: { id } } })).country;
	} catch (error) {
		if (error instanceof CliError) return undefined;
		throw error;
	}
};

/** `used`: the login that commands at this hub use when they name none. */
type Kept = { name: string; used: string };

const keep = async ({ config, globals, newId, out }: Context, profile: Profile): Promise<Kept> => {
	const { hub, login } = profile;
	const asked = globals.as ?? config.profile;
	const name = asked ?? (await freeName(config.home, profile));
	const before = await readProfile(config.home, name);
	await writeProfile(config.home, name, profile, newId());
	if (before && (before.hub !== hub || whoOf(before.login) !== whoOf(login)))
		out.hint(`The login "${name}" was of ${whoOf(before.login)} at ${before.hub} until now.`);
	const current = await currentProfile(config.home, hub);
	// A login beside another one does not become what commands use that name none.
	if (asked !== undefined && current !== undefined) return { name, used: current };
	await makeCurrent(config.home, hub, name, newId());
	return { name, used: name };
};

const sayLogin = ({ out }: Context, { hub, login }: Profile, { name, used }: Kept, claims: Record<string, unknown>) => {
	const who = safeLine(whoOf(login));
	const demo = login.kind === "demo";
	const { purpose, scope } = claims;
	if (out.json) return out.document({ login: name, hub, purpose, scope, demo, bound: !demo });
	out.say(`${out.paint("green", "Logged in")} at ${hub} as ${who} (login "${name}").`);
	if (purpose) out.say(`Purpose: ${safeLine(purpose)}   Scopes: ${safeLine(scope)}`);
	if (demo) out.hint("This is a demonstration: nobody proved who they are.");
	out.hint(
		used === name
			? `Commands at this hub act as ${who} now, unless --as names another login.`
			: `Commands act as ${who} with --as ${name}; without it they use the login "${used}", as before.`,
	);
	const as = used === name ? "" : ` --as ${name}`;
	const follows = String(scope ?? "").includes("alerts:subscribe");
	out.hint(`Next: seamark${as} ${follows ? "feed follow --from start" : "whoami"}`);
};

/** A login is named after whom it acts as; the same person at another hub has another one. */
const freeName = async (home: string, profile: Profile): Promise<string> => {
	const who = whoOf(profile.login)
		.replace(/[^A-Za-z0-9._-]/g, "-")
		.slice(0, 40);
	const there = await readProfile(home, who);
	return there === undefined || there.hub === profile.hub
		? who
		: `${who}.${new URL(profile.hub).host.replace(/:/g, "-")}`.slice(0, 40);
};

const demoLogin = (officer: string, { post, purpose, scope }: LoginOptions): Login => ({
	kind: "demo",
	officer,
	...(post ? { post } : {}),
	...(purpose ? { purpose } : {}),
	...(scope ? { scopes: scope } : {}),
});

const agencyLogin = async (context: Context, hub: string, o: LoginOptions): Promise<Login> => {
	const { agency = "", client = "", key = "", officer, post, purpose = "", scope } = o;
	const keyFile = resolve(key);
	await access(keyFile).catch(() => {
		throw usageError(
			`There is no readable key file ${keyFile}.`,
			"Name the file with the client's private key, one JWK, with --key.",
		);
	});
	const issuer = o.issuer === undefined ? `${hub}/agencies/${encodeURIComponent(agency)}` : hubOrigin(o.issuer);
	// RFC 8414: every issuer describes itself under its own address as the hub's does for the agencies whose keys it holds.
	const metadata = await openHub(issuer, context)
		.GET("/agencies/{id}/.well-known/oauth-authorization-server", {
			params: { path: { id: agency } },
			pathSerializer: () => `${issuer}/.well-known/oauth-authorization-server`,
		})
		.catch((error: unknown) => {
			if (!(error instanceof CliError) || error.exit === exits.unavailable) throw error;
			throw new CliError(exits.notLoggedIn, `No token issuer answers at ${issuer}.`, {
				next: "Check --agency; for an agency that issues its own tokens give its --issuer.",
				cause: error,
			});
		});
	// An issuer that speaks in another's name could pass assertions on to it.
	if (!metadata.issuer || !metadata.token_endpoint || (o.issuer !== undefined && metadata.issuer !== issuer))
		throw new CliError(exits.notLoggedIn, `What answers at ${issuer} does not describe that issuer.`, {
			next: "Check --issuer.",
		});
	const { newProofKey } = await import("./proof.ts");
	return {
		kind: "agency",
		agency,
		issuer: metadata.issuer,
		tokenEndpoint: hubOrigin(metadata.token_endpoint),
		client,
		keyFile,
		purpose,
		...(officer ? { officer } : {}),
		...(post ? { post } : {}),
		...(scope ? { scopes: scope } : {}),
		proofKey: await newProofKey(),
	};
};

/** Addresses of the services, where they differ from each other; one address for all is the one that was typed. */
const servicesOf = ({ services }: Answer<"readHub">): Record<string, string> | undefined => {
	const named = Object.entries(services ?? {}).filter(
		(entry): entry is [string, string] => typeof entry[1] === "string",
	);
	const origins = named.map(([name, address]) => [name, hubOrigin(address)] as const);
	return new Set(origins.map(([, origin]) => origin)).size > 1 ? Object.fromEntries(origins) : undefined;
};
