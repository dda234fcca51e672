import { useEffect, useState } from "preact/hooks";
import { own, signedOut } from "../api.ts";
import { t } from "../i18n.ts";
import { Act, Input, Name, Trouble, useLoaded } from "../parts/base.tsx";
import { enrolPasskey, passkeysPossible, signInWithPasskey } from "../parts/passkey.ts";
import { go, type Session, session } from "../state.ts";

const signedIn = (one: Session) => {
	signedOut.value = 0;
	session.value = one;
};

export const SignInScreen = ({ again }: { again: boolean }) => {
	const [problem, failed] = useState<unknown>();
	return (
		<section class="narrow">
			<h1>{t("signIn.title")}</h1>
			{again && <p role="status">{t("signIn.again")}</p>}
			<Trouble problem={problem} />
			{session.value.demo && <DemoSignIn failed={failed} />}
			<h2>{t("signIn.passkey")}</h2>
			<p>{t("signIn.passkeyHint")}</p>
			{location.hostname === "127.0.0.1" && (
				<p>
					{t("signIn.localhost")} <a href={`http://localhost:${location.port}/console/`}>localhost:{location.port}</a>
				</p>
			)}
			<p>
				<Act
					class={session.value.demo ? "" : "main"}
					disabled={!passkeysPossible()}
					failed={failed}
					act={async () => signedIn(await signInWithPasskey())}
				>
					{t("signIn.withPasskey")}
				</Act>
			</p>
			<AtProvider />
			<Enrol />
		</section>
	);
};

/** How the way back from the provider ended, as the server wrote it into the address. */
const cameBack = () => (location.hash === "#refused" ? "refused" : location.hash === "#away" ? "away" : undefined);

const AtProvider = () => {
	const [agency, typed] = useState("");
	const [problem, failed] = useState<unknown>();
	const [back] = useState(cameBack);
	// It is read once: an officer who then signs in otherwise comes to the inbox, and to no place of that name.
	useEffect(() => {
		if (back) go("/inbox");
	}, []);
	return (
		<details open={back !== undefined}>
			<summary>{t("provider.title")}</summary>
			<p>{t("provider.hint")}</p>
			{back && <p role="alert">{t(back === "refused" ? "provider.refused" : "provider.away")}</p>}
			<Input label={t("provider.agency")} value={agency} onInput={typed} required />
			<Trouble problem={problem} />
			<Act
				disabled={!/^[a-z0-9][a-z0-9-]{1,59}$/.test(agency.trim())}
				failed={failed}
				act={async () => {
					const { url } = await own<{ url: string }>("POST", "provider/begin", { agency: agency.trim() });
					// Nothing but a page of the web: an address of another kind would run here.
					if (/^https?:\/\//.test(url)) location.assign(url);
				}}
			>
				{t("provider.do")}
			</Act>
		</details>
	);
};

const Enrol = () => {
	const [firstHalf, first] = useState("");
	const [secondHalf, second] = useState("");
	const [done, finished] = useState("");
	const [problem, failed] = useState<unknown>();
	return (
		<details>
			<summary>{t("enrol.title")}</summary>
			<p>{t("enrol.hint")}</p>
			<Input label={t("enrol.first")} value={firstHalf} onInput={first} required />
			<Input label={t("enrol.second")} value={secondHalf} onInput={second} required />
			<Trouble problem={problem} />
			{done ? (
				<p role="status">
					{t("enrol.done")} <Name>{done}</Name>
				</p>
			) : (
				<Act
					disabled={firstHalf.length < 10 || secondHalf.length < 10}
					failed={failed}
					act={async () => finished((await enrolPasskey({ firstHalf, secondHalf })).officer)}
				>
					{t("enrol.do")}
				</Act>
			)}
		</details>
	);
};

type DemoOfficer = { officer: string; posts: string[]; agency: string };

const DemoSignIn = ({ failed }: { failed: (problem: unknown) => void }) => {
	const officers = useLoaded("demo", () => own<{ items: DemoOfficer[] }>("GET", "demo"));
	const all = (officers.value?.items ?? []).flatMap(({ officer, posts, agency }) =>
		posts.map((post) => ({ officer, post, agency })),
	);
	const usual = all.findIndex(({ officer }) => officer === "fj-desk-1");
	const [chosen, choose] = useState<number>();
	const one = all[chosen ?? Math.max(usual, 0)];
	if (!one) return <Trouble problem={officers.problem} />;
	return (
		<section class="demo-box">
			<h2>{t("demo.title")}</h2>
			<p>{t("demo.hint")}</p>
			<label class="field">
				<span>{t("demo.officer")}</span>
				<select value={chosen ?? Math.max(usual, 0)} onChange={(event) => choose(Number(event.currentTarget.value))}>
					{all.map(({ officer, post, agency }, n) => (
						<option key={officer + post} value={n}>
							{officer} · {agency} · {post.split("/")[1]}
						</option>
					))}
				</select>
			</label>
			<Act
				class="main"
				failed={failed}
				act={async () => signedIn(await own<Session>("POST", "demo", { officer: one.officer, post: one.post }))}
			>
				{t("demo.signIn", { officer: one.officer })}
			</Act>
		</section>
	);
};
