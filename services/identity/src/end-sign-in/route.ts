import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import { currentTraceparent } from "@seamark/telemetry";
import Type from "typebox";
import { rfc3339 } from "../decision.ts";
import { signInEnded } from "../events.ts";
import type { Identity } from "../identity.ts";
import { NoQuery, object } from "../schema.ts";
import { provenKey } from "../sign-in/proof.ts";
import { DpopHeader, SignInHandle } from "../sign-in/schema.ts";
import { signInOf } from "../sign-in/sign-in-of.ts";
import { endSignIn } from "../store/passkeys.ts";

const Body = object({ signIn: SignInHandle });

/** Ends a sign-in. One that has ended, or never was, answers alike. */
export const endSignInRoute = (app: HttpServer, identity: Identity): void => {
	app.post<{ Body: Type.Static<typeof Body> }>(
		"/sign-ins/end",
		{
			schema: {
				operationId: "endSignIn",
				summary: "Sign out: no more tokens come from this sign-in",
				tags: ["sign-in"],
				headers: DpopHeader,
				querystring: NoQuery,
				body: Body,
				response: { 204: Type.Null() },
			},
			config: { access: "public" },
		},
		async (request, reply) => {
			const key = await provenKey(identity, request, "/sign-ins/end");
			const one = await signInOf(identity, request.body.signIn, key);
			if (one) await end(identity, one);
			return reply.code(204).send();
		},
	);
};

const end = async ({ context }: Identity, one: { id: string; agencyId: string; officerId: string }) => {
	const { committer, now } = context;
	try {
		await committer.commit({
			writes: [{ statement: endSignIn, row: { id: one.id, at: rfc3339(now()) } }],
			events: [signInEnded({ agencyId: one.agencyId, officerId: one.officerId, signInId: one.id })],
			traceparent: currentTraceparent(),
		});
	} catch (error) {
		if (!(error instanceof HubError && error.code === "CONFLICT")) throw error;
	}
};
