import { seedId } from "../../../infra/seed/src/seed-id.ts";
import type { Caller } from "../../support/client.ts";
import type { Stage } from "../stage.ts";

/** A request as the story reads it. */
export type Request = {
	id: string;
	stage: string;
	reference: string;
	otherReference: string | null;
	state: Record<string, string>;
	lapsed: boolean;
	version: number;
};
type Act = { done: string; act?: string; request: Request; faults?: { at: string; message: string }[]; code?: string };

export const fiji = seedId("fj-central-authority");
export const samoa = seedId("ws-central-authority");

/** Everything that a request for records says. All of it is invented. */
export const contents = {
	authority: "Fiji Legal Assistance Office (invented)",
	subject: "Workers without pay on MV Example (invented)",
	proceedings: "investigation",
	conductedBy: "Fiji Prosecution Office (invented)",
	conductedByFunctions: "It directs investigations",
	facts: "MV Example took workers aboard in Suva and kept their papers (invented).",
	assistance: "Certified copies of the register of vessels",
	purpose: "To prove who owns the vessel",
};
export const property = { property: "An account of the owner (invented)", actions: "Freeze it until a court decides" };

/** Two authorities with two officers each, and everything that the story does with them. */
export const openWorld = async (stage: Stage) => {
	const officers = async (handle: string) =>
		Promise.all(["desk-1", "desk-second-1"].map((desk) => stage.as(`${handle}-central-authority-${desk}`))) as Promise<
			[Caller, Caller]
		>;
	const [fj, ws] = [await officers("fj"), await officers("ws")];
	const sides = { fj, ws };
	type SideName = keyof typeof sides;
	const read = async (side: SideName, id: string) => (await sides[side][0].get<Request>(`/mla/requests/${id}`)).body;
	const until = async <T>(look: () => Promise<T | undefined>): Promise<T> => {
		for (let tries = 0; tries < 4_000; tries++) {
			const found = await look();
			if (found !== undefined) return found;
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		throw new Error("The other side did not hear of it.");
	};
	return {
		fj: fj[0],
		ws: ws[0],
		fjSecond: fj[1],
		read,
		until,
		/** Waits until a part of the request is so at that side. */
		reaches: (side: SideName, id: string, part: string, value: string) =>
			until(async () => {
				const found = await read(side, id);
				return found.state?.[part] === value ? found : undefined;
			}),
		draft: async (over: object = {}) =>
			(
				await fj[0].post<Request>("/mla/requests", {
					requested: samoa,
					assistance: ["records"],
					contents,
					offence: {
						protocol: "tip",
						serious: "yes",
						transnational: "yes",
						organisedGroup: "yes",
						offenceThere: "unknown",
					},
					...over,
				})
			).body,
		/** Says it; where it takes two persons, the second officer signs. */
		act: async (side: SideName, id: string, kind: string, content?: object): Promise<Act> => {
			const [first, second] = sides[side];
			const body = { kind, ...(content ? { content } : {}) };
			const answer = await first.post<Act>(`/mla/requests/${id}/acts`, body);
			if (answer.body.done !== "waits-for-second-person") return answer.body;
			return (await second.post<Act>(`/mla/requests/${id}/acts/${answer.body.act}/sign`, null)).body;
		},
	};
};
export type World = Awaited<ReturnType<typeof openWorld>>;
