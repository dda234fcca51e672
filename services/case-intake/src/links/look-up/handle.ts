import type { Actor, Directory } from "@seamark/auth";
import type { Principal } from "@seamark/policy";
import { type Decision, type Input, refuse } from "@seamark/service";
import { thingFault } from "@seamark/values";
import type { EntityKind } from "../../codes/cases.ts";
import { agenciesWith, isOfProtected } from "../../store/links.ts";
import { keysOf } from "../entity/new-link.ts";
import { decideLookUp, whomToAsk } from "./decide.ts";

export type LookUp = {
	thing: { kind: EntityKind; value: string; country: string };
	who: Principal;
	actor: Actor;
	at: number;
	asCaller: Input["asCaller"];
	directory: Directory;
	newId: () => string;
};

/** Whether other agencies have a thing in a case, and whom to ask. Nothing found and nothing to be shown answer alike. */
export const lookUp = async ({ thing, who, actor, at, asCaller, directory, newId }: LookUp): Promise<Decision> => {
	const { kind, value, country } = thing;
	const fault = thingFault(kind, value);
	if (fault) return refuse("REFUSED", [{ at: "/value", message: fault }]);
	// A text may name several: one that may not be asked for keeps back all, and whoever has one of them is asked.
	const wanted = keysOf(thing, who.country).map((key) => ({ kind, key, country }));
	const asked = whomToAsk(who, directory);
	const found = await asCaller(async (tx) => {
		for (const one of wanted) if (await isOfProtected(tx, one)) return "protected";
		const agencies = new Set<string>();
		for (const one of wanted) for (const agency of await agenciesWith(tx, one, asked)) agencies.add(agency);
		return [...agencies].sort();
	});
	const hits = found === "protected" ? found : found.map((agency) => ({ agency, noticeId: newId() }));
	return decideLookUp({ kind, hits }, directory, { actor, at });
};
