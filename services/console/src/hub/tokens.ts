import type { DirectorySource } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { ServiceContext } from "@seamark/service";
import { LRUCache } from "lru-cache";
import type { Session, Sessions } from "../sessions/sessions.ts";
import type { Hub } from "./hub.ts";

export type Token = { value: string; type: "DPoP" | "Bearer" };
type Kept = Token & { expiresAt: number };
type TokensOf = { hub: Hub; directory: DirectorySource; sessions: Sessions; context: ServiceContext };

/** Renewed a minute before it ends, so that none ends on its way. */
const marginMs = 60_000;

/** Tokens of sessions, in memory alone. Where identity gives none any more, the session ends; throws UNAUTHENTICATED then. */
export type Tokens = (session: Session) => Promise<Token>;

export const openTokens = ({ hub, directory, sessions, context }: TokensOf): Tokens => {
	const kept = new LRUCache<string, Kept>({ max: 5_000 });
	return async (session) => {
		const { postId: post, purpose } = session;
		if (post === null || purpose === null)
			throw new HubError("UNAUTHENTICATED", { detail: "Choose a duty post and a purpose first." });
		const at = `${session.id} ${post} ${purpose}`;
		const there = kept.get(at);
		if (there && context.now() < there.expiresAt - marginMs) return there;
		const answer =
			"demo" in session.credential
				? await hub.call({
						method: "POST",
						path: "/demo/token",
						headers: { "content-type": "application/json" },
						body: JSON.stringify({ officer: session.credential.demo, post, purpose }),
					})
				: await hub.call({
						method: "POST",
						path: `/agencies/${directory.current().post(post)?.agencyId ?? "unknown"}/token`,
						headers: { "content-type": "application/x-www-form-urlencoded" },
						body: new URLSearchParams({
							grant_type: "urn:seamark:grant-type:sign-in",
							sign_in: session.credential.signIn,
							duty_post: post,
							purpose,
						}).toString(),
						key: session.key,
					});
		if (answer.status >= 500 || answer.status === 429) throw new HubError("UNAVAILABLE");
		const body = (await answer.json()) as { access_token?: string; token_type?: string; expires_in?: number };
		if (!answer.ok || body.access_token === undefined) {
			await sessions.end(session);
			throw new HubError("UNAUTHENTICATED", { detail: over });
		}
		const type = body.token_type === "DPoP" ? "DPoP" : "Bearer";
		const token = {
			value: body.access_token,
			type,
			expiresAt: context.now() + (body.expires_in ?? 0) * 1_000,
		} as const;
		kept.set(at, token);
		return token;
	};
};

const over = "You are not signed in any more, or not on this duty post. Sign in again.";
