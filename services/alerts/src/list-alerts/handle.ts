import { HubError } from "@seamark/errors";
import type { CursorSeal } from "@seamark/http";
import type { Input, Page } from "@seamark/service";
import { oneOf } from "@seamark/service/schema";
import Type from "typebox";
import { idsOfCode } from "../alert/code.ts";
import { filterQuery, parseFilter, type Regions } from "../alert/filter.ts";
import { presentTo } from "../alert/present.ts";
import { isShownToSaveLife } from "../alert/state.ts";
import { listAlertRows } from "../store/list.ts";

/** What alerts are listed by. */
export const criteria = {
	...filterQuery,
	q: Type.Optional(
		Type.String({
			minLength: 2,
			maxLength: 200,
			description: "words to search for in title, summary, methods and subjects",
		}),
	),
	code: Type.Optional(
		Type.String({
			minLength: 9,
			maxLength: 40,
			description: "short code of one alert, such as A-7KQ-29M-XD5, in any case, with any separators",
		}),
	),
	status: Type.Optional(oneOf(["live", "recalled"])),
	mine: Type.Optional(oneOf(["true", "false"])),
	unacknowledged: Type.Optional(
		oneOf(["true", "false"], {
			description: "true: alerts and recalls of others whose present version your duty post has not acknowledged",
		}),
	),
	order: Type.Optional(oneOf(["newest", "changes"])),
};
type Criteria = Type.Static<Type.TObject<typeof criteria>>;

/**
 * A page by the position of each alert's last change. `newest` goes back in time. `changes` goes forward and always gives a
 * cursor, so that a reader who asks again when nothing is new gets one short answer.
 */
export const alertPage = async (
	{ query, who, at, asCaller }: Input<unknown, Criteria>,
	{ after, limit }: { after: string | undefined; limit: number },
	cursors: CursorSeal,
	regions: Regions,
): Promise<Page> => {
	const { q, code, status, mine, unacknowledged, order = "newest", ...filter } = query;
	const criteria = {
		filter: parseFilter(filter, regions),
		...(q === undefined ? {} : { text: q }),
		...(code === undefined ? {} : { code: idsOf(code) }),
		...(status === undefined ? {} : { status }),
		mine: mine === "true",
		...(unacknowledged === "true" ? { unacknowledgedBy: who.post } : {}),
		agency: who.agency,
		order,
		limit,
		after: after === undefined ? undefined : cursors.open(after),
	};
	const { alerts, end, more } = await asCaller((tx) => listAlertRows(tx, criteria));
	return {
		items: alerts.map((alert) => presentTo(who, alert)),
		ids: alerts.map(({ id }) => id),
		savingLife: alerts.filter((alert) => isShownToSaveLife(alert, who, at)).map(({ id }) => id),
		...(order === "changes" || more ? { next: cursors.seal(end) } : {}),
	};
};

/** Throws VALIDATION where a letter of the code is wrong. */
const idsOf = (code: string) => {
	const found = idsOfCode(code);
	if (found) return found;
	const message = `"${code.slice(0, 40)}" is no code of an alert: a letter is missing or was misheard. Have it read out again`;
	throw new HubError("VALIDATION", { faults: [{ at: "querystring /code", message }] });
};
