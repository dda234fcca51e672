import { HubError } from "@seamark/errors";
import type { Input, Page } from "@seamark/service";
import { object, oneOf } from "@seamark/service/schema";
import type { Question } from "@seamark/values";
import Type from "typebox";
import { idsOfCode } from "../alert/code.ts";
import { filterQuery, parseFilter } from "../alert/filter.ts";
import { placesOf } from "../alert/places.ts";
import { presentTo } from "../alert/present.ts";
import { isShownToSaveLife } from "../alert/state.ts";
import type { Deps } from "../deps.ts";
import { inWords } from "../search/found-by.ts";
import { readQuestion, searchedParts } from "../search/words.ts";
import { listAlertRows } from "../store/list.ts";

/** What alerts are listed by. */
export const criteria = {
	...filterQuery,
	q: Type.Optional(
		Type.String({
			minLength: 2,
			maxLength: 200,
			description:
				"words to search for in title, summary, methods and subjects, all of which an alert has to have: in any case, without marks, boat also finds boats; a word after a minus it may not have; noum* finds what begins so in titles and names of subjects, from three letters on; ~mohamed finds names of subjects that sound so, however they are spelled, and ~mohamed ~akbar one name with both",
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
/** What the answer to a search says of it. */
export const Searched = Type.Optional(
	object(
		{
			words: Type.Array(Type.String(), { description: "what was searched for, as words are compared" }),
			without: Type.Array(Type.String(), { description: "what an alert was not to have" }),
			parts: Type.Array(oneOf(searchedParts), { description: "parts of an alert that were searched" }),
			behindSeconds: Type.Integer({
				minimum: 0,
				description:
					"0: everything raised before you asked was searched. Otherwise the hub is busy and alerts of so many last seconds may be missing; ask again",
			}),
		},
		{ description: "only where words were searched for" },
	),
);

type Criteria = Type.Static<Type.TObject<typeof criteria>>;

/**
 * A page by the position of each alert's last change. `newest` goes back in time. `changes` goes forward and always gives a
 * cursor, so that a reader who asks again when nothing is new gets one short answer.
 */
export const alertPage = async (
	{ query, who, at, asCaller }: Input<unknown, Criteria>,
	{ after, limit }: { after: string | undefined; limit: number },
	{ listCursors: cursors, words, directory }: Pick<Deps, "listCursors" | "words" | "directory">,
): Promise<Page> => {
	const { q, code, status, mine, unacknowledged, order = "newest", ...filter } = query;
	const question = q === undefined ? undefined : questionOf(q);
	const criteria = {
		filter: parseFilter(filter, placesOf(directory)),
		...(question ? { question } : {}),
		...(code === undefined ? {} : { code: idsOf(code) }),
		...(status === undefined ? {} : { status }),
		mine: mine === "true",
		...(unacknowledged === "true" ? { unacknowledgedBy: who.post } : {}),
		agency: who.agency,
		order,
		limit,
		after: after === undefined ? undefined : cursors.open(after),
	};
	const behindSeconds = question ? await words.catchUp() : 0;
	const { alerts, end, more } = await asCaller((tx) => listAlertRows(tx, criteria));
	return {
		items: alerts.map((alert) => presentTo(who, alert)),
		ids: alerts.map(({ id }) => id),
		savingLife: alerts.filter((alert) => isShownToSaveLife(alert, who, at)).map(({ id }) => id),
		...(question ? { totals: { searched: { ...shownOf(question), parts: [...searchedParts], behindSeconds } } } : {}),
		...(order === "changes" || more ? { next: cursors.seal(end) } : {}),
	};
};

const shownOf = ({ words, without }: Question) => ({ words: words.map(inWords), without: without.map(inWords) });

/** Throws VALIDATION where a letter of the code is wrong. */
const idsOf = (code: string) => {
	const found = idsOfCode(code);
	if (found) return found;
	const message = `"${code.slice(0, 40)}" is no code of an alert: a letter is missing or was misheard. Have it read out again`;
	throw new HubError("VALIDATION", { faults: [{ at: "querystring /code", message }] });
};

/** Throws VALIDATION where there is no word to search for. */
const questionOf = (text: string): Question => {
	const question = readQuestion(text);
	if ("faults" in question) throw new HubError("VALIDATION", { faults: question.faults });
	return question;
};
