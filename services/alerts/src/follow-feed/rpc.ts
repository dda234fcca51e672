import type { Session } from "@seamark/auth";
import type { alertsApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import type { Call } from "@seamark/grpc";
import { parseFilter } from "../alert/filter.ts";
import { placesOf } from "../alert/places.ts";
import type { Deps } from "../deps.ts";
import { readAs } from "../store/alerts.ts";
import { filterOf } from "../subscription/filter-of.ts";
import type { Feed } from "./feed.ts";
import type { Batch, Sink } from "./stream.ts";

const mostWaiting = 1_000;

/** The feed as a gRPC server stream: the same items, cursors and rules as over SSE. */
export const followFeedRpc = (deps: Deps, feed: Feed) =>
	async function* (
		request: alertsApi.FollowFeedRequest,
		call: Call<Session>,
	): AsyncGenerator<alertsApi.FollowFeedResponse> {
		const session = call.session;
		if (!session) throw new HubError("UNAUTHENTICATED");
		const list = (values: string[]) => (values.length > 0 ? values.join(",") : undefined);
		const named = {
			regions: list(request.regions),
			countries: list(request.countries),
			kinds: list(request.kinds),
			topics: list(request.topics),
			urgency: list(request.urgency),
			route: list(request.route),
			exploitation: list(request.exploitation),
		};
		const { subscriptionId } = request;
		const who = session.principal();
		const { pool, now } = deps.context;
		const filter =
			subscriptionId === ""
				? parseFilter(
						Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)),
						placesOf(deps.directory),
					)
				: await readAs(pool, who, "read", now(), (tx) => filterOf(tx, who.post, uuid(subscriptionId)));
		const after =
			request.cursor !== "" ? deps.feedCursors.open(request.cursor) : request.fromStart ? 0 : ("now" as const);
		const serve = await feed.open({ session, filter, after, channel: "grpc" });
		const { sink, batches } = queueSink(call.signal);
		void serve(sink);
		for await (const batch of batches)
			for (const frame of batch.frames)
				yield { change: frame.change === "cursor" ? "" : frame.change, alertJson: frame.json, cursor: frame.cursor };
	};

const uuid = (id: string): string => {
	if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id;
	throw new HubError("VALIDATION", { faults: [{ at: "/subscription_id", message: "must be a UUID" }] });
};

/** A bounded queue between the feed, which never waits, and the stream, which goes at its reader's pace. */
const queueSink = (signal: AbortSignal): { sink: Sink; batches: AsyncGenerator<Batch> } => {
	const waiting: Batch[] = [];
	const { promise: closed, resolve } = Promise.withResolvers<string>();
	let failure: HubError | undefined;
	let over = false;
	let wake = () => {};
	let empty = () => {};
	const finish = (reason: string, error?: HubError) => {
		if (over) return;
		over = true;
		failure = error;
		resolve(reason);
		wake();
		empty();
	};
	signal.addEventListener("abort", () => finish("client"), { once: true });
	if (signal.aborted) finish("client");
	const batches = async function* () {
		try {
			for (;;) {
				const next = waiting.shift();
				if (next) yield next;
				else if (over) break;
				else {
					empty();
					await new Promise<void>((done) => {
						wake = done;
					});
				}
			}
			if (failure) throw failure;
		} finally {
			finish("client");
		}
	};
	return {
		sink: {
			send: (batch) => {
				if (over) return false;
				if (waiting.length >= mostWaiting) {
					finish("too-slow", new HubError("CONSUMER_TOO_SLOW"));
					return false;
				}
				waiting.push(batch);
				wake();
				return true;
			},
			drained: () =>
				new Promise((done) => {
					if (waiting.length === 0 || over) return done();
					empty = done;
				}),
			end: ({ code, detail }) => finish("server", new HubError(code, { detail })),
			closed,
		},
		batches: batches(),
	};
};
