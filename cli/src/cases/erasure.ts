import type { Context } from "../context.ts";
import { safeLine } from "../terminal/sanitise.ts";

/** Why something was erased, as the hub answers it. */
export type Erasure = {
	at: string;
	byPost: string | null;
	confirmedByPost: string | null;
	reason: string;
	words: string;
} | null;

const why: Readonly<Record<string, string>> = {
	courtOrder: "a court or another authority ordered it",
	dataSubject: "the person asked for it",
	retentionEnded: "the time for which it may be kept is over",
	recordedByMistake: "it was recorded by mistake",
	dangerToPerson: "to keep it was a danger to the person",
	reportDismissed: "the report was dismissed",
	leftOutOfCase: "the report was taken in without these persons",
	beforeReasons: "it was erased before reasons were kept",
};

/** `erased 2026-11-30 21:05 UTC by Suva desk, confirmed by Nadi desk: a court or another authority ordered it ("order 12")`. */
export const erasureLine = async ({ hub, out }: Pick<Context, "hub" | "out">, erasure: Erasure): Promise<string> => {
	if (erasure === null) return "";
	const { at, byPost, confirmedByPost, reason, words } = erasure;
	const client = await hub();
	const nameOf = async (id: string): Promise<string> => {
		try {
			return (await client.GET("/posts/{id}", { params: { path: { id } } })).name;
		} catch {
			// A post that is not known any more is still that post.
			return id;
		}
	};
	const by = byPost === null ? "" : ` by ${await nameOf(byPost)}`;
	const confirmed = confirmedByPost === null ? "" : `, confirmed by ${await nameOf(confirmedByPost)}`;
	const said = words === "" ? "" : ` ("${words}")`;
	return `erased ${out.moment(at)}${safeLine(`${by}${confirmed}: ${why[reason] ?? reason}${said}`)}`;
};
