import type { Item } from "@seamark/client";
import type { Context } from "../context.ts";
import { CliError } from "../terminal/exit.ts";
import type { Output } from "../terminal/output.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { ageInWords, inWords, rolesInWords } from "../terminal/words.ts";

const grounds: Record<string, string> = {
	same: "same",
	sound: "sounds alike",
	spelling: "spelt alike",
	joined: "written together",
	initial: "an initial",
	nickname: "a short form",
	missing: "missing in one",
	compatible: "may be the same",
	near: "close",
	apart: "excludes the other",
	other: "differs",
};

/** `name: Sione = Sioni (spelt alike)`. */
const groundLine = ({ field, asked, found, how, moved }: Item<"listDuplicates">["grounds"][number]) =>
	safeLine(
		`${field}: ${asked || "-"} / ${found || "-"} (${grounds[how] ?? inWords(how)}${moved ? ", at another place" : ""})`,
	);

const duplicateLines = (one: Item<"listDuplicates">, out: Output): string[] => {
	const where = one.personId
		? `${one.pseudonym}  ${one.personId}  case ${one.caseReference}`
		: `report ${one.reportId}`;
	return [
		`${out.paint("bold", safeLine(one.score.toFixed(2)))}  ${safeLine([where, rolesInWords(one), ageInWords(one.age)].filter(Boolean).join("  "))}`,
		...one.grounds.map((ground) => `      ${groundLine(ground)}`),
	];
};

/** For who has just put a person on record: records that may be of the same one. Not being able to look is no failure. */
export const sayNearDuplicates = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	try {
		const { items } = await hub.GET("/persons/{id}/duplicates", { params: { path: { id } } });
		if (items.length === 0) return;
		out.say("", "May be on record already:", ...items.flatMap((one) => duplicateLines(one, out)));
		out.hint(`You decide. Look again, and merge: seamark person duplicates ${id}`);
	} catch (error) {
		if (!(error instanceof CliError)) throw error;
		out.hint(`Whether the person is on record already was not looked up: ${error.message}`);
	}
};

export const duplicates = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const answer = await hub.GET("/persons/{id}/duplicates", { params: { path: { id } } });
	if (out.json) return out.document(answer);
	if (answer.items.length === 0) return out.say("Nobody else on record looks like this person.");
	out.say(...answer.items.flatMap((one) => duplicateLines(one, out)));
	out.hint("A score says how well two records agree, not that they are one person: you decide.");
	const first = answer.items.find((one) => one.personId);
	if (first)
		out.hint(
			`To make them one, which can be undone: seamark person merge ${id} ${safeLine(first.personId)} --reason ...`,
		);
};

export const merge = async (context: Context, keep: string, other: string, o: { reason: string }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const [kept, merged] = [
		await hub.GET("/persons/{id}", { params: { path: { id: keep } } }),
		await hub.GET("/persons/{id}", { params: { path: { id: other } } }),
	];
	const done = await hub.POST("/persons/{id}/merges", {
		params: { path: { id: keep } },
		body: { mergedId: other, expectedVersion: kept.version, mergedVersion: merged.version, reason: o.reason },
	});
	if (out.json) return out.document(done);
	out.say(
		`${out.paint("green", "Merged")} ${safeLine(merged.pseudonym)} into ${safeLine(kept.pseudonym)}: one person from now on.`,
	);
	out.hint(`Undo it: seamark person undo-merge ${safeLine(done.id)}`);
};

export const undoMerge = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const undone = await hub.POST("/merges/{id}/undo", { params: { path: { id } }, body: {} });
	if (out.json) return out.document(undone);
	out.say(
		`${out.paint("green", "Undone")}: ${safeLine(undone.keptId)} and ${safeLine(undone.mergedId)} are two again.`,
	);
};
