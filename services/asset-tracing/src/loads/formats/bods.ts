import type { Reading, RowFault } from "../read-row.ts";
import { at, list, openJsonRecords, parseObject, textOf } from "./json-records.ts";
import { dayOf, type Holding, type Party, partOf } from "./owning.ts";
import type { Format, Piece } from "./piece.ts";

type Statement = Record<string, unknown>;
const fault = (column: string, reason: string): Reading => ({ faults: [{ column, reason }] });

const kinds: Record<string, Party["kind"]> = {
	...{ registeredEntity: "company", legalEntity: "company", arrangement: "arrangement" },
	...{ state: "state", stateBody: "state", knownPerson: "person", anonymousPerson: "person" },
};

const partyOf = (said: Statement): Reading => {
	const details = at(said, "recordDetails");
	const key = textOf(said.recordId);
	const named = list(at(details, "names")).map((one) => textOf(at(one, "fullName")));
	const others = list(at(details, "alternateNames")).map(textOf);
	const names = [textOf(at(details, "name")), ...named, ...others].filter((name) => name !== "");
	if (names.some((name) => name.length > 200)) return fault("name", "is longer than 200 signs");
	const type = textOf(at(details, "entityType", "type")) || textOf(at(details, "personType"));
	return { party: { key, kind: kinds[type] ?? "unknown", names: names.slice(0, 10) } };
};

const control = new Set([
	...["votingRights", "appointmentOfBoard", "otherInfluenceOrControl", "seniorManagingOfficial", "boardChair"],
	...[
		"controlViaCompanyRulesOrArticles",
		"controlByLegalFramework",
		"nominee",
		"nominator",
		"trustee",
		"settlor",
		"protector",
	],
]);
const directors = new Set(["boardMember", "boardChair", "seniorManagingOfficial"]);

/** Both ends of a share; one that is not stated is the end of all shares. An end that is not reached itself is taken as reached: a range is only wider. */
const shareOf = (share: unknown) => {
	if (share === undefined) return undefined;
	const number = (...names: string[]): number | undefined => {
		const found = names.map((name) => at(share, name)).find((one) => one !== undefined);
		return found === undefined ? undefined : typeof found === "number" ? found : Number.NaN;
	};
	const exact = number("exact");
	return partOf({
		least: exact ?? number("minimum", "exclusiveMinimum") ?? 0,
		most: exact ?? number("maximum", "exclusiveMaximum") ?? 100,
	});
};

const interestOf = (type: string): Holding["interest"] =>
	directors.has(type) ? "director" : control.has(type) ? "control" : "share";

const holdingsOf = (said: Statement, known: ReadonlySet<string>): Reading[] => {
	const details = at(said, "recordDetails");
	const of = textOf(at(details, "subject"));
	const party = at(details, "interestedParty");
	const record = textOf(said.recordId);
	const day = dayOf(textOf(said.statementDate));
	const ended = said.recordStatus === "closed";
	if (of === "") return [fault("subject", "is missing")];
	if (!day) return [fault("statementDate", "is no day")];
	// Why nobody is named is a reason, and no owner.
	if (typeof party === "object" && party !== null) return [{ nothing: true }];
	const owner = textOf(party);
	if (owner === "") return [fault("interestedParty", "is missing")];
	const strange = [owner, of].filter((key) => !known.has(key));
	if (strange.length > 0)
		return [
			fault(strange[0] === owner ? "interestedParty" : "subject", "is a record that the file has not described before"),
		];
	if (owner === of) return [fault("interestedParty", "is the company itself: leave treasury shares out")];
	return list(at(details, "interests")).map((one, n): Reading => {
		const share = shareOf(at(one, "share"));
		if (share && "reason" in share) return { faults: [share satisfies RowFault] };
		const holding: Holding = {
			...{ ref: `${textOf(said.statementId)}/${n}`, record: `${record}/${n}`, owner, of },
			interest: interestOf(textOf(at(one, "type"))),
			indirect: at(one, "directOrIndirect") === "indirect",
			...{ least: share?.least ?? null, most: share?.most ?? null },
			...{ from: dayOf(textOf(at(one, "startDate"))), until: dayOf(textOf(at(one, "endDate"))), said: day, ended },
		};
		return { holding };
	});
};

/** Statements are told apart by their records: so many at most are remembered of one file. */
const mostKnown = 2_000_000;

/** Statements of who owns what (Beneficial Ownership Data Standard 0.4), as a list or as JSON lines. */
export const openBods = (): Format => {
	const records = openJsonRecords();
	const known = new Set<string>();
	let n = 0;
	const readingsOf = (text: Buffer): Reading[] => {
		const said = parseObject(text);
		if (!said) return [fault("", "is no JSON object in UTF-8")];
		const version = at(said, "publicationDetails", "bodsVersion");
		if (version !== undefined && version !== "0.4") return [fault("bodsVersion", "is another version than 0.4")];
		for (const name of ["statementId", "recordId"] as const)
			if (!/^[^\s\p{C}]{1,200}$/u.test(textOf(said[name])))
				return [fault(name, "is missing, or has blanks, or is longer than 200 signs")];
		const type = said.recordType;
		if (type === "relationship") return holdingsOf(said, known);
		if (type !== "entity" && type !== "person") return [fault("recordType", "is no entity, person or relationship")];
		if (known.size < mostKnown) known.add(textOf(said.recordId));
		return [partyOf(said)];
	};
	const pieces = (found: readonly { text: Buffer; end: number }[]): Piece[] =>
		found.map(({ text, end }) => ({ end, rows: readingsOf(text).map((reading) => ({ n: ++n, reading })) }));
	return {
		push: (chunk) => pieces(records.push(chunk)),
		end: () => {
			records.end();
			return [];
		},
	};
};
