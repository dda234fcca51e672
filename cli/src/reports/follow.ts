import type { Item } from "@seamark/client";
import type { Context } from "../context.ts";
import { followFeed, type Source, streamed } from "../feed/follow.ts";
import type { Hub } from "../hub/hub.ts";
import { exits } from "../terminal/exit.ts";
import { safeJson, safeLine } from "../terminal/sanitise.ts";
import { inWords } from "../terminal/words.ts";
import { due } from "./reports.ts";

type Head = Item<"readIntakeQueue">;
type Told = Partial<Head> & {
	request?: string;
	post?: string;
	recordId?: string;
	task?: string;
	case?: string;
	dueOn?: string;
};

const titles: Readonly<Record<string, string>> = {
	received: "NEW REPORT",
	due: "DUE SOON",
	overdue: "OVERDUE",
	settled: "SETTLED",
};

const reportsOf = (hub: Hub): Source<Told> => ({
	open: ({ from: _, ...o }) => hub.GET("/reports/feed", { params: { query: {} }, ...streamed, ...o }),
	read: (data) => (typeof data === "object" && data !== null ? data : undefined),
	isNew: () => true,
	compare: "compare with `seamark report list`.",
});

const linesOf = (event: string, one: Told, { out }: Pick<Context, "out">): string[] => {
	if (event === "opened-alone")
		return [
			`${out.paint("bold", "OPENED ALONE")}  an officer opened who a person is, since a life is in danger`,
			`  person   ${safeLine(one.recordId)}`,
			`  by post  ${safeLine(one.post)}`,
		];
	if (event === "task-due") return [`${out.paint("bold", "TASK DUE")}  ${safeLine(one.dueOn)}`];
	const about = [
		...(one.inShort?.observations ?? []).map(inWords),
		...(one.inShort?.personsSeen === undefined ? [] : [`${one.inShort.personsSeen} persons`]),
		...(one.inShort?.childrenSeen === undefined ? [] : [`${one.inShort.childrenSeen} children`]),
	].join(", ");
	const state = event === "settled" ? inWords(one.status) : due(one.minutesLeft ?? 0);
	return [
		`${out.paint("bold", safeLine(titles[event] ?? inWords(event)))}  ${safeLine(one.receipt)}  ${safeLine(inWords(one.urgency))}; ${safeLine(state)}`,
		`  came     ${out.moment(one.receivedAt)} by ${safeLine(inWords(one.channel))}${one.country ? ` from ${safeLine(one.country)}` : ""}`,
		...(about === "" ? [] : [`  about    ${safeLine(about)}`]),
	];
};

/** What the reader does about it. */
const nextOf = (event: string, { receipt, request, case: caseId }: Told): string | undefined => {
	if (event === "opened-alone") return `Answer as the second officer: seamark second confirm ${safeLine(request)}`;
	if (event === "task-due") return `Its tasks: seamark task list --case ${safeLine(caseId)}`;
	return event === "settled" ? undefined : `Open it: seamark report show ${safeLine(receipt)}`;
};

/** Tells what comes to the intake desk, until Ctrl-C. */
export const follow = async (
	context: Context,
	o: { after?: string; count?: number; silence: number },
): Promise<number> => {
	const { out } = context;
	const hub = await context.hub();
	let left = o.count ?? Number.POSITIVE_INFINITY;
	const cursor = await followFeed<Told>({
		...{ hub, out, source: reportsOf(hub), from: undefined, after: o.after, silence: o.silence * 1_000 },
		...{ interrupted: context.interrupted, chance: context.chance },
		take: async ({ event, cursor: at, item }) => {
			if (out.json) await out.write(safeJson({ event, cursor: at ?? null, item }));
			else {
				const loud = item.urgency === "lifeAtRisk" || event === "overdue" || event === "opened-alone";
				await out.write((loud && out.width !== undefined ? "\u0007" : "") + linesOf(event, item, context).join("\n"));
				const next = nextOf(event, item);
				if (next !== undefined) out.hint(next);
			}
			left--;
			return left > 0;
		},
	});
	if (cursor !== undefined) out.hint(`To go on from here: seamark report follow --after ${safeLine(cursor)}`);
	return context.interrupted.aborted ? exits.interrupted : exits.ok;
};
