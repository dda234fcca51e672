import type { sharedAlertsApi } from "@seamark/contracts";
import type { ServiceContext } from "@seamark/service";
import { idOf } from "../share/id-of.ts";
import { ownAlertsAfter } from "../store/shared.ts";

export const listOwnAlertsRpc =
	({ pool }: ServiceContext) =>
	async ({ after, limit }: sharedAlertsApi.ListOwnAlertsRequest): Promise<sharedAlertsApi.ListOwnAlertsResponse> => ({
		ids: await ownAlertsAfter(pool, after === "" ? undefined : idOf(after), Math.min(1_000, Math.max(1, limit))),
	});
