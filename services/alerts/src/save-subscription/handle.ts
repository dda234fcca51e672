import type { Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { Once } from "@seamark/http";
import { currentTraceparent } from "@seamark/telemetry";
import { actorOf } from "../alert/actor.ts";
import type { AlertFilter } from "../alert/filter.ts";
import type { Deps } from "../deps.ts";
import { subscriptionChanged } from "../events.ts";
import { insertSubscription, listSubscriptions, removeSubscription, type Subscription } from "../store/subscriptions.ts";

const mostPerPost = 50;

export type Saved = { id: string; name: string; createdAt: string };

/** Saves a filter under the caller's duty post. It stays with the post when its officer rotates. */
export const saveSubscription = async (
	deps: Deps,
	session: Session,
	command: { name: string; filter: AlertFilter },
	once: Once | undefined,
): Promise<Saved> => {
	const { context } = deps;
	const who = session.principal();
	if ((await listSubscriptions(deps, session)).length >= mostPerPost)
		throw new HubError("REFUSED", { faults: [{ at: "", message: `a duty post holds at most ${mostPerPost} subscriptions; remove one first` }] });
	const id = context.newId();
	const createdAt = new Date(context.now()).toISOString();
	const response: Saved = { id, name: command.name, createdAt };
	const done = await context.committer.commit({
		writes: [
			{
				statement: insertSubscription,
				row: {
					id,
					post: who.post,
					agency: who.agency,
					name: command.name,
					filter: command.filter,
					webhook_url: null,
					webhook_secret: null,
					created_at: createdAt,
					purpose: who.purpose,
				},
			},
		],
		events: [subscriptionChanged(id, "saved", actorOf(session, who))],
		writer: who.agency,
		traceparent: currentTraceparent(),
		...(once ? { once: { ...once, response } } : {}),
	});
	return (done.replayed as Saved | undefined) ?? response;
};

export const dropSubscription = async (deps: Deps, session: Session, id: string): Promise<void> => {
	const who = session.principal();
	await deps.context.committer.commit({
		writes: [{ statement: removeSubscription, row: { id, post: who.post } }],
		events: [subscriptionChanged(id, "removed", actorOf(session, who))],
		writer: who.agency,
		traceparent: currentTraceparent(),
	});
};

export const ownSubscriptions = async (deps: Deps, session: Session): Promise<{ subscriptions: Subscription[] }> => ({
	subscriptions: await listSubscriptions(deps, session),
});
