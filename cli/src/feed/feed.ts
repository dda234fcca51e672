import type { Query } from "@seamark/client";
import { type FilterOptions, filterOf, filterQuery } from "../alerts/filter.ts";
import { feedBlock } from "../alerts/render.ts";
import type { Alert } from "../alerts/shapes.ts";
import type { Context } from "../context.ts";
import { agencyNames, type Names } from "../directory/directory.ts";
import type { Hub } from "../hub/hub.ts";
import { exits, usageError } from "../terminal/exit.ts";
import { safeJson, safeLine } from "../terminal/sanitise.ts";
import { type FeedEvent, followFeed, type Source, streamed } from "./follow.ts";
import { openPlace } from "./place.ts";
import { openSeen } from "./seen.ts";

type FollowCommand = FilterOptions & {
	subscription?: string;
	from?: "start" | "now" | "post";
	after?: string;
	count?: number;
	silence: number;
};

/** It came before this run opened the feed: nobody on the post was there to see it. */
const cameBefore = ({ changedAt }: Alert, openedAt: number): boolean => Date.parse(changedAt ?? "") < openedAt;

const many = (count: number, one: string, more: string): string =>
	count === 1 ? one : `${safeLine(count)}${count >= 100 ? " or more" : ""} ${more}`;

/** What the last one on the post has left, for the one who takes over. A hub that cannot say keeps nobody from the feed. */
const sayWaiting = async (hub: Hub, out: Context["out"]): Promise<void> => {
	const found = await hub.GET("/alerts/waiting").catch(() => undefined);
	if (found?.unacknowledged)
		out.hint(
			`Your post has not acknowledged ${many(found.unacknowledged, "1 alert", "alerts")}${found.flash ? `, ${safeLine(found.flash)} of them flash` : ""}: seamark alerts list --unread`,
		);
	if (found?.questions)
		out.hint(`${many(found.questions, "1 question waits", "questions wait")} for an answer: seamark alerts questions`);
};

const alertsOf = (hub: Hub, query: Query<"followFeed">): Source<Alert> => {
	const seen = openSeen();
	return {
		open: ({ from, ...o }) =>
			hub.GET("/alerts/feed", { params: { query: { ...query, ...(from ? { from } : {}) } }, ...streamed, ...o }),
		read: (data) => {
			const alert = data as Alert | null;
			return typeof alert?.id === "string" && typeof alert.version === "number" ? alert : undefined;
		},
		isNew: (event, alert) => event === "reminder" || event === "related" || seen(alert),
		compare: "compare with `seamark alerts list`.",
	};
};

export const follow = async (context: Context, o: FollowCommand): Promise<number> => {
	const { out } = context;
	if (o.after !== undefined && o.from !== undefined)
		throw usageError("--after and --from contradict each other.", "Leave out one of them.");
	const hub = await context.hub();
	const names: Names = out.json ? new Map() : await agencyNames(hub);
	// Programs keep their own cursors: they must not move the place of the officers on their post.
	const keepsPlace = o.from === "post" || !out.json;
	const place = keepsPlace
		? openPlace(hub, o.subscription === undefined ? { filter: filterOf(o) } : { subscription: o.subscription })
		: undefined;
	let openedAt = Number.NaN;
	let left = o.count ?? Number.POSITIVE_INFINITY;
	const take = async ({ event, cursor, item: alert }: FeedEvent<Alert>): Promise<boolean> => {
		if (out.json) await out.write(safeJson({ event, cursor: cursor ?? null, alert }));
		else {
			// The bell, for anyone who looks elsewhere.
			const bell = alert.urgency === "flash" && out.width !== undefined ? "\u0007" : "";
			await out.write(bell + feedBlock(event, alert, out, names, cameBefore(alert, openedAt)).join("\n"));
		}
		left--;
		return left > 0;
	};
	if (!out.json) await sayWaiting(hub, out);
	const cursor = await followFeed({
		hub,
		out,
		source: alertsOf(hub, {
			...filterQuery(o),
			...(o.subscription === undefined ? {} : { subscription: o.subscription }),
		}),
		from: o.from ?? (place && o.after === undefined ? "post" : undefined),
		opened: (at) => {
			openedAt = at;
		},
		...(place ? { passed: place.passed } : {}),
		after: o.after,
		silence: o.silence * 1_000,
		interrupted: context.interrupted,
		chance: context.chance,
		take,
	});
	if (await place?.end()) out.hint("The place is kept for your duty post: the next `feed follow` goes on from here.");
	else if (cursor !== undefined) out.hint(`To go on from here, add to the same command: --after ${safeLine(cursor)}`);
	return context.interrupted.aborted ? exits.interrupted : exits.ok;
};
