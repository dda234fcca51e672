import type { Tx } from "@seamark/db";
import type { Question } from "@seamark/values";
import { segmentSize, tombstoneWord } from "./words.ts";

/** Looks alerts up by their words, under row-level security. */

export type Search = {
	question: Question;
	/** Forward in the log: tombstones come too. Back: only live alerts have words. */
	forward: boolean;
	after: number | undefined;
};

/** So many of the last rows of a word say how often it comes. */
const lastRows = 20;

/**
 * The next places in the log, up to `limit`, of alerts that fit. Each handling that the caller may see is asked by itself for its next
 * ones: no step depends on how many alerts have a word, nor on alerts that are not the caller's. Rows are of batches, one after the other in the log,
 * so a page is read from as many rows as it needs; the other words of an alert are in the rows of its own batch.
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
		`exists (select from alert_word o where o.class = c.id and o.word = seamark.stem(${value(word)}) and o.segment = w.segment and o.batch = w.batch and p = any (o.positions))`;
	const having = (word: string, more: readonly string[]) =>
		`(select p as position from alert_word w, unnest(w.positions) as p where ${["w.class = c.id", `w.word = ${word}`, after, ...more].join(" and ")}
			order by w.segment ${direction}, w.batch ${direction}, p ${direction} limit ${most})`;
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

/**
 * The words to be found, the rarest first: those that are in few rows at all, then by how often their last rows come. Counting all would cost
 * more with every alert; the number of rows says little, since a row of a frequent word has many alerts.
 */
export const rarestFirst = async (tx: Tx, words: readonly string[]): Promise<readonly string[]> => {
	if (words.length < 2) return words;
	const { rows } = await tx.query<{ word: string }>(
		`with c as materialized (select id from handling_class)
		select asked.word from unnest($1::text[]) with ordinality as asked(word, n) cross join seamark.log_head h cross join lateral (
			select coalesce(max(last.many_rows), 0) as many_rows, coalesce(sum(last.many), 0) as many,
				coalesce(sum(last.many::float8 / (h.position - last.since + 1)), 0) as often
			from c cross join lateral (
				select count(*) as many_rows, sum(cardinality(r.positions)) as many, min(r.batch) as since from (
					select w.positions, w.batch from alert_word w where w.class = c.id and w.word = seamark.stem(asked.word)
					order by w.segment desc, w.batch desc limit ${lastRows}) r) last
		) measured
		order by case when measured.many_rows < ${lastRows} then 0 else measured.often end, measured.many, asked.n`,
		[words],
	);
	return rows.map(({ word }) => word);
};
