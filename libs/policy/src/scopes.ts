import { kinds, readers } from "./kinds.ts";
import { type AgencyKind, agencyKinds } from "./vocabulary.ts";

/** The scopes that belong to no kind of record, with the kinds of agency that may hold them: audit, directory, operation. */
const others = {
	"audit:read": readers,
	"audit:verify": ["coordination-centre"],
	"directory:read": agencyKinds,
	"directory:write": ["coordination-centre"],
	"agency:admin": agencyKinds,
	"ops:redrive": ["coordination-centre"],
} as const satisfies Record<string, readonly AgencyKind[]>;

type KeysOfEach<T> = T extends unknown ? keyof T : never;
/** What a token may allow: the scopes that come with the kinds of record, and the few others. */
export type Scope = KeysOfEach<(typeof kinds)[number]["holders"]> | keyof typeof others;

const holders = Object.assign({}, ...kinds.map((kind) => kind.holders), others) as Record<Scope, readonly AgencyKind[]>;

export const scopes = Object.keys(holders) as readonly Scope[];

/** The most that an agency of a kind can ever be granted; a token asking for more is refused. */
export const grantable = Object.fromEntries<readonly Scope[]>(
	agencyKinds.map((kind) => [kind, scopes.filter((scope) => holders[scope].includes(kind))]),
) as Record<AgencyKind, readonly Scope[]>;

const ofNationalOffice: readonly Scope[] = ["statistics:national"];

/** The most that this agency can be granted now. Some scopes come with an office in its country, which the directory gives and takes. */
export const grantableTo = (kind: AgencyKind, nationalOffice: string | undefined): readonly Scope[] =>
	grantable[kind].filter((scope) => Boolean(nationalOffice) || !ofNationalOffice.includes(scope));
