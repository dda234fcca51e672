import { type Authenticate, createClient, type HubClient } from "@seamark/client";
import type { CliError } from "../terminal/exit.ts";
import type { Output } from "../terminal/output.ts";
import { explain } from "./explain.ts";

export type Hub = HubClient & {
	/** Id of the agency that the login is of; undefined without a login. */
	agency: string | undefined;
};

export type HubDeps = {
	out: Output;
	chance: () => number;
	newId: () => string;
	now: () => number;
	interrupted: AbortSignal;
	/** Absent where no login is needed. */
	authenticate?: Authenticate;
	agency?: string | undefined;
	/** Another address for some paths. */
	baseOf?: (path: string) => string | undefined;
	/** Turns the hub's refusal into an error; the token endpoint has refusals of its own kind. */
	refusal?: (status: number, body: unknown) => CliError;
};

export const openHub = (base: string, o: HubDeps): Hub => ({
	agency: o.agency,
	...createClient({
		base,
		now: o.now,
		newId: o.newId,
		chance: o.chance,
		signal: o.interrupted,
		...(o.authenticate ? { authenticate: o.authenticate } : {}),
		...(o.baseOf ? { baseOf: o.baseOf } : {}),
		explain: (error) => explain(error, o),
		waiting: (failure, ms) => {
			const what = failure === "busy" ? "The hub asks to wait" : "No answer from the hub";
			o.out.hint(`${what}: trying again in ${(ms / 1_000).toFixed(1)} s ...`);
		},
		attempted: ({ method, path, status, ms }) =>
			o.out.debug(
				`${method} ${path} -> ${status === undefined ? `no answer after ${ms} ms` : `${status} in ${ms} ms`}`,
			),
	}),
});
