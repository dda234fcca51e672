import type { Actor, Directory } from "@seamark/auth";
import type { sharedAlertsApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import type { NewEvent } from "@seamark/log";
import { placesOf } from "../alert/places.ts";
import type { AlertState } from "../alert/state.ts";
import type { Deps } from "../deps.ts";
import { alertRaised, alertRecalled, alertUpdated } from "../events.ts";
import { idOf } from "../share/id-of.ts";
import { findOfHub, writesOfTaken } from "../store/shared.ts";
import { decideTakeShared, erased } from "./decide.ts";

/** The agency that wrote it, at its hub: who there, is not told. */
const actorOf = (agency: string): Actor => ({
	agencyId: agency,
	postId: "",
	officerId: "",
	purpose: "investigation",
	tokenId: "",
	service: "exchange",
});

type Request = sharedAlertsApi.TakeSharedRequest;

export const takeSharedRpc =
	(deps: Deps, traceparent: () => string) =>
	async (request: Request): Promise<sharedAlertsApi.TakeSharedResponse> => {
		const { pool } = deps.context;
		const before = await findOfHub(pool, request.hub, idOf(request.alertId));
		const decided =
			request.as === "shown" ? shown(deps, request, before, deps.directory.current()) : gone(deps, request, before);
		if (typeof decided === "string") return { outcome: decided };
		const { alert, event } = decided;
		try {
			await deps.context.committer.commit({
				writes: writesOfTaken(alert, before),
				events: [event],
				writer: alert.originator.agency,
				traceparent: traceparent(),
			});
		} catch (error) {
			// The id is an alert of somebody else.
			if (error instanceof HubError && error.code === "CONFLICT") return { outcome: "NOT_THE_WRITER" };
			throw error;
		}
		return { outcome: "taken" };
	};

const shown = ({ context, directory }: Deps, request: Request, before: AlertState | undefined, known: Directory) => {
	const decided = decideTakeShared(
		{ ...request, id: request.alertId },
		{
			before,
			countryOf: (id) => {
				const foreign = known.foreignAgency(id);
				return foreign?.hub === request.hub ? foreign.agency?.country : undefined;
			},
			isOwnAgency: (id) => known.agency(id) !== undefined,
			places: placesOf(directory),
		},
		context.now(),
	);
	if (typeof decided === "string") return decided;
	const { alert } = decided;
	const actor = actorOf(alert.originator.agency);
	return { alert, event: before ? alertUpdated(alert, before, actor) : alertRaised(alert, actor) };
};

/** What never was here leaves nothing to erase. */
const gone = (
	{ context }: Deps,
	{ as, version }: Request,
	before: AlertState | undefined,
): string | { alert: AlertState; event: NewEvent } => {
	if (as !== "hidden" && as !== "recalled") return "MALFORMED";
	if (!before || before.status === "recalled") return "known";
	if (as === "hidden" && (before.version >= version || before.content === null)) return "known";
	const alert = erased(before, as, version, new Date(context.now()).toISOString());
	const actor = actorOf(alert.originator.agency);
	return { alert, event: as === "recalled" ? alertRecalled(alert, actor) : alertUpdated(alert, before, actor) };
};
