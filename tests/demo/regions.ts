import { draft } from "../support/drafts.ts";
import { agencyId, type OwnedHub } from "../support/two-hubs.ts";
import { assistance } from "./regions/assistance.ts";
import {
	changeAt,
	holdersOf,
	inTheEnd,
	openWorld,
	type Read,
	raiseAt,
	readAt,
	recallAt,
	statusAt,
	type World,
} from "./regions/world.ts";
import type { Stage } from "./stage.ts";

/** Three hubs of three owners. Their links break, and come back; one of them is put back from a backup. Everybody in it is invented. */

export const regionsStory = async (stage: Stage): Promise<void> => {
	await using stack = new AsyncDisposableStack();
	const world = await openWorld(stage, stack);
	await paired(world);
	await across(world);
	await weeksApart(world);
	await putBack(world);
	await assistance(world);
};

const paired = async ({ stage, north, south, east }: World) => {
	stage.scene("Three owners, three hubs");
	stage.say(
		"Each two operators handed over their cards, read their fingerprints out to each other, and signed the same terms.",
	);
	for (const [hub, others] of [
		[north, [east, south]],
		[south, [east, north]],
		[east, [north, south]],
	] as const) {
		const states = async () =>
			(await (await hub.as("centre-1")).get<{ items: { hub: string; state: string }[] }>("/exchange/links")).body.items
				.map(({ hub: other, state }) => `${other} ${state}`)
				.sort();
		const wanted = others.map(({ id }) => `${id} agreed`).sort();
		stage.check(
			`${hub.name} shares with ${others.map(({ name }) => name).join(" and ")}`,
			await inTheEnd(states, wanted),
			wanted,
		);
	}
	// The directories of the others are here when an alert reaches their units.
	for (const [hub, officer, countries, units] of [
		[north, "fj-a-1", ["TO", "VU", "WS"], 10],
		[south, "to-a-1", ["FJ", "WS"], 8],
		[east, "ws-a-1", ["FJ", "TO"], 7],
	] as const) {
		const reached = async () => {
			const body = draft({
				title: "Whom does it reach",
				handling: { tlp: "amber", audience: { countries: [...countries] } } as never,
			});
			const answer = await (await hub.as(officer)).post<{ reach: { reached: number } }>("/alerts", body);
			return answer.body.reach.reached;
		};
		stage.check(`${hub.name} knows the units of the others`, await inTheEnd(reached, units), units);
	}
};

const across = async ({ stage, north, south, east }: World) => {
	stage.scene("An alert goes to those of the other hubs who may see it, and to nobody else");
	const id = await raiseAt(north, "fj-a-1", "Two boats by night", { countries: ["TO", "WS"] });
	stage.check("a unit in Tonga reads it at south", await inTheEnd(() => statusAt(south, "to-a-1", id), 200), 200);
	stage.check("a unit in Samoa reads it at east", await inTheEnd(() => statusAt(east, "ws-a-1", id), 200), 200);
	stage.check("a unit in Vanuatu finds nothing", await statusAt(south, "vu-a-1", id), 404);
	const read = (await readAt(south, "to-a-1", id)).body;
	stage.check("it says from which hub it comes", read.originator.hub, north.id);
	stage.check(
		"nobody at south may change it",
		(await (await south.as("to-a-1")).post(`/alerts/${id}/recall`, { expectedVersion: 1, reason: "It is not ours." }))
			.status,
		404,
	);

	await changeAt(north, "fj-a-1", id, 1, "Two boats by night", {
		countries: ["TO"],
		excluded: [agencyId("south", "to-b")],
	});
	stage.say("Fiji narrows it: Samoa is out, and one of the units in Tonga.");
	stage.check("Samoa has lost it", await inTheEnd(() => statusAt(east, "ws-a-1", id), 404), 404);
	stage.check("so has that unit", await inTheEnd(() => statusAt(south, "to-b-1", id), 404), 404);
	stage.check("the other unit in Tonga still reads it", await statusAt(south, "to-a-1", id), 200);

	await recallAt(north, "fj-a-1", id, 2);
	stage.say("Fiji recalls it.");
	const recalled = async () => (await readAt(south, "to-a-1", id)).body.status;
	stage.check("Tonga sees that it is recalled", await inTheEnd(recalled, "recalled"), "recalled");
	const states = async () =>
		(await holdersOf(north, "fj-a-1", id))
			.map(({ hub, holds, receipt }) => `${hub} ${holds} ${receipt !== null}`)
			.sort();
	const wanted = [`${east.id} false true`, `${south.id} false true`];
	stage.check(
		"both hubs have signed that nothing of it is left in their tables",
		await inTheEnd(states, wanted),
		wanted,
	);
};

const weekMs = 7 * 86_400_000;

const weeksApart = async ({ stage, north, south, link, later }: World) => {
	stage.scene("The cable between north and south breaks for three weeks");
	const held = await raiseAt(north, "fj-a-1", "Held while the cable breaks", { countries: ["TO"] });
	await inTheEnd(() => statusAt(south, "to-a-1", held), 200);
	for (const proxy of link(north, south)) {
		proxy.refuse(true);
		proxy.cut();
	}
	const many = 40;
	const written = async (hub: OwnedHub, officer: string, to: string) => {
		const ids: string[] = [];
		for (let n = 0; n < many; n++) {
			const id = await raiseAt(hub, officer, `Alert ${n} of the weeks apart`, { countries: [to] });
			ids.push(id);
			if (n % 4 === 1) await changeAt(hub, officer, id, 1, `Alert ${n}, corrected`, { countries: [to] });
			if (n % 8 === 1) await changeAt(hub, officer, id, 2, `Alert ${n}, corrected twice`, { countries: [to] });
			if (n % 4 === 2) await recallAt(hub, officer, id, 1);
		}
		return ids;
	};
	const ofNorth = await written(north, "fj-a-1", "TO");
	later(1.5 * weekMs);
	const ofSouth = await written(south, "to-a-1", "FJ");
	await recallAt(north, "fj-a-1", held, 1);
	later(1.5 * weekMs);
	stage.say(`Both sides have written: ${many} alerts each, corrected some of them, and recalled some.`);
	stage.check(
		"nothing of it has crossed",
		[await statusAt(south, "to-a-1", ofNorth[0] ?? ""), await statusAt(north, "fj-a-1", ofSouth[0] ?? "")],
		[404, 404],
	);
	const open = async () => (await holdersOf(north, "fj-a-1", held)).map(({ holds, why }) => ({ holds, why }));
	const notReached = [{ holds: true, why: "notReachedSince" }];
	stage.check("the recall is open: south was not reached since", await inTheEnd(open, notReached), notReached);

	for (const proxy of link(north, south)) proxy.refuse(false);
	stage.say("The cable is whole again.");
	const wanted = Array.from({ length: many }, (_, n) =>
		n % 4 === 2
			? "gone"
			: n % 8 === 1
				? `Alert ${n}, corrected twice`
				: n % 4 === 1
					? `Alert ${n}, corrected`
					: `Alert ${n} of the weeks apart`,
	);
	const seen = (hub: OwnedHub, officer: string, ids: readonly string[]) => async () => {
		const who = await hub.as(officer);
		return Promise.all(
			ids.map(async (id) => {
				const { status, body } = await who.get<Read>(`/alerts/${id}`);
				return status === 404 || body.status === "recalled" ? "gone" : body.title;
			}),
		);
	};
	stage.check(
		"south has all of north's, each in its last version, and none that was recalled",
		await inTheEnd(seen(south, "to-a-1", ofNorth), wanted, 360_000),
		wanted,
	);
	stage.check("north has all of south's", await inTheEnd(seen(north, "fj-a-1", ofSouth), wanted, 360_000), wanted);
	const closed = [{ holds: false, why: null }];
	stage.check("the recall of before is answered", await inTheEnd(open, closed), closed);
};

const putBack = async ({ stage, north, south, east }: World) => {
	stage.scene("north is put back from a backup of yesterday");
	const recalled = await raiseAt(north, "fj-a-1", "Recalled after the backup", { countries: ["TO", "WS"] });
	const narrowed = await raiseAt(north, "fj-a-1", "Narrowed after the backup", { countries: ["TO", "VU"] });
	await inTheEnd(() => statusAt(south, "vu-a-1", narrowed), 200);
	await inTheEnd(() => statusAt(east, "ws-a-1", recalled), 200);
	await north.stop();
	const restore = await north.backUp();
	await north.start();
	await recallAt(north, "fj-a-1", recalled, 1);
	await changeAt(north, "fj-a-1", narrowed, 1, "Narrowed after the backup", { countries: ["TO"] });
	stage.check(
		"after the backup one is recalled, everywhere",
		await inTheEnd(
			async () => [
				(await readAt(south, "to-a-1", recalled)).body.status,
				(await readAt(east, "ws-a-1", recalled)).body.status,
			],
			["recalled", "recalled"],
		),
		["recalled", "recalled"],
	);
	stage.check("and one is narrowed", await inTheEnd(() => statusAt(south, "vu-a-1", narrowed), 404), 404);

	await north.stop();
	await restore();
	await north.start();
	stage.say("The backup runs. It knows of neither.");
	stage.check(
		"north gets its own recall back from the others",
		await inTheEnd(async () => (await readAt(north, "fj-a-1", recalled)).body.status, "recalled"),
		"recalled",
	);
	const later = await raiseAt(north, "fj-a-1", "After the restore", { countries: ["VU", "WS"] });
	stage.check(
		"what it raises now crosses",
		await inTheEnd(
			async () => [await statusAt(south, "vu-a-1", later), await statusAt(east, "ws-a-1", later)],
			[200, 200],
		),
		[200, 200],
	);
	stage.check("what was narrowed stays so", await statusAt(south, "vu-a-1", narrowed), 404);
	stage.check("what was recalled stays so", (await readAt(east, "ws-a-1", recalled)).body.status, "recalled");
};
