import type { Actor, Directory } from "@seamark/auth";
import type { Principal } from "@seamark/policy";
import { type Decision, type Input, refuse } from "@seamark/service";
import type { EntityKind } from "../../codes/cases.ts";
import { agenciesWith, isOfProtected } from "../../store/links.ts";
import { entityFault } from "../entity/check.ts";
import { keyOf } from "../entity/key.ts";
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
	const fault = entityFault(kind, value);
	if (fault) return refuse("REFUSED", [{ at: "/value", message: fault }]);
	const wanted = { kind, key: keyOf(thing, who.country), country };
	const asked = whomToAsk(who, directory);
	const found = await asCaller(async (tx) =>
		(await isOfProtected(tx, wanted)) ? "protected" : agenciesWith(tx, wanted, asked),
	);
	const hits = found === "protected" ? found : found.map((agency) => ({ agency, noticeId: newId() }));
	return decideLookUp({ kind, hits }, directory, { actor, at });
};
