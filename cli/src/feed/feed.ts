import { type FilterOptions, filterOf } from "../alerts/filter.ts";
import { feedBlock } from "../alerts/render.ts";
import type { Context } from "../context.ts";
import { agencyNames, type Names } from "../directory/directory.ts";
import { exits, usageError } from "../terminal/exit.ts";
import { safeJson, safeLine } from "../terminal/sanitise.ts";
import { type FeedEvent, followFeed } from "./follow.ts";

type FollowCommand = FilterOptions & {
	subscription?: string;
	from?: "start" | "now";
	after?: string;
	count?: number;
	silence: number;
};

export const follow = async (context: Context, o: FollowCommand): Promise<number> => {
	const { out } = context;
	if (o.after !== undefined && o.from !== undefined)
		throw usageError("--after and --from contradict each other.", "Leave out one of them.");
	const hub = await context.hub();
	const names: Names = out.json ? new Map() : await agencyNames(hub);
	let left = o.count ?? Number.POSITIVE_INFINITY;
	const take = async ({ event, cursor, alert }: FeedEvent): Promise<boolean> => {
		if (out.json) await out.write(safeJson({ event, cursor: cursor ?? null, alert }));
		else {
			// The bell, for whoever looks elsewhere.
			const bell = alert.urgency === "flash" && out.width !== undefined ? "\u0007" : "";
			await out.write(bell + feedBlock(event, alert, out, names).join("\n"));
		}
		left--;
		return left > 0;
	};
	const cursor = await followFeed({
		hub,
		out,
		query: { ...filterOf(o), subscription: o.subscription },
		from: o.from,
		after: o.after,
		silence: o.silence * 1_000,
		interrupted: context.interrupted,
		chance: context.chance,
		take,
	});
	if (cursor !== undefined) out.hint(`To go on from here, add to the same command: --after ${safeLine(cursor)}`);
	return context.interrupted.aborted ? exits.interrupted : exits.ok;
};
