import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { lookAtSession, online, signedOut } from "./api.ts";
import { chooseLanguage, type Language, label, language, languages, t } from "./i18n.ts";
import { Loading, Name, Trouble, useLatest } from "./parts/base.tsx";
import { confirming } from "./parts/passkey.ts";
import { SignOut } from "./parts/sign-out.tsx";
import { AlertScreen } from "./screens/alert.tsx";
import { ChooseScreen } from "./screens/choose.tsx";
import { InboxScreen } from "./screens/inbox.tsx";
import { SignInScreen } from "./screens/sign-in.tsx";
import { address, may, path, type Session, session } from "./state.ts";
import type { Words } from "./words/en.ts";

type Screen = ComponentType<{ id: string }>;
type Place = { is: RegExp; screen: () => Promise<Screen> };

/** Every place of the console. What is not needed at once is fetched when it is gone to. */
const places: readonly Place[] = [
	{ is: /^\/inbox$/, screen: async () => InboxScreen },
	{ is: /^\/alerts\/new$/, screen: async () => (await import("./screens/raise.tsx")).RaiseScreen },
	{ is: /^\/alerts\/([^/]+)\/update$/, screen: async () => (await import("./screens/raise.tsx")).RaiseScreen },
	{ is: /^\/alerts\/([^/]+)$/, screen: async () => AlertScreen },
	{ is: /^\/intake$/, screen: async () => (await import("./screens/intake.tsx")).IntakeScreen },
	{ is: /^\/reports\/([^/]+)$/, screen: async () => (await import("./screens/report.tsx")).ReportScreen },
	{ is: /^\/cases$/, screen: async () => (await import("./screens/cases.tsx")).CasesScreen },
	{ is: /^\/cases\/([^/]+)$/, screen: async () => (await import("./screens/case.tsx")).CaseScreen },
	{ is: /^\/persons\/([^/]+)\/assess$/, screen: async () => (await import("./screens/assess.tsx")).AssessScreen },
	{ is: /^\/persons\/([^/]+)$/, screen: async () => (await import("./screens/person.tsx")).PersonScreen },
	{ is: /^\/requests$/, screen: async () => (await import("./screens/requests.tsx")).RequestsScreen },
	{ is: /^\/numbers$/, screen: async () => (await import("./screens/numbers.tsx")).NumbersScreen },
	{ is: /^\/health$/, screen: async () => (await import("./screens/health.tsx")).HealthScreen },
	{ is: /^\/agencies$/, screen: async () => (await import("./screens/directory.tsx")).DirectoryScreen },
	{ is: /^\/device$/, screen: async () => (await import("./screens/device.tsx")).DeviceScreen },
	{ is: /^\/administration$/, screen: async () => (await import("./screens/administration.tsx")).AdministrationScreen },
];

/** One list of places, all visible; those that the post's scopes do not reach are not there. */
const links: readonly { to: string; word: keyof Words; scope: string }[] = [
	{ to: "/inbox", word: "nav.inbox", scope: "alerts:read" },
	{ to: "/alerts/new", word: "nav.raise", scope: "alerts:raise" },
	{ to: "/intake", word: "nav.intake", scope: "reports:takeIn" },
	{ to: "/cases", word: "nav.cases", scope: "cases:read" },
	{ to: "/requests", word: "nav.requests", scope: "mla:read" },
	{ to: "/numbers", word: "nav.numbers", scope: "statistics:read" },
	{ to: "/health", word: "nav.health", scope: "alerts:subscribe" },
	{ to: "/agencies", word: "nav.directory", scope: "directory:read" },
	{ to: "/administration", word: "nav.administration", scope: "agency:admin" },
];

const lookEveryMs = 60_000;

export const App = () => {
	const lost = signedOut.value > 0;
	const state = lost ? "out" : session.value.state;
	useEffect(() => {
		if (state === "out") return;
		const timer = setInterval(() => void lookAtSession().catch(() => undefined), lookEveryMs);
		return () => clearInterval(timer);
	}, [state]);
	return (
		<>
			<button type="button" class="skip" onClick={() => document.getElementById("main")?.focus()}>
				{t("skip")}
			</button>
			<Header state={state} />
			<p class="paper">{t("print.byButton")}</p>
			{confirming.value && (
				<p class="confirming" role="alert">
					{t("confirming")}
				</p>
			)}
			{!online.value && (
				<p class="offline" role="status">
					{t("offline")}
				</p>
			)}
			<main id="main" tabIndex={-1} data-place={address.value}>
				{state === "out" ? <SignInScreen again={lost} /> : state === "choose" ? <ChooseScreen /> : <Here />}
			</main>
		</>
	);
};

const Here = () => {
	const here = path.value;
	const found = places.find(({ is }) => is.test(here));
	const [shown, show] = useState<{ of: Place | undefined; screen?: Screen; problem?: unknown }>({ of: undefined });
	const ask = useLatest();
	useEffect(() => {
		const isLatest = ask();
		found?.screen().then(
			(screen) => isLatest() && show({ of: found, screen }),
			(problem: unknown) => isLatest() && show({ of: found, problem }),
		);
	}, [found]);
	if (!found) return <p>{t("error.notFound")}</p>;
	if (shown.of !== found) return <Loading />;
	const Shown = shown.screen;
	return Shown ? <Shown key={here} id={found.is.exec(here)?.[1] ?? ""} /> : <Trouble problem={shown.problem} />;
};

const Header = ({ state }: { state: Session["state"] }) => {
	const { officer, post, purpose, byDemo, demo } = session.value;
	return (
		<header class="top">
			{demo && <p class="demo">{t("demo.notice")}</p>}
			<div class="bar">
				<a class="mark" href="#/inbox">
					Seamark
				</a>
				{state === "in" && post && (
					<p class="acting">
						{t("acting")}{" "}
						<b>
							<Name>{officer?.handle}</Name>
						</b>
						,{" "}
						<Name>
							{post.agency.name}, {post.name}
						</Name>
						. {t("purpose")}: <b>{label(purpose ?? "")}</b>
						{byDemo && ` (${t("demo.word")})`}{" "}
						<button type="button" class="link" onClick={change}>
							{t("change")}
						</button>
					</p>
				)}
				<label class="language">
					<span class="hidden">{t("language")}</span>
					<select
						value={language.value}
						onChange={(event) => void chooseLanguage(event.currentTarget.value as Language)}
					>
						{Object.entries(languages).map(([code, name]) => (
							<option key={code} value={code} lang={code}>
								{name}
							</option>
						))}
					</select>
				</label>
				{state !== "out" && <SignOut />}
			</div>
			{language.value !== "en" && <p class="unreviewed">{t("unreviewed")}</p>}
			{state === "in" && (
				<nav aria-label={t("nav.label")}>
					{links
						.filter(({ scope }) => may(scope))
						.map(({ to, word }) => (
							<a key={to} href={`#${to}`} aria-current={path.value === to ? "page" : undefined}>
								{t(word)}
							</a>
						))}
				</nav>
			)}
		</header>
	);
};

const change = () => {
	session.value = { ...session.value, state: "choose" };
};
