import { HubError } from "@seamark/errors";
import { Agent, request } from "undici";
import { guardedLookup, type Resolve, urlFault, type WebhookAllow } from "./addresses.ts";
import { type Outcome, outcomeOf } from "./decide.ts";

const timeoutMs = 10_000;
const mostAnswerBytes = 64 * 1024;

/** How webhooks reach the outside: what is allowed, and how names are resolved. */
export type Reach = { allow: WebhookAllow; resolve: Resolve; timeoutMs?: number };

export type Poster = {
	/** Posts once and says what came of it; never throws. No redirect is followed and no answer is read for what it says. */
	post(url: string, headers: Record<string, string>, body: string, signal: AbortSignal): Promise<Outcome>;
	close(): Promise<void>;
};

export const openPoster = (reach: Reach, now: () => number): Poster => {
	const limitMs = reach.timeoutMs ?? timeoutMs;
	const agent = new Agent({
		allowH2: false,
		pipelining: 1,
		keepAliveTimeout: 10_000,
		headersTimeout: limitMs,
		bodyTimeout: limitMs,
		connect: { lookup: guardedLookup(reach.allow, reach.resolve), timeout: limitMs },
	});
	return {
		post: async (url, headers, body, signal) => {
			// An address in the URL itself is connected to without any lookup, so it is checked here each time.
			if (urlFault(url, reach.allow) !== undefined) return failed("DELIVERY_NOT_ALLOWED: the address is not allowed");
			const late = AbortSignal.timeout(limitMs);
			try {
				const answer = await request(url, {
					method: "POST",
					headers: { ...headers, "content-type": "application/json", "user-agent": "Seamark-Webhook/1" },
					body,
					dispatcher: agent,
					signal: AbortSignal.any([signal, late]),
				});
				await answer.body.dump({ limit: mostAnswerBytes }).catch(() => undefined);
				const retryAfter = answer.headers["retry-after"];
				return outcomeOf(answer.statusCode, typeof retryAfter === "string" ? retryAfter : undefined, now());
			} catch (error) {
				return failed(late.aborted ? `no answer within ${limitMs / 1_000} s` : causeOf(error));
			}
		},
		close: () => agent.destroy(),
	};
};

const failed = (cause: string): Outcome => ({ delivered: false, cause, gone: false, retryAfterMs: 0 });

/** The error's code alone: messages name addresses of networks that are none of the reader's business. */
const causeOf = (error: unknown): string => {
	if (error instanceof HubError) return `${error.code}: the name does not lead to a public address`;
	const { code, cause } = error as { code?: string; cause?: unknown };
	if (cause instanceof HubError) return causeOf(cause);
	return code ? `no connection: ${code}` : "no connection";
};
