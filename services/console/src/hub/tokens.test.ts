import type { ServiceContext } from "@seamark/service";
import { expect, test } from "vitest";
import { newHolderKey, type Session, type Sessions } from "../sessions/sessions.ts";
import { type Hub, openHub } from "./hub.ts";
import { openTokens } from "./tokens.ts";

const context = { now: () => 0, newId: () => "id", config: { publicUrl: "http://127.0.0.1:1", peers: {} } };

const asking = async (hub: Hub) => {
	const ended: string[] = [];
	const tokens = openTokens({
		hub,
		directory: { current: () => ({ post: () => undefined }) } as never,
		sessions: { end: async ({ id }: { id: string }) => void ended.push(id) } as Partial<Sessions> as Sessions,
		context: context as ServiceContext,
	});
	const session = { id: "s", postId: "p", purpose: "analysis", credential: { signIn: "x" }, key: await newHolderKey() };
	const code = await tokens(session as Session).then(
		() => "token",
		(error: { code: string }) => error.code,
	);
	return { code, ended };
};

test("a session ends where identity gives no token any more, and not where it cannot answer now", async () => {
	const answering = (status: number) => asking({ call: async () => Response.json({ error: "x" }, { status }) });
	expect(await answering(400)).toEqual({ code: "UNAUTHENTICATED", ended: ["s"] });
	expect(await answering(503)).toEqual({ code: "UNAVAILABLE", ended: [] });
	expect(await answering(429)).toEqual({ code: "UNAVAILABLE", ended: [] });
	// Nobody listens at this address.
	const nobody = openHub(context as ServiceContext, { peersPort: undefined });
	expect(await asking(nobody)).toEqual({ code: "UNAVAILABLE", ended: [] });
});
