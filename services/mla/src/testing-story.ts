import { expect } from "vitest";
import { type Stage, type UnitName, units } from "./testing.ts";

/** A request that says everything that it has to. All of it is invented. */
export const contents = {
	authority: "Suva Legal Assistance Office (invented)",
	subject: "Workers without pay on a vessel (invented)",
	proceedings: "investigation",
	conductedBy: "Prosecution Office (invented)",
	conductedByFunctions: "It directs investigations",
	facts: "A vessel took workers aboard and kept their papers (invented).",
	assistance: "Copies of the register of vessels",
	purpose: "To prove who owns the vessel",
};

/** What the tests do again and again: Suva asks, Apia is asked. */
export const storyOf = (current: () => Stage) => {
	const draft = async (over: object = {}): Promise<string> => {
		const body = { requested: units.apia.agency, assistance: ["records"], contents, ...over };
		const answer = await current().ask("suva", "POST", "/mla/requests", body);
		expect(answer.status, answer.text).toBe(201);
		return String(answer.body.id);
	};
	const act = (who: UnitName, id: string, kind: string, content?: object) =>
		current().ask(who, "POST", `/mla/requests/${id}/acts`, { kind, ...(content ? { content } : {}) });
	/** Says it; where it takes two persons, the second officer signs. */
	const done = async (who: UnitName, id: string, kind: string, content?: object) => {
		const answer = await act(who, id, kind, content);
		expect(answer.status, answer.text).toBe(200);
		if (answer.body.done !== "waits-for-second-person") return answer;
		const second = `${who}2` as UnitName;
		const signed = await current().ask(second, "POST", `/mla/requests/${id}/acts/${answer.body.act}/sign`);
		expect(signed.status, signed.text).toBe(200);
		return signed;
	};
	const stateOf = async (who: UnitName, id: string) => (await current().ask(who, "GET", `/mla/requests/${id}`)).body;
	const reaches = (who: UnitName, id: string, at: string) =>
		current().until(async () => {
			const found = await stateOf(who, id);
			return found.stage === at ? found : undefined;
		});
	const file = async (id: string) => {
		await done("suva", id, "submit");
		await reaches("apia", id, "submitted");
	};
	return { draft, act, done, stateOf, reaches, file };
};
