import type { Tx } from "@seamark/db";
import type { Question } from "../search/words.ts";
import { segmentSize, tombstoneWord } from "./words.ts";

/** Looks alerts up by their words, under row-level security. */

export type Search = {
	question: Question;
	/** Forward in the log: tombstones come too. Back: only live alerts have words. */
	forward: boolean;
	after: number | undefined;
};

/** Words are counted up to this, to begin with the rarest. */
const countedUpTo = 1_000;

/**
 * The next places in the log, up to `limit`, of alerts that fit. Each handling that the caller may see is asked by itself for its next
 * ones: no step depends on how many alerts have a word, nor on alerts that are not the caller's.
 */
export const nextPlaces = async (tx: Tx, o: Search, words: readonly string[], limit: number): Promise<number[]> => {
	const values: unknown[] = [];
	const value = (one: unknown) => `$${values.push(one)}`;
	const direction = o.forward ? "asc" : "desc";
	const after =
		o.after === undefined
			? "true"
			: `w.segment ${o.forward ? ">=" : "<="} ${value(Math.floor(o.after / segmentSize))} and p ${o.forward ? ">" : "<"} ${value(o.after)}`;
	const most = value(limit);
	const other = (word: string) =>
		`exists (select from alert_word o where o.class = c.id and o.word = seamark.stem(${value(word)}) and o.segment = w.segment and p = any (o.positions))`;
	const having = (word: string, more: readonly string[]) =>
		`(select p as position from alert_word w, unnest(w.positions) as p where ${["w.class = c.id", `w.word = ${word}`, after, ...more].join(" and ")}
			order by w.segment ${direction}, p ${direction} limit ${most})`;
	const [first = "", ...others] = words;
	const fitting = having(`seamark.stem(${value(first)})`, [
		...others.map(other),
		...o.question.without.map((word) => `not ${other(word)}`),
	]);
	const each = o.forward ? `${fitting} union all ${having(value(tombstoneWord), [])}` : fitting;
	const { rows } = await tx.query<{ position: number }>(
		`with c as materialized (select id from handling_class)
		select place.position from c cross join lateral (${each}) place order by place.position ${direction} limit ${most}`,
		values,
	);
	return rows.map(({ position }) => position);
};

/** The words to be found, the rarest first as far as they are counted. */
export const rarestFirst = async (tx: Tx, words: readonly string[]): Promise<readonly string[]> => {
	if (words.length < 2) return words;
	const { rows } = await tx.query<{ word: string }>(
		`with c as materialized (select id from handling_class)
		select asked.word from unnest($1::text[]) with ordinality as asked(word, n) cross join lateral (
			select count(*) as many from (
				select from c join alert_word w on w.class = c.id and w.word = seamark.stem(asked.word) cross join unnest(w.positions) limit ${countedUpTo}
			) few) counted
		order by counted.many, asked.n`,
		[words],
	);
	return rows.map(({ word }) => word);
};
