import type { Actor, Directory } from "@seamark/auth";
import type { Tx } from "@seamark/db";
import type { Principal } from "@seamark/policy";
import { type Decision, type Input, refuse } from "@seamark/service";
import { counter } from "@seamark/telemetry";
import { protectionKeys, thingFault } from "@seamark/values";
import { digestsOf } from "@seamark/values/digests";
import type { EntityKind } from "../../codes/cases.ts";
import { keyedId } from "../../ids.ts";
import { agenciesWith, isOfProtected, type Key, missesOf } from "../../store/links.ts";
import { keysOf } from "../entity/new-link.ts";
import { dayOf, decideLookUp, mostMisses, whomToAsk } from "./decide.ts";

const alarms = counter("seamark_look_up_alarms_total", "Duty posts that have asked in vain too often in a day", [{}]);

export type LookUp = {
	thing: { kind: EntityKind; value: string; country: string };
	who: Principal;
	actor: Actor;
	at: number;
	asCaller: Input["asCaller"];
	directory: Directory;
	newId: () => string;
	hubKey: Uint8Array;
};

/**
 * Whether other agencies have a thing in a case, and whom to ask. What the asker's own agency has as a protected person's is nobody's to
 * find, and everybody is asked all the same: neither the answer nor its time tells it from what nobody has.
 */
export const lookUp = async (o: LookUp): Promise<Decision> => {
	const { thing, who, actor, at, asCaller, directory, newId, hubKey } = o;
	const { kind, value, country } = thing;
	const fault = thingFault(kind, value);
	if (fault) return refuse("REFUSED", [{ at: "/value", message: fault }]);
	// A text may name several: one that may not be asked for keeps back all, and anyone who has one of them is asked.
	const wanted = keysOf(thing, who.country).map((key) => ({ kind, key, country }));
	const keys = wanted.map(({ key }) => key);
	const asking = whomToAsk(who, directory);
	const homeOf = (agency: string) => directory.agency(agency)?.country ?? "";
	const said = country || who.country;
	// Once for each country: there may be hundreds of agencies.
	const countries = new Set([said, who.country, ...asking.map(({ agency }) => homeOf(agency))]);
	const readings = new Map([...countries].map((home) => [home, protectionKeys(value, home)]));
	const digests = (agency: string, home: string) =>
		digestsOf(hubKey, agency, [...(readings.get(said) ?? []), ...(readings.get(home) ?? []), ...keys]);
	const asked = asking.map(({ agency, topics }) => ({ agency, topics, digests: digests(agency, homeOf(agency)) }));
	const day = dayOf(at);
	const { found, isProtected, misses } = await asCaller(async (tx) => ({
		found: await agenciesWithAny(tx, wanted, asked),
		isProtected: await isOfProtected(tx, keys, digests(who.agency, who.country)),
		misses: await missesOf(tx, who.post, day),
	}));
	const hits = isProtected ? [] : found.map((agency) => ({ agency, noticeId: newId() }));
	if (hits.length === 0 && misses + 1 === mostMisses) alarms.add(1);
	const alarmed = [who.agency, ...asked.map(({ agency }) => agency)].map((agency) => ({
		agency,
		noticeId: keyedId(hubKey, `look-up alarm of ${who.post} on ${day} for ${agency}`),
	}));
	return decideLookUp({ kind, hits, misses, alarmed }, directory, { actor, at });
};

const agenciesWithAny = async (
	tx: Tx,
	wanted: readonly Key[],
	asked: Parameters<typeof agenciesWith>[2],
): Promise<string[]> => {
	const agencies = new Set<string>();
	for (const one of wanted) for (const agency of await agenciesWith(tx, one, asked)) agencies.add(agency);
	return [...agencies].sort();
};
