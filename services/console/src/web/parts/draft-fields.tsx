import { label, t } from "../i18n.ts";
import type { AlertDraft } from "../model.ts";
import { Input, Select } from "./base.tsx";

type Stop = NonNullable<AlertDraft["route"]>[number];
type Subject = NonNullable<AlertDraft["subjects"]>[number];

const replaced = <T,>(all: readonly T[], n: number, one: T): T[] => all.map((old, at) => (at === n ? one : old));
const without = <T,>(all: readonly T[], n: number): T[] => all.filter((_, at) => at !== n);

export const RouteFields = ({ route, change }: { route: Stop[]; change: (route: Stop[]) => void }) => (
	<fieldset>
		<legend>{t("route")}</legend>
		{route.map((stop, n) => (
			<div class="columns row" key={n}>
				<Input
					label={t("place")}
					value={stop.place}
					onInput={(place) => change(replaced(route, n, { ...stop, place }))}
				/>
				<Input
					label={t("country.code")}
					value={stop.country ?? ""}
					onInput={(text) => {
						const { country: _, ...rest } = stop;
						const code = text.toUpperCase().slice(0, 2);
						change(replaced(route, n, code === "" ? rest : { ...rest, country: code }));
					}}
				/>
				<Select
					label={t("role")}
					value={stop.role}
					choices={["origin", "embarkation", "transit", "landing", "destination", "exploitation"]}
					onChange={(role) => change(replaced(route, n, { ...stop, role: role as Stop["role"] }))}
				/>
				<button type="button" onClick={() => change(without(route, n))}>
					{t("remove")}
				</button>
			</div>
		))}
		<button type="button" onClick={() => change([...route, { place: "", role: "transit" }])}>
			{t("route.add")}
		</button>
	</fieldset>
);

export const SubjectFields = ({ subjects, change }: { subjects: Subject[]; change: (all: Subject[]) => void }) => (
	<fieldset>
		<legend>{t("subjects")}</legend>
		<p>
			<small>{t("subjects.never")}</small>
		</p>
		{subjects.map((one, n) => (
			<div class="columns row" key={n}>
				<Select
					label={t("subject.type")}
					value={one.type}
					choices={[
						"person",
						"legal-person",
						"vehicle",
						"vessel",
						"document",
						"phone",
						"account",
						"place",
						"online-service",
						"other",
					]}
					onChange={(type) => change(replaced(subjects, n, { ...one, type: type as Subject["type"] }))}
				/>
				<Select
					label={t("role")}
					value={one.role}
					choices={[...new Set([one.role, "suspect", "associate", "instrument", "place", "other"])]}
					onChange={(role) => change(replaced(subjects, n, { ...one, role }))}
				/>
				<Input
					label={t("subject.name")}
					value={one.name ?? ""}
					onInput={(name) => change(replaced(subjects, n, { ...one, name }))}
				/>
				<Input
					label={t("subject.description")}
					value={one.description ?? ""}
					onInput={(description) => change(replaced(subjects, n, { ...one, description }))}
				/>
				<button type="button" onClick={() => change(without(subjects, n))}>
					{t("remove")} <span class="hidden">{label(one.type)}</span>
				</button>
			</div>
		))}
		<button type="button" onClick={() => change([...subjects, { type: "vessel", role: "suspect" }])}>
			{t("subjects.add")}
		</button>
	</fieldset>
);
