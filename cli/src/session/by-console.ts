import { setTimeout as sleep } from "node:timers/promises";
import type { Answer } from "@seamark/client";
import type { JWK } from "jose";
import type { Context } from "../context.ts";
import { type Hub, type HubDeps, openHub } from "../hub/hub.ts";
import { CliError, exits } from "../terminal/exit.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { dpopProof, newProofKey } from "./proof.ts";
import type { Login } from "./state.ts";

type Asking = { hub: string; deps: HubDeps; key: JWK };

const proven = async ({ hub, deps, key }: Asking, path: string) => ({
	dpop: await dpopProof({ key, method: "POST", url: `${hub}${path}`, now: deps.now(), id: deps.newId() }),
});

/** Shows the code and the address, and waits until an officer has approved it in the console. */
const approved = async (
	asking: Asking,
	anonymous: Hub,
	confirm?: { signIn: string; operation: string },
): Promise<{ code: string; answer: Answer<"pollDevice"> }> => {
	const { deps } = asking;
	const asked = await anonymous.POST("/sign-ins/devices", {
		body: confirm ? { confirm } : {},
		headers: await proven(asking, "/sign-ins/devices"),
		repeatable: false,
	});
	deps.out.hint(`Open ${safeLine(asked.verification_uri)} and sign in with your passkey.`);
	deps.out.hint(
		`Type this code there${confirm ? ", and confirm with the passkey" : ""}: ${safeLine(asked.user_code)} (it is good for ten minutes)`,
	);
	const until = deps.now() + asked.expires_in * 1_000;
	while (deps.now() < until) {
		await sleep(asked.interval * 1_000, undefined, { signal: deps.interrupted });
		const answer = await anonymous.POST("/sign-ins/devices/poll", {
			body: { device_code: asked.device_code },
			headers: await proven(asking, "/sign-ins/devices/poll"),
			repeatable: false,
		});
		if (answer.state !== "waiting") return { code: asked.device_code, answer };
	}
	throw new CliError(exits.notLoggedIn, "Nobody approved it in time.", { next: "Run the command again." });
};

/** A login that an officer approves in the console by passkey. No key of the agency is on this machine. */
export const consoleLogin = async (context: Context, hub: string): Promise<Login> => {
	const key = await newProofKey();
	const { code, answer } = await approved({ hub, deps: context, key }, openHub(hub, context));
	if (!answer.signedIn)
		throw new CliError(exits.notLoggedIn, "The hub approved something else.", { next: "Log in again." });
	const { officer, agency, post, purpose } = answer.signedIn;
	return { kind: "officer", signIn: code, officer: officer.handle, agency, post, purpose, proofKey: key };
};

/** Has one request confirmed by passkey, and gives the token that is good for it alone. */
export const confirmedToken = async (
	hub: string,
	login: Extract<Login, { kind: "officer" }>,
	operation: string,
	deps: HubDeps,
): Promise<string> => {
	const { authenticate: _, ...rest } = deps;
	const anonymous = openHub(hub, rest);
	deps.out.hint("This takes your passkey again, for this one request.");
	const { answer } = await approved({ hub, deps, key: login.proofKey }, anonymous, { signIn: login.signIn, operation });
	if (answer.access_token === undefined)
		throw new CliError(exits.notLoggedIn, "The hub confirmed something else.", { next: "Run the command again." });
	return answer.access_token;
};
