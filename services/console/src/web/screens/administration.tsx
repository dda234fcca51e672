import { useState } from "preact/hooks";
import { at, hub, newKey } from "../api.ts";
import { label, t } from "../i18n.ts";
import { Act, Input, Name, Select, Time, Trouble, useLoaded, Waiting, Wide } from "../parts/base.tsx";
import { session } from "../state.ts";

type Officer = { id: string; handle: string };
type Post = { id: string; name: string; clearance: string; purposes: string[]; closed: boolean };
type Posting = { id: string; officer: string; post: string; until?: string; confirmed: boolean };
type Enrolment = {
	id: string;
	officer: string;
	handle: string;
	replace: boolean;
	askedBy: string;
	askedAt: string;
	confirmed: boolean;
	expiresAt: string;
};
type Many<T> = { items: T[] };

/** An agency on itself: officers, their posts, and codes for passkeys, which two persons give. */
export const AdministrationScreen = () => {
	const [problem, failed] = useState<unknown>();
	const [half, show] = useState<{ word: string; code: string }>();
	const all = useLoaded("administration", async () => {
		const [officers, posts, postings, enrolments] = await Promise.all([
			hub<Many<Officer>>("GET", "/officers"),
			hub<Many<Post>>("GET", "/posts"),
			hub<Many<Posting>>("GET", "/postings"),
			hub<Many<Enrolment>>("GET", "/enrolments"),
		]);
		return { officers: officers.items, posts: posts.items, postings: postings.items, enrolments: enrolments.items };
	});
	if (!all.value) return <Waiting of={all} />;
	const { officers, posts, postings, enrolments } = all.value;
	const command = async (path: string, body: object = {}) => {
		const answer = await hub<Record<string, string>>("POST", path, { body, key: newKey() });
		all.again();
		return answer;
	};
	const code = (word: string, answer: string | undefined) => answer && show({ word, code: answer });
	return (
		<section>
			<h1>{t("nav.administration")}</h1>
			<Trouble problem={problem} />
			{half && (
				<div class="panel" role="alert">
					<p>{half.word}</p>
					<p class="code">
						<bdi>{half.code}</bdi>
					</p>
					<p>{t("admin.halfHint")}</p>
					<button type="button" onClick={() => show(undefined)}>
						{t("admin.halfDone")}
					</button>
				</div>
			)}
			<h2>{t("admin.codes")}</h2>
			{enrolments.length === 0 && <p>{t("none")}</p>}
			<ul class="lines">
				{enrolments.map((one) => (
					<li key={one.id}>
						<Name>{one.handle}</Name> · <Time at={one.askedAt} /> ·{" "}
						{t(one.confirmed ? "admin.confirmed" : "admin.waits")}{" "}
						{!one.confirmed && one.askedBy !== session.value.officer?.id && (
							<Act
								class="main"
								failed={failed}
								act={async () =>
									code(
										t("admin.second", { officer: one.handle }),
										(await command(at`/enrolments/${one.id}/confirm`)).secondHalf,
									)
								}
							>
								{t("admin.confirm")}
							</Act>
						)}
					</li>
				))}
			</ul>
			<h2>{t("admin.officers")}</h2>
			<Wide>
				<table>
					<thead>
						<tr>
							<th scope="col">{t("officer")}</th>
							<th scope="col">{t("admin.posts")}</th>
							<th scope="col">{t("admin.passkey")}</th>
						</tr>
					</thead>
					<tbody>
						{officers.map((officer) => (
							<tr key={officer.id}>
								<td>
									<Name>{officer.handle}</Name>
								</td>
								<td>
									{postings
										.filter((one) => one.officer === officer.id)
										.map((one) => (
											<span key={one.id} class="chip">
												<Name>{posts.find(({ id }) => id === one.post)?.name ?? t("unknown.post")}</Name>{" "}
												<Act failed={failed} sure={t("admin.sure")} act={() => command(at`/postings/${one.id}/end`)}>
													{t("admin.end")}
												</Act>
											</span>
										))}
									<Assign
										posts={posts.filter(({ closed }) => !closed)}
										assign={(post) => command(at`/posts/${post}/postings`, { officer: officer.id })}
										failed={failed}
									/>
								</td>
								<td>
									<Act
										failed={failed}
										act={async () =>
											code(
												t("admin.first", { officer: officer.handle }),
												(await command(at`/officers/${officer.id}/enrolments`, { replace: true })).firstHalf,
											)
										}
									>
										{t("admin.ask")}
									</Act>{" "}
									<Act
										class="danger"
										failed={failed}
										sure={t("admin.sure")}
										act={() =>
											command(at`/officers/${officer.id}/passkeys/remove`, { reason: t("admin.removeReason") })
										}
									>
										{t("admin.remove")}
									</Act>
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</Wide>
			<NewOfficer command={command} failed={failed} />
			<h2>{t("admin.posts")}</h2>
			<ul class="lines">
				{posts.map((one) => (
					<li key={one.id}>
						<b>
							<Name>{one.name}</Name>
						</b>{" "}
						TLP:{one.clearance.toUpperCase()} <small>{one.purposes.map(label).join(", ")}</small>{" "}
						{one.closed && t("admin.closed")}
					</li>
				))}
			</ul>
		</section>
	);
};

type Doing = { failed: (problem: unknown) => void };

const Assign = ({ posts, assign, failed }: Doing & { posts: Post[]; assign: (post: string) => Promise<unknown> }) => (
	<Select
		label={t("admin.assign")}
		value=""
		choices={[{ value: "", text: t("choose.one") }, ...posts.map(({ id, name }) => ({ value: id, text: name }))]}
		onChange={(post) => post !== "" && void assign(post).catch(failed)}
	/>
);

const NewOfficer = ({ command, failed }: Doing & { command: (path: string, body: object) => Promise<unknown> }) => {
	const [handle, write] = useState("");
	return (
		<div class="columns row">
			<Input label={t("admin.handle")} value={handle} onInput={write} hint={t("admin.handleHint")} />
			<Act
				disabled={handle === ""}
				failed={failed}
				act={async () => {
					await command("/officers", { handle });
					write("");
				}}
			>
				{t("admin.register")}
			</Act>
		</div>
	);
};
