import { HubError } from "@seamark/errors";
import { type GovernedRecord, may } from "@seamark/policy";
import type { AlertDraft } from "../../services/alerts/src/alert/schema.ts";
import type { Officer } from "../chaos/client.ts";
import { principalOf } from "../chaos/directory.ts";
import type { History, Recorded } from "../chaos/history.ts";
import { governedOf, narrow, narrowed, nobody, posters, wide, withinClearance } from "../chaos/load.ts";
import { draft } from "../support/drafts.ts";
import type { Request } from "./calls.ts";
import { type Fleet, sessionOf, startsAt, type World } from "./world.ts";

const changesEach = 8;

type Mine = { recorded: Recorded; by: Officer; draft: AlertDraft };

/** Raises, changes and recalls alerts; sends each request again with its key, to either process, until it is answered. */
export const write = async (world: World, fleet: Fleet, history: History, index: number) => {
	const random = world.random.fork(`writer ${index}`);
	const mine: Mine[] = [];
	let requests = 0;
	const until = async (by: Officer, request: Omit<Request, "key">): Promise<{ id: string }> => {
		const who = principalOf(by.handle, by.purpose, startsAt);
		const key = `writer-${index}-${++requests}`;
		for (;;) {
			const instance = fleet.any(random);
			const answer = await Promise.race([
				instance
					.call(
						sessionOf(() => who),
						{ ...request, key },
					)
					.catch((error: unknown) => {
						if (error instanceof HubError && !["OUTCOME_UNKNOWN", "UNAVAILABLE"].includes(error.code)) throw error;
						// A mistake in the code is not weather: to ask again for ever would hide it.
						if (error instanceof TypeError) throw error;
						return undefined;
					}),
				// A request to a process that dies is never answered; its client gives up and asks again.
				world.time.sleep(200),
			]);
			if (answer !== undefined) return answer;
			await world.time.sleep(5 + random.int(20));
		}
	};
	const raise = async (n: number) => {
		const by = random.pick(posters);
		const who = principalOf(by.handle, by.purpose, startsAt);
		const fresh = draft({
			title: `alert ${index}-${n} (invented)`,
			countries: [who.country],
			...withinClearance(by, random.pick(wide)),
		});
		const { id } = await until(by, { operation: "raiseAlert", body: fresh });
		const recorded: Recorded = { id, title: fresh.title, versions: [governedOf(who, fresh)], recalled: false };
		if (history.alerts.has(id)) history.twice.push(`${id} was given to two requests`);
		history.alerts.set(id, recorded);
		world.happened(`raised ${id}`);
		if (may(who, "change", recorded.versions[0] as GovernedRecord, startsAt).allowed)
			mine.push({ recorded, by, draft: fresh });
	};
	const change = async (one: Mine) => {
		const { recorded, by } = one;
		const { id, versions } = recorded;
		const expectedVersion = versions.length;
		const kind = random.pick(["reword", "reword", "narrow", "hide", "recall"] as const);
		if (kind === "recall") {
			mine.splice(mine.indexOf(one), 1);
			const body = { expectedVersion, reason: "no longer so (invented)" };
			await until(by, { operation: "recallAlert", params: { id }, body });
			recorded.recalled = true;
			versions.push(versions.at(-1) as GovernedRecord);
		} else {
			const { handling } = one.draft;
			const kept = handling === narrow || handling === nobody || kind === "reword";
			const next = {
				...one.draft,
				summary: `version ${expectedVersion + 1}`,
				handling: kept ? handling : kind === "hide" ? nobody : narrowed(handling),
			};
			await until(by, { operation: "updateAlert", params: { id }, body: { expectedVersion, draft: next } });
			versions.push(governedOf(principalOf(by.handle, by.purpose, startsAt), next));
			one.draft = next;
		}
		world.happened(`${kind} ${id} ${versions.length}`);
	};
	for (let n = 0; n < changesEach; n++) {
		const one = random.chance(0.5) ? mine[random.int(Math.max(1, mine.length))] : undefined;
		await (one ? change(one) : raise(n));
		await world.time.sleep(random.int(60));
	}
};
