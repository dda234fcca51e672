import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { hub, Problem } from "../api.ts";
import { label, t, time, utc, zoneOf } from "../i18n.ts";
import type { Words } from "../words/en.ts";
import { Faults } from "./fields.tsx";

/** Words of people: their direction is their own. */
export const Name = ({ children }: { children: ComponentChildren }) => <bdi>{children}</bdi>;

/** A time by the post's clock, with the zone's name; UTC beside it. */
export const Time = ({ at }: { at: string }) => (
	<time dateTime={at} title={utc(at)}>
		{time(at)} <small>{zoneOf().split("/").at(-1)?.replaceAll("_", " ")}</small>
		<small class="utc"> ({utc(at)})</small>
	</time>
);

export const Tlp = ({ level }: { level: string }) => (
	<span class={`tlp tlp-${level.replace("+", "-")}`}>TLP:{level.toUpperCase()}</span>
);
export const Urgency = ({ level }: { level: string }) => <span class={`urgency ${level}`}>{label(level)}</span>;

const known: Record<string, keyof Words> = {
	NO_LINE: "error.noLine",
	UNAUTHENTICATED: "error.signedOut",
	FORBIDDEN: "error.forbidden",
	NOT_FOUND: "error.notFound",
	SIGN_IN_REFUSED: "error.signIn",
	ENROLMENT_REFUSED: "error.code",
	VERSION_CONFLICT: "error.conflict",
	IDEMPOTENCY_MISMATCH: "error.sentBefore",
	TOO_MANY_REQUESTS: "error.tooMany",
	SECOND_PERSON_NEEDED: "error.second",
	PURPOSE_NOT_FITTING: "error.purpose",
};

/** Nothing that the hub adds helps an officer: it speaks of scopes, tokens and keys. */
const wholly = new Set([
	"FORBIDDEN",
	"UNAUTHENTICATED",
	"VERSION_CONFLICT",
	"IDEMPOTENCY_MISMATCH",
	"SECOND_PERSON_NEEDED",
]);

/** What went wrong, and what to do. What the hub says is in English, and marked so. */
export const Trouble = ({ problem }: { problem: unknown }) => {
	if (!problem) return null;
	const one = problem instanceof Problem ? problem : new Problem(500, {});
	const own = known[one.code] ?? (one.code.endsWith("NOT_FOUND") ? known.NOT_FOUND : undefined);
	const said = own ? [wholly.has(one.code) ? "" : one.message] : [one.message, one.next];
	return (
		<div class="trouble" role="alert">
			<p>{t(own ?? "error.other")}</p>
			{said.filter(Boolean).map((text) => (
				<p key={text} lang="en" dir="ltr">
					{text}
				</p>
			))}
			{one.faults.length > 0 && <Faults of={one.faults} />}
		</div>
	);
};

/** Each call asks anew, and gives what says whether nothing was asked since: a late answer must not hide the one that was asked for after it. */
export const useLatest = (): (() => () => boolean) => {
	const turn = useRef(0);
	return () => {
		const mine = ++turn.current;
		return () => mine === turn.current;
	};
};

export type Loaded<T> = { value?: T; problem?: unknown; again: () => void };

/** What the hub answers, read again whenever `key` changes. */
export const useLoaded = <T,>(key: string, read: () => Promise<T>): Loaded<T> => {
	const [state, set] = useState<{ key: string; value?: T; problem?: unknown }>({ key });
	const [turn, setTurn] = useState(0);
	useEffect(() => {
		let stale = false;
		read().then(
			(value) => !stale && set({ key, value }),
			(problem: unknown) => !stale && set({ key, problem }),
		);
		return () => {
			stale = true;
		};
	}, [key, turn]);
	const now = state.key === key ? state : { key };
	return { ...now, again: () => setTurn(turn + 1) };
};

type Page<T> = { items: T[]; next?: string };

/** A list that comes in pages, from the first one on; another address begins again. */
export const usePages = <T, P extends Page<T>>(address: string) => {
	const first = useLoaded(address, () => hub<P>("GET", address));
	const [rest, setRest] = useState<{ after: P } & Page<T>>();
	const page = first.value;
	const more = rest?.after === page ? rest : undefined;
	const next = more ? more.next : page?.next;
	const readMore = async () => {
		if (!page || !next) return;
		const one = await hub<P>("GET", `${address}${address.includes("?") ? "&" : "?"}after=${encodeURIComponent(next)}`);
		setRest({
			after: page,
			items: [...(more?.items ?? []), ...one.items],
			...(one.next === undefined ? {} : { next: one.next }),
		});
	};
	return { first, items: [...(page?.items ?? []), ...(more?.items ?? [])], next, readMore };
};

/** Something is on its way. Tests and pictures wait until none of these is left. */
export const Loading = () => (
	<p role="status" class="loading">
		{t("loading")}
	</p>
);

export const Waiting = ({ of }: { of: Loaded<unknown> }) =>
	of.problem ? <Trouble problem={of.problem} /> : of.value === undefined ? <Loading /> : null;

type Choice = { value: string; text: string };
export const Select = (o: {
	label: string;
	value: string;
	choices: readonly (string | Choice)[];
	onChange: (value: string) => void;
	hint?: string;
}) => (
	<label class="field">
		<span>{o.label}</span>
		<select value={o.value} onChange={(event) => o.onChange(event.currentTarget.value)}>
			{o.choices.map((one) => {
				const { value, text } = typeof one === "string" ? { value: one, text: label(one) } : one;
				return (
					<option key={value} value={value}>
						{text}
					</option>
				);
			})}
		</select>
		{o.hint && <small>{o.hint}</small>}
	</label>
);

export const Input = (o: {
	label: string;
	value: string;
	onInput: (value: string) => void;
	rows?: number;
	required?: boolean;
	hint?: string | undefined;
	autocomplete?: string;
}) => (
	// biome-ignore lint/a11y/noLabelWithoutControl: there is one in it, of the one kind or the other.
	<label class="field">
		<span>
			{o.label}
			{o.required && <b class="must"> {t("needed")}</b>}
		</span>
		{o.rows ? (
			<textarea
				rows={o.rows}
				dir="auto"
				value={o.value}
				required={o.required === true}
				onInput={(event) => o.onInput(event.currentTarget.value)}
			/>
		) : (
			<input
				type="text"
				dir="auto"
				value={o.value}
				required={o.required === true}
				autocomplete={o.autocomplete ?? "off"}
				onInput={(event) => o.onInput(event.currentTarget.value)}
			/>
		)}
		{o.hint && <small>{o.hint}</small>}
	</label>
);

/** Several of a list of codes. */
export const Checks = (o: {
	legend: string;
	choices: readonly { value: string; text: string }[];
	chosen: readonly string[];
	onChange: (chosen: string[]) => void;
}) => (
	<fieldset class="checks">
		<legend>{o.legend}</legend>
		{o.choices.map(({ value, text }) => (
			<label key={value}>
				<input
					type="checkbox"
					checked={o.chosen.includes(value)}
					onChange={(event) =>
						o.onChange(event.currentTarget.checked ? [...o.chosen, value] : o.chosen.filter((one) => one !== value))
					}
				/>
				<span>{text}</span>
			</label>
		))}
	</fieldset>
);

/** A button that does one thing at a time, and says so. */
export const Act = (o: {
	children: ComponentChildren;
	act: () => Promise<unknown>;
	failed: (problem: unknown) => void;
	class?: string;
	disabled?: boolean;
	keys?: string;
	/** Asked for with a second press: what it does is not taken back by another one. */
	sure?: string;
}) => {
	const [busy, setBusy] = useState(false);
	const [asked, ask] = useState(false);
	return (
		<button
			type="button"
			class={o.class}
			disabled={busy || o.disabled === true}
			aria-busy={busy}
			aria-keyshortcuts={o.keys}
			onBlur={() => ask(false)}
			onClick={() => {
				if (o.sure && !asked) return ask(true);
				ask(false);
				setBusy(true);
				o.failed(undefined);
				o.act()
					.catch(o.failed)
					.finally(() => setBusy(false));
			}}
		>
			{asked ? o.sure : o.children}
		</button>
	);
};

/** What may be wider than the page scrolls by itself, by keyboard too. */
export const Wide = ({ children }: { children: ComponentChildren }) => (
	// biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by its arrow keys.
	<div class="scroll" tabIndex={0}>
		{children}
	</div>
);

/** Terms and what is said of them; what is empty is left out. */
export const Facts = ({ of }: { of: readonly (readonly [string, ComponentChildren])[] }) => (
	<dl class="facts">
		{of
			.filter(([, said]) => said !== undefined && said !== null && said !== "" && said !== false)
			.map(([term, said]) => (
				<div key={term}>
					<dt>{term}</dt>
					<dd>{said}</dd>
				</div>
			))}
	</dl>
);
