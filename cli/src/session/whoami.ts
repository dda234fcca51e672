import type { Context } from "../context.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { authenticator, choose } from "./session.ts";
import { profileNames, whoOf } from "./state.ts";
import { claimsOf } from "./token.ts";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

export const whoami = async (context: Context): Promise<void> => {
	const { config, globals, out } = context;
	const chosen = await choose(config, globals);
	const { hub, login } = chosen.profile;
	// Renewing, where it is due, also asks the hub whether the login still holds.
	const token = await authenticator(chosen, config.home, context).token();
	const claims = claimsOf(token.value);
	const demo = login.kind === "demo";
	const about = {
		login: chosen.name,
		hub,
		kind: login.kind,
		officer: login.officer ?? null,
		client: login.kind === "agency" ? login.client : null,
		post: text(claims.duty_post),
		purpose: text(claims.purpose),
		scopes: text(claims.scope).split(" "),
		issuer: text(claims.iss),
		bound: token.type === "DPoP",
		expiresInSeconds: Math.max(0, Math.round((token.expiresAt - context.now()) / 1_000)),
		otherLogins: (await profileNames(config.home)).filter((name) => name !== chosen.name),
	};
	if (out.json) return out.document(about);
	const pairs = [
		["login", about.login],
		["hub", about.hub],
		["acting as", demo ? `${login.officer} (demonstration)` : whoOf(login)],
		["post", about.post],
		["purpose", about.purpose],
		["scopes", about.scopes.join(" ")],
		["issuer", about.issuer],
		[
			"token",
			`${about.bound ? "bound to a key of this login" : "bound to nothing"}; ends in ${about.expiresInSeconds} s, renewed by itself`,
		],
		["other logins", about.otherLogins.join(", ")],
	] as const;
	for (const [name, value] of pairs) if (value) out.say(`${name.padEnd(12)}  ${safeLine(value)}`);
};
