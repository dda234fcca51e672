import type { Directory } from "@seamark/auth";
import { type AgencyKind, agencyKinds, grantable } from "@seamark/policy";
import type { Decision, Input } from "@seamark/service";
import { releasesOfYear, returnsOfAgencies } from "../../store/national-totals.ts";
import type { AgencyReturn, NationalTotals } from "../national-totals/totals.ts";
import { sha256Of } from "../yearly-return/answer.ts";
import type { YearlyReturn } from "../yearly-return/canonical.ts";
import { type Agency, decideReleaseNationalTotals } from "./decide.ts";

/** Agencies of a country: all whose returns are added up, and those that are expected to hand one in. */
const agenciesOf = (directory: Directory, country: string): { all: string[]; expected: Agency[] } => {
	const own = directory.snapshot.agencies.filter((one) => one.country === country);
	const counts = (kind: string) =>
		agencyKinds.includes(kind as AgencyKind) && grantable[kind as AgencyKind].includes("statistics:read");
	return {
		all: own.map(({ id }) => id),
		expected: own.filter(({ status, kind }) => status === "active" && counts(kind)),
	};
};

const readReturns = (rows: Awaited<ReturnType<typeof returnsOfAgencies>>): AgencyReturn[] =>
	rows
		.filter(({ bytes, sha256 }) => sha256Of(bytes) === sha256)
		.map(({ agency, edition, bytes }) => ({ agency, edition, content: JSON.parse(bytes.toString()) as YearlyReturn }));

export const releaseNationalTotals = async (
	{ who, actor, at, asCaller }: Pick<Input, "who" | "actor" | "at" | "asCaller">,
	{ year, without, directory }: { year: number; without: readonly string[]; directory: Directory },
): Promise<Decision> => {
	const { country } = who;
	const { all, expected } = agenciesOf(directory, country);
	const { rows, earlier } = await asCaller(async (tx) => ({
		rows: await returnsOfAgencies(tx, year, all),
		earlier: await releasesOfYear(tx, year),
	}));
	const found = {
		country,
		year,
		expected,
		returns: readReturns(rows),
		earlier: earlier.map(({ released, bytes }) => ({
			released,
			content: JSON.parse(bytes.toString()) as NationalTotals,
		})),
	};
	return decideReleaseNationalTotals(found, without, { actor, at });
};
