// Written by `npm run gen`; do not edit. Of the description 6432a557da95dd225e3a27d93448ff9cdde5ca7954414db4851277087ef692ba, text 077cbb3097fd41881aa17da48b5baeba2300d27aebd77096c9f8fd84f3fffebd.
/** The codes that the hub takes, by operation and field. */
export const values = {
	"act": {
		"content.items.alsoFor": [
			"crime-prevention",
			"investigation",
			"prosecution",
			"border-control",
			"financial-investigation",
			"victim-protection",
			"life-saving",
			"analysis",
			"oversight"
		],
		"content.measures": [
			"in-camera",
			"video",
			"support-person",
			"relocation",
			"no-disclosure-of-identity"
		],
		"content.purpose": [
			"crime-prevention",
			"investigation",
			"prosecution",
			"border-control",
			"financial-investigation",
			"victim-protection",
			"life-saving",
			"analysis",
			"oversight"
		],
		"content.riskFromThatState": [
			"none",
			"yes",
			"not-assessed"
		],
		"content.useful": [
			"yes",
			"partly",
			"no"
		],
		"kind": [
			"submit",
			"submit-orally",
			"confirm-in-writing",
			"supplement",
			"resubmit",
			"require-confidentiality",
			"suggest-deadline",
			"ask-progress",
			"reply-in-consultation",
			"accept-conditions",
			"decline-conditions",
			"withdraw",
			"ask-other-use",
			"notify-disclosure",
			"release-witness",
			"agree-costs",
			"ask-for-domestic-case",
			"release-identity",
			"say-what-came-of-it",
			"register",
			"return-as-deficient",
			"ask-for-more",
			"cannot-keep-confidential",
			"transmit",
			"report-progress",
			"open-consultation",
			"propose-conditions",
			"close-consultation",
			"postpone",
			"resume",
			"refuse-in-part",
			"refuse",
			"refuse-outside-21",
			"release-identity-there",
			"refuse-surrender-of-national",
			"open-domestic-case",
			"end-domestic-case",
			"answer-in-part",
			"answer-finally",
			"propose-costs",
			"consent-to-other-use",
			"decline-other-use"
		]
	},
	"addClaim": {
		"award": [
			"criminal-court",
			"civil-court",
			"administrative",
			"agreement"
		],
		"beneficiary.kind": [
			"person",
			"agency",
			"state"
		]
	},
	"addMessageStep": {
		"kind": [
			"sent",
			"answer",
			"decline",
			"feedback",
			"ask-consent",
			"give-consent",
			"refuse-consent"
		]
	},
	"addPerson": {
		"citizen": [
			"yes",
			"no",
			"unknown"
		],
		"controls": [
			"debtBondageOrTakenEarnings",
			"threats",
			"abuse",
			"falsePromises",
			"drugsOrAlcohol",
			"basicNeedsDenied",
			"excessiveHours",
			"documentsWithheld",
			"movementRestricted",
			"medicalCareDenied",
			"psychologicalAbuse",
			"physicalAbuse",
			"sexualAbuse",
			"familyThreatened",
			"threatOfLawEnforcement",
			"otherControl",
			"debtBondage",
			"earningsTaken",
			"financialAccessRestricted"
		],
		"duration": [
			"underOneYear",
			"oneYear",
			"twoYears",
			"threeToFiveYears",
			"overFiveYears",
			"unknown"
		],
		"flags": [
			"asylumClaim",
			"nonRefoulement",
			"reprisalRisk",
			"reTraffickingRisk",
			"stayGranted"
		],
		"identity.names.kind": [
			"official",
			"alias",
			"birth",
			"married",
			"nickname",
			"religious"
		],
		"identity.names.parts.kind": [
			"given",
			"family",
			"patronymic",
			"matronymic",
			"clan",
			"title"
		],
		"recruiters": [
			"intimatePartner",
			"friend",
			"family",
			"other",
			"unknown",
			"agency",
			"official",
			"formerVictim",
			"localAgent",
			"employer"
		],
		"roles": [
			"suspectedVictim",
			"victim",
			"smuggledMigrant",
			"refugee",
			"witness",
			"suspect",
			"relative",
			"other",
			"concerned"
		],
		"sectors": [
			"agriculture",
			"fishing",
			"logging",
			"mining",
			"construction",
			"garments",
			"otherManufacturing",
			"catering",
			"domesticWork",
			"entertainment",
			"sexTrade",
			"begging",
			"transport",
			"trade",
			"care",
			"other",
			"unknown"
		],
		"sex": [
			"female",
			"male",
			"transFemale",
			"transMale",
			"nonConforming",
			"unknown"
		],
		"smuggling.level": [
			"basic",
			"logistics",
			"organiser"
		],
		"smuggling.paid": [
			"before",
			"byStages",
			"onArrival",
			"byWork",
			"onCredit",
			"other"
		],
		"smuggling.services": [
			"transport",
			"guide",
			"falseDocuments",
			"accommodation",
			"corruptOfficial",
			"release",
			"other"
		],
		"suspicion.relation": [
			"unrelated",
			"consequence",
			"unknown"
		]
	},
	"addProperty": {
		"kind": [
			"account",
			"cash",
			"crypto",
			"vehicle",
			"vessel",
			"aircraft",
			"real-estate",
			"company",
			"licence",
			"other"
		],
		"role": [
			"proceeds",
			"substitute",
			"commingled",
			"corresponding-value",
			"income",
			"instrument",
			"sanctioned"
		]
	},
	"addPropertyStep": {
		"ground": [
			"owner",
			"co-owner",
			"purchaser-in-good-faith",
			"lender"
		],
		"kind": [
			"trace",
			"urgent-freeze",
			"freeze",
			"restrain",
			"suspend",
			"value",
			"confiscate",
			"return",
			"lift",
			"claim",
			"admit-claim",
			"reject-claim",
			"confirm"
		]
	},
	"addTask": {
		"kind": [
			"screening",
			"reflectionPeriod",
			"residencePermit",
			"compensationClaim",
			"followUp",
			"bestInterests",
			"interview",
			"contact",
			"medicalCare",
			"shelter",
			"translation",
			"documents",
			"court",
			"other"
		]
	},
	"agreeTerms": {
		"terms.records": [
			"alert",
			"mla"
		],
		"terms.tlp": [
			"clear",
			"green",
			"amber",
			"amber+strict",
			"red"
		]
	},
	"announceLoad": {
		"format": [
			"csv",
			"camt.053",
			"camt.054",
			"pain.001",
			"goaml",
			"ftm",
			"bods"
		],
		"mapping.dates": [
			"year-month-day",
			"day-month-year",
			"month-day-year"
		],
		"mapping.decimal": [
			".",
			","
		],
		"mapping.reversals": [
			"as-booked",
			"as-original"
		],
		"mapping.sameDay": [
			"as-in-file",
			"money-in-first",
			"money-out-first"
		]
	},
	"answerQuestion": {
		"to": [
			"asker",
			"all"
		]
	},
	"answerRequest": {
		"answer": [
			"confirmed",
			"declined"
		]
	},
	"approveDevice": {
		"purpose": [
			"crime-prevention",
			"investigation",
			"prosecution",
			"border-control",
			"financial-investigation",
			"victim-protection",
			"life-saving",
			"analysis",
			"oversight"
		]
	},
	"askToErase": {
		"reason": [
			"courtOrder",
			"dataSubject",
			"retentionEnded",
			"recordedByMistake",
			"dangerToPerson"
		]
	},
	"changeRequest": {
		"assistance": [
			"evidence-or-statements",
			"service-of-documents",
			"search",
			"seizure-or-freezing",
			"objects-and-sites",
			"information-or-expert-evaluations",
			"records",
			"identifying-or-tracing-proceeds",
			"voluntary-appearance",
			"transfer-of-a-detained-person",
			"video-hearing",
			"confiscation-by-own-order",
			"confiscation-by-our-order",
			"special-techniques",
			"preservation-of-data",
			"extradition",
			"joint-investigation",
			"transfer-of-proceedings"
		],
		"contents.persons.measures": [
			"in-camera",
			"video",
			"support-person",
			"relocation",
			"no-disclosure-of-identity"
		],
		"offence.ageDiffers": [
			"yes",
			"no",
			"unknown"
		],
		"offence.internalOnly": [
			"yes",
			"no",
			"unknown"
		],
		"offence.offenceThere": [
			"yes",
			"no",
			"unknown"
		],
		"offence.organisedGroup": [
			"yes",
			"no",
			"unknown"
		],
		"offence.protocol": [
			"tip",
			"som"
		],
		"offence.serious": [
			"yes",
			"no",
			"unknown"
		],
		"offence.transnational": [
			"yes",
			"no",
			"unknown"
		]
	},
	"changeRoles": {
		"roles": [
			"suspectedVictim",
			"victim",
			"smuggledMigrant",
			"refugee",
			"witness",
			"suspect",
			"relative",
			"other",
			"concerned"
		],
		"suspicion.relation": [
			"unrelated",
			"consequence",
			"unknown"
		]
	},
	"chargeCompany": {
		"liability": [
			"criminal",
			"civil",
			"administrative"
		]
	},
	"checkReport": {
		"callerCategory": [
			"personConcerned",
			"familyOrFriend",
			"client",
			"colleague",
			"employer",
			"serviceProvider",
			"official",
			"public",
			"unknown"
		],
		"channel": [
			"anonymousTip",
			"hotline",
			"firstResponder",
			"labourInspector",
			"embassy",
			"airline",
			"communityWatcher",
			"disembarkation",
			"raid",
			"routineControl",
			"escape",
			"client",
			"ownerRelease",
			"ngo",
			"familyOrFriend"
		],
		"observations": [
			"personsConfined",
			"documentsWithheld",
			"violenceOrThreats",
			"noOrLittlePay",
			"debtToPayOff",
			"childAtWork",
			"sexualExploitation",
			"forcedWork",
			"movedInSecret",
			"falseDocuments",
			"boatOrVehicleInDistress",
			"personsAskForHelp",
			"recruitmentWithFalsePromise",
			"other"
		],
		"persons.identity.names.kind": [
			"official",
			"alias",
			"birth",
			"married",
			"nickname",
			"religious"
		],
		"persons.identity.names.parts.kind": [
			"given",
			"family",
			"patronymic",
			"matronymic",
			"clan",
			"title"
		],
		"persons.seenAs": [
			"concerned",
			"witness",
			"possibleSuspect",
			"other"
		],
		"persons.sex": [
			"female",
			"male",
			"transFemale",
			"transMale",
			"nonConforming",
			"unknown"
		],
		"things.kind": [
			"legalPerson",
			"vehicle",
			"vessel",
			"phone",
			"account",
			"document",
			"place"
		],
		"urgency": [
			"lifeAtRisk",
			"urgent",
			"routine"
		]
	},
	"closeCase": {
		"reason": [
			"prosecutionConcluded",
			"noCrimeFound",
			"insufficientEvidence",
			"transferred",
			"referredOnly",
			"duplicate",
			"other"
		]
	},
	"concludeAgreement": {
		"ages": [
			"any",
			"child"
		],
		"purposes": [
			"crime-prevention",
			"investigation",
			"prosecution",
			"border-control",
			"financial-investigation",
			"victim-protection",
			"life-saving",
			"analysis",
			"oversight"
		],
		"records": [
			"alert",
			"case",
			"person",
			"referral",
			"mla-request",
			"trace"
		],
		"topics": [
			"trafficking",
			"smuggling",
			"trafficking-and-smuggling",
			"related-crime"
		]
	},
	"createDutyPost": {
		"clearance": [
			"clear",
			"green",
			"amber",
			"amber+strict",
			"red"
		],
		"purposes": [
			"crime-prevention",
			"investigation",
			"prosecution",
			"border-control",
			"financial-investigation",
			"victim-protection",
			"life-saving",
			"analysis",
			"oversight"
		],
		"scopes": [
			"alerts:read",
			"alerts:raise",
			"alerts:export",
			"alerts:subscribe",
			"reports:submit",
			"reports:takeIn",
			"cases:read",
			"cases:write",
			"cases:import",
			"statistics:read",
			"links:lookUp",
			"statistics:national",
			"convictions:search",
			"mla:read",
			"mla:write",
			"mla:sign",
			"mla:inform",
			"assets:read",
			"assets:open",
			"assets:load",
			"assets:reveal",
			"assets:restrain",
			"assets:book",
			"assets:share",
			"audit:read",
			"audit:verify",
			"directory:read",
			"directory:write",
			"agency:admin",
			"ops:redrive"
		]
	},
	"defineField": {
		"record": [
			"case",
			"person"
		],
		"type": [
			"text",
			"number",
			"date",
			"code",
			"yesNo"
		]
	},
	"dismissReport": {
		"reason": [
			"duplicate",
			"noCrimeDescribed",
			"outsideMandate",
			"passedOn",
			"tooVague",
			"test"
		]
	},
	"draftRequest": {
		"assistance": [
			"evidence-or-statements",
			"service-of-documents",
			"search",
			"seizure-or-freezing",
			"objects-and-sites",
			"information-or-expert-evaluations",
			"records",
			"identifying-or-tracing-proceeds",
			"voluntary-appearance",
			"transfer-of-a-detained-person",
			"video-hearing",
			"confiscation-by-own-order",
			"confiscation-by-our-order",
			"special-techniques",
			"preservation-of-data",
			"extradition",
			"joint-investigation",
			"transfer-of-proceedings"
		],
		"contents.persons.measures": [
			"in-camera",
			"video",
			"support-person",
			"relocation",
			"no-disclosure-of-identity"
		],
		"offence.ageDiffers": [
			"yes",
			"no",
			"unknown"
		],
		"offence.internalOnly": [
			"yes",
			"no",
			"unknown"
		],
		"offence.offenceThere": [
			"yes",
			"no",
			"unknown"
		],
		"offence.organisedGroup": [
			"yes",
			"no",
			"unknown"
		],
		"offence.protocol": [
			"tip",
			"som"
		],
		"offence.serious": [
			"yes",
			"no",
			"unknown"
		],
		"offence.transnational": [
			"yes",
			"no",
			"unknown"
		]
	},
	"endTask": {
		"outcome": [
			"done",
			"cancelled"
		]
	},
	"exportAlert": {
		"profile": [
			"tlp2",
			"tlp1-interop"
		]
	},
	"exportAlerts": {
		"profile": [
			"tlp2",
			"tlp1-interop"
		]
	},
	"exportHtcds": {
		"as": [
			"csv",
			"json"
		]
	},
	"findPatterns": {
		"pattern": [
			"cycle-in-order",
			"cycle-any-order",
			"stack",
			"bipartite",
			"scatter-gather",
			"gather-scatter",
			"fan-in",
			"fan-out",
			"chain",
			"pass-through",
			"structuring",
			"funnel",
			"dormant-then-active",
			"advertising-payments",
			"wages-handed-back",
			"many-to-one-payee",
			"recruitment-debt",
			"journey-instalments",
			"night-deposits"
		]
	},
	"followFeed": {
		"from": [
			"start",
			"now",
			"post"
		]
	},
	"foreseeReach": {
		"ages": [
			"child",
			"adult",
			"any",
			"unknown"
		],
		"exploitation": [
			"sexualExploitation",
			"forcedLabour",
			"slavery",
			"practiceSimilarToSlavery",
			"servitude",
			"organRemoval",
			"domesticServitude",
			"debtBondage",
			"forcedMarriage",
			"forcedBegging",
			"forcedCriminality",
			"childSoldiering",
			"illegalAdoption",
			"ritual",
			"otherExploitation"
		],
		"grading.scheme": [
			"4x4",
			"5x5x5",
			"3x5x2",
			"6x6"
		],
		"handling.audience.kinds": [
			"tcu",
			"police",
			"customs",
			"immigration",
			"prosecutor",
			"central-authority",
			"fiu",
			"labour-inspectorate",
			"referral-provider",
			"coordination-centre",
			"rapporteur"
		],
		"handling.tlp": [
			"clear",
			"green",
			"amber",
			"amber+strict",
			"red"
		],
		"handling.use.codes": [
			"H0",
			"H1",
			"H2",
			"H3"
		],
		"handling.use.purposes": [
			"crime-prevention",
			"investigation",
			"prosecution",
			"border-control",
			"financial-investigation",
			"victim-protection",
			"life-saving",
			"analysis",
			"oversight"
		],
		"kind": [
			"route",
			"modus-operandi",
			"document",
			"person-sought",
			"vehicle-or-vessel",
			"legal-person",
			"place",
			"trend",
			"linked-crime",
			"life-at-risk",
			"rescue",
			"missing-child"
		],
		"route.role": [
			"origin",
			"transit",
			"destination",
			"exploitation",
			"embarkation",
			"landing"
		],
		"subjects.type": [
			"person",
			"legal-person",
			"vehicle",
			"vessel",
			"document",
			"phone",
			"account",
			"place",
			"online-service",
			"other"
		],
		"topic": [
			"trafficking",
			"smuggling",
			"trafficking-and-smuggling",
			"related-crime"
		],
		"urgency": [
			"routine",
			"priority",
			"flash"
		]
	},
	"getDemoToken": {
		"purpose": [
			"crime-prevention",
			"investigation",
			"prosecution",
			"border-control",
			"financial-investigation",
			"victim-protection",
			"life-saving",
			"analysis",
			"oversight"
		],
		"scopes": [
			"alerts:read",
			"alerts:raise",
			"alerts:export",
			"alerts:subscribe",
			"reports:submit",
			"reports:takeIn",
			"cases:read",
			"cases:write",
			"cases:import",
			"statistics:read",
			"links:lookUp",
			"statistics:national",
			"convictions:search",
			"mla:read",
			"mla:write",
			"mla:sign",
			"mla:inform",
			"assets:read",
			"assets:open",
			"assets:load",
			"assets:reveal",
			"assets:restrain",
			"assets:book",
			"assets:share",
			"audit:read",
			"audit:verify",
			"directory:read",
			"directory:write",
			"agency:admin",
			"ops:redrive"
		]
	},
	"giveFeedback": {
		"use": [
			"acted-on",
			"opened-case",
			"linked-to-case",
			"informed-patrol",
			"no-use",
			"wrong",
			"other"
		]
	},
	"handOver": {
		"step": [
			"collected",
			"taken-in",
			"handed-over",
			"examined",
			"copied",
			"received",
			"returned"
		]
	},
	"importRecords": {
		"kind": [
			"ctdc",
			"htcds"
		]
	},
	"importStix": {
		"atomic": [
			"true",
			"false"
		],
		"dryRun": [
			"true",
			"false"
		],
		"tlp": [
			"clear",
			"green",
			"amber",
			"amber+strict",
			"red"
		]
	},
	"keepPlace": {
		"filter.exploitation": [
			"sexualExploitation",
			"forcedLabour",
			"slavery",
			"practiceSimilarToSlavery",
			"servitude",
			"organRemoval",
			"domesticServitude",
			"debtBondage",
			"forcedMarriage",
			"forcedBegging",
			"forcedCriminality",
			"childSoldiering",
			"illegalAdoption",
			"ritual",
			"otherExploitation"
		],
		"filter.kinds": [
			"route",
			"modus-operandi",
			"document",
			"person-sought",
			"vehicle-or-vessel",
			"legal-person",
			"place",
			"trend",
			"linked-crime",
			"life-at-risk",
			"rescue",
			"missing-child"
		],
		"filter.topics": [
			"trafficking",
			"smuggling",
			"trafficking-and-smuggling",
			"related-crime"
		],
		"filter.urgency": [
			"routine",
			"priority",
			"flash"
		]
	},
	"linkEntity": {
		"kind": [
			"legalPerson",
			"vehicle",
			"vessel",
			"phone",
			"account",
			"document",
			"place"
		],
		"role": [
			"instrument",
			"proceeds",
			"carrier",
			"employer",
			"recruiter",
			"ofSuspect",
			"scene",
			"ofProtectedPerson",
			"other"
		]
	},
	"listAgencies": {
		"kind": [
			"tcu",
			"police",
			"customs",
			"immigration",
			"prosecutor",
			"central-authority",
			"fiu",
			"labour-inspectorate",
			"referral-provider",
			"coordination-centre",
			"rapporteur"
		]
	},
	"listAlerts": {
		"mine": [
			"true",
			"false"
		],
		"order": [
			"newest",
			"changes"
		],
		"status": [
			"live",
			"recalled"
		],
		"unacknowledged": [
			"true",
			"false"
		]
	},
	"listCases": {
		"classification": [
			"trafficking",
			"smuggling",
			"both",
			"neither",
			"undetermined"
		],
		"identification": [
			"unknown",
			"presumed",
			"confirmed",
			"notConfirmed"
		],
		"role": [
			"suspectedVictim",
			"victim",
			"smuggledMigrant",
			"refugee",
			"witness",
			"suspect",
			"relative",
			"other",
			"concerned"
		],
		"status": [
			"open",
			"closed"
		]
	},
	"listEntries": {
		"of": [
			"own",
			"all"
		]
	},
	"listLetters": {
		"kind": [
			"informal-request",
			"informal-answer",
			"spontaneous-information",
			"nationality-check",
			"nationality-answer",
			"draft",
			"comment"
		]
	},
	"listMlaRequests": {
		"side": [
			"requesting",
			"requested"
		],
		"stage": [
			"draft",
			"submitted",
			"registered",
			"returned",
			"executing",
			"postponed",
			"answered",
			"refused",
			"withdrawn"
		]
	},
	"listPersons": {
		"classification": [
			"trafficking",
			"smuggling",
			"both",
			"neither",
			"undetermined"
		],
		"identification": [
			"unknown",
			"presumed",
			"confirmed",
			"notConfirmed"
		],
		"role": [
			"suspectedVictim",
			"victim",
			"smuggledMigrant",
			"refugee",
			"witness",
			"suspect",
			"relative",
			"other",
			"concerned"
		]
	},
	"listRequests": {
		"show": [
			"unanswered",
			"all"
		]
	},
	"listTasks": {
		"of": [
			"post",
			"all"
		],
		"status": [
			"open",
			"done",
			"cancelled"
		]
	},
	"listWork": {
		"by": [
			"own",
			"both"
		],
		"level": [
			"in-time",
			"soon",
			"late",
			"escalated"
		],
		"of": [
			"post",
			"all"
		]
	},
	"lookUp": {
		"kind": [
			"legalPerson",
			"vehicle",
			"vessel",
			"phone",
			"account",
			"document",
			"place"
		]
	},
	"makeDistribution": {
		"from": [
			"fund",
			"advance"
		]
	},
	"makeTrace": {
		"direction": [
			"forwards",
			"backwards"
		],
		"otherMoney": [
			"own",
			"innocent"
		]
	},
	"mergeReport": {
		"things.kind": [
			"legalPerson",
			"vehicle",
			"vessel",
			"phone",
			"account",
			"document",
			"place"
		],
		"things.role": [
			"instrument",
			"proceeds",
			"carrier",
			"employer",
			"recruiter",
			"ofSuspect",
			"scene",
			"ofProtectedPerson",
			"other"
		]
	},
	"openTracingFile": {
		"basis.kind": [
			"unit",
			"case",
			"mla-request"
		]
	},
	"pairHub": {
		"terms.records": [
			"alert",
			"mla"
		],
		"terms.tlp": [
			"clear",
			"green",
			"amber",
			"amber+strict",
			"red"
		]
	},
	"publishKey": {
		"key.alg": [
			"ES256",
			"EdDSA",
			"Ed25519",
			"PS256"
		],
		"key.crv": [
			"P-256",
			"Ed25519"
		],
		"key.kty": [
			"EC",
			"OKP",
			"RSA"
		]
	},
	"raiseAlert": {
		"ages": [
			"child",
			"adult",
			"any",
			"unknown"
		],
		"exploitation": [
			"sexualExploitation",
			"forcedLabour",
			"slavery",
			"practiceSimilarToSlavery",
			"servitude",
			"organRemoval",
			"domesticServitude",
			"debtBondage",
			"forcedMarriage",
			"forcedBegging",
			"forcedCriminality",
			"childSoldiering",
			"illegalAdoption",
			"ritual",
			"otherExploitation"
		],
		"grading.scheme": [
			"4x4",
			"5x5x5",
			"3x5x2",
			"6x6"
		],
		"handling.audience.kinds": [
			"tcu",
			"police",
			"customs",
			"immigration",
			"prosecutor",
			"central-authority",
			"fiu",
			"labour-inspectorate",
			"referral-provider",
			"coordination-centre",
			"rapporteur"
		],
		"handling.tlp": [
			"clear",
			"green",
			"amber",
			"amber+strict",
			"red"
		],
		"handling.use.codes": [
			"H0",
			"H1",
			"H2",
			"H3"
		],
		"handling.use.purposes": [
			"crime-prevention",
			"investigation",
			"prosecution",
			"border-control",
			"financial-investigation",
			"victim-protection",
			"life-saving",
			"analysis",
			"oversight"
		],
		"kind": [
			"route",
			"modus-operandi",
			"document",
			"person-sought",
			"vehicle-or-vessel",
			"legal-person",
			"place",
			"trend",
			"linked-crime",
			"life-at-risk",
			"rescue",
			"missing-child"
		],
		"route.role": [
			"origin",
			"transit",
			"destination",
			"exploitation",
			"embarkation",
			"landing"
		],
		"subjects.type": [
			"person",
			"legal-person",
			"vehicle",
			"vessel",
			"document",
			"phone",
			"account",
			"place",
			"online-service",
			"other"
		],
		"topic": [
			"trafficking",
			"smuggling",
			"trafficking-and-smuggling",
			"related-crime"
		],
		"urgency": [
			"routine",
			"priority",
			"flash"
		]
	},
	"readIntakeQueue": {
		"status": [
			"waiting",
			"takenIn",
			"merged",
			"dismissed"
		]
	},
	"readReportForm": {
		"as": [
			"text",
			"html"
		],
		"lang": [
			"en",
			"fr",
			"es",
			"pt",
			"bi",
			"tpi"
		]
	},
	"readReturn": {
		"as": [
			"json",
			"csv"
		]
	},
	"readStatistics": {
		"public": [
			"true",
			"false"
		]
	},
	"readTraceReport": {
		"form": [
			"pdf",
			"csv"
		]
	},
	"recordCourtStage": {
		"outcome": [
			"convicted",
			"acquitted",
			"retrial"
		],
		"sentence.measures": [
			"communityService",
			"probation",
			"confiscation",
			"disqualification",
			"expulsion",
			"closureOfEstablishment",
			"exclusionFromPublicAid",
			"judicialSupervision",
			"licenceRevoked",
			"dissolution",
			"exclusionFromTenders",
			"other"
		],
		"stage": [
			"investigation",
			"prosecution",
			"trial",
			"verdict",
			"sentence",
			"appeal",
			"confiscation",
			"discontinued"
		]
	},
	"recordEvent": {
		"kind": [
			"recruitment",
			"transit",
			"harbouring",
			"exploitation",
			"escape",
			"rescue",
			"return",
			"other"
		]
	},
	"recordIdentification": {
		"identification": [
			"unknown",
			"presumed",
			"confirmed",
			"notConfirmed"
		]
	},
	"recordIncident": {
		"kind": [
			"raid",
			"routineControl",
			"rescue",
			"disembarkation",
			"interception",
			"escape",
			"death",
			"discovery",
			"other"
		]
	},
	"recordReturn": {
		"return.bestInterests.decision": [
			"return",
			"stay"
		],
		"return.kind": [
			"removal",
			"deportation",
			"readmission",
			"assistedReturn",
			"voluntaryReturn"
		],
		"return.voluntary": [
			"yes",
			"no",
			"unknown"
		]
	},
	"recordScreening": {
		"flags": [
			"asylumClaim",
			"nonRefoulement",
			"reprisalRisk",
			"reTraffickingRisk",
			"stayGranted"
		],
		"outcome": [
			"noProtectionNeed",
			"suspectedVictim",
			"internationalProtection",
			"otherProtectionNeed",
			"inconclusive"
		]
	},
	"registerAgency": {
		"clientKey.alg": [
			"ES256",
			"EdDSA",
			"Ed25519",
			"PS256"
		],
		"clientKey.crv": [
			"P-256",
			"Ed25519"
		],
		"clientKey.kty": [
			"EC",
			"OKP",
			"RSA"
		],
		"kind": [
			"tcu",
			"police",
			"customs",
			"immigration",
			"prosecutor",
			"central-authority",
			"fiu",
			"labour-inspectorate",
			"referral-provider",
			"coordination-centre",
			"rapporteur"
		],
		"sovereign.keys.alg": [
			"ES256",
			"EdDSA",
			"Ed25519",
			"PS256"
		],
		"sovereign.keys.crv": [
			"P-256",
			"Ed25519"
		],
		"sovereign.keys.kty": [
			"EC",
			"OKP",
			"RSA"
		]
	},
	"registerClient": {
		"key.alg": [
			"ES256",
			"EdDSA",
			"Ed25519",
			"PS256"
		],
		"key.crv": [
			"P-256",
			"Ed25519"
		],
		"key.kty": [
			"EC",
			"OKP",
			"RSA"
		]
	},
	"retireField": {
		"record": [
			"case",
			"person"
		]
	},
	"rotateStatementKey": {
		"key.alg": [
			"ES256",
			"EdDSA",
			"Ed25519",
			"PS256"
		],
		"key.crv": [
			"P-256",
			"Ed25519"
		],
		"key.kty": [
			"EC",
			"OKP",
			"RSA"
		]
	},
	"saveSearch": {
		"criteria.classification": [
			"trafficking",
			"smuggling",
			"both",
			"neither",
			"undetermined"
		],
		"criteria.identification": [
			"unknown",
			"presumed",
			"confirmed",
			"notConfirmed"
		],
		"criteria.role": [
			"suspectedVictim",
			"victim",
			"smuggledMigrant",
			"refugee",
			"witness",
			"suspect",
			"relative",
			"other",
			"concerned"
		],
		"criteria.status": [
			"open",
			"closed"
		]
	},
	"saveSubscription": {
		"filter.exploitation": [
			"sexualExploitation",
			"forcedLabour",
			"slavery",
			"practiceSimilarToSlavery",
			"servitude",
			"organRemoval",
			"domesticServitude",
			"debtBondage",
			"forcedMarriage",
			"forcedBegging",
			"forcedCriminality",
			"childSoldiering",
			"illegalAdoption",
			"ritual",
			"otherExploitation"
		],
		"filter.kinds": [
			"route",
			"modus-operandi",
			"document",
			"person-sought",
			"vehicle-or-vessel",
			"legal-person",
			"place",
			"trend",
			"linked-crime",
			"life-at-risk",
			"rescue",
			"missing-child"
		],
		"filter.topics": [
			"trafficking",
			"smuggling",
			"trafficking-and-smuggling",
			"related-crime"
		],
		"filter.urgency": [
			"routine",
			"priority",
			"flash"
		],
		"reports": [
			"received",
			"due",
			"overdue",
			"settled"
		]
	},
	"searchConvictions": {
		"identity.names.kind": [
			"official",
			"alias",
			"birth",
			"married",
			"nickname",
			"religious"
		],
		"identity.names.parts.kind": [
			"given",
			"family",
			"patronymic",
			"matronymic",
			"clan",
			"title"
		]
	},
	"sendLetter": {
		"content.answer": [
			"yes",
			"no",
			"cannot-say"
		],
		"content.asks": [
			"nationality",
			"permanent-residence-at-entry",
			"permanent-residence-now"
		],
		"content.assistance": [
			"evidence-or-statements",
			"service-of-documents",
			"search",
			"seizure-or-freezing",
			"objects-and-sites",
			"information-or-expert-evaluations",
			"records",
			"identifying-or-tracing-proceeds",
			"voluntary-appearance",
			"transfer-of-a-detained-person",
			"video-hearing",
			"confiscation-by-own-order",
			"confiscation-by-our-order",
			"special-techniques",
			"preservation-of-data",
			"extradition",
			"joint-investigation",
			"transfer-of-proceedings"
		],
		"content.contents.persons.measures": [
			"in-camera",
			"video",
			"support-person",
			"relocation",
			"no-disclosure-of-identity"
		],
		"content.riskFromThatState": [
			"none",
			"yes",
			"not-assessed"
		],
		"kind": [
			"informal-request",
			"informal-answer",
			"spontaneous-information",
			"nationality-check",
			"nationality-answer",
			"draft",
			"comment"
		]
	},
	"sendMessage": {
		"kind": [
			"request",
			"disclosure"
		],
		"onward": [
			"no",
			"with-consent"
		]
	},
	"setFlags": {
		"flags": [
			"asylumClaim",
			"nonRefoulement",
			"reprisalRisk",
			"reTraffickingRisk",
			"stayGranted"
		]
	},
	"setNationalOffice": {
		"office": [
			"rapporteur",
			"coordinator"
		]
	},
	"setRoute": {
		"legs.mode": [
			"sea",
			"air",
			"road",
			"rail",
			"river",
			"foot",
			"unknown"
		]
	},
	"submitReport": {
		"callerCategory": [
			"personConcerned",
			"familyOrFriend",
			"client",
			"colleague",
			"employer",
			"serviceProvider",
			"official",
			"public",
			"unknown"
		],
		"channel": [
			"anonymousTip",
			"hotline",
			"firstResponder",
			"labourInspector",
			"embassy",
			"airline",
			"communityWatcher",
			"disembarkation",
			"raid",
			"routineControl",
			"escape",
			"client",
			"ownerRelease",
			"ngo",
			"familyOrFriend"
		],
		"observations": [
			"personsConfined",
			"documentsWithheld",
			"violenceOrThreats",
			"noOrLittlePay",
			"debtToPayOff",
			"childAtWork",
			"sexualExploitation",
			"forcedWork",
			"movedInSecret",
			"falseDocuments",
			"boatOrVehicleInDistress",
			"personsAskForHelp",
			"recruitmentWithFalsePromise",
			"other"
		],
		"persons.identity.names.kind": [
			"official",
			"alias",
			"birth",
			"married",
			"nickname",
			"religious"
		],
		"persons.identity.names.parts.kind": [
			"given",
			"family",
			"patronymic",
			"matronymic",
			"clan",
			"title"
		],
		"persons.seenAs": [
			"concerned",
			"witness",
			"possibleSuspect",
			"other"
		],
		"persons.sex": [
			"female",
			"male",
			"transFemale",
			"transMale",
			"nonConforming",
			"unknown"
		],
		"things.kind": [
			"legalPerson",
			"vehicle",
			"vessel",
			"phone",
			"account",
			"document",
			"place"
		],
		"urgency": [
			"lifeAtRisk",
			"urgent",
			"routine"
		]
	},
	"takeInReport": {
		"things.kind": [
			"legalPerson",
			"vehicle",
			"vessel",
			"phone",
			"account",
			"document",
			"place"
		],
		"things.role": [
			"instrument",
			"proceeds",
			"carrier",
			"employer",
			"recruiter",
			"ofSuspect",
			"scene",
			"ofProtectedPerson",
			"other"
		]
	},
	"unlinkEntity": {
		"role": [
			"instrument",
			"proceeds",
			"carrier",
			"employer",
			"recruiter",
			"ofSuspect",
			"scene",
			"ofProtectedPerson",
			"other"
		]
	},
	"updateAlert": {
		"draft.ages": [
			"child",
			"adult",
			"any",
			"unknown"
		],
		"draft.exploitation": [
			"sexualExploitation",
			"forcedLabour",
			"slavery",
			"practiceSimilarToSlavery",
			"servitude",
			"organRemoval",
			"domesticServitude",
			"debtBondage",
			"forcedMarriage",
			"forcedBegging",
			"forcedCriminality",
			"childSoldiering",
			"illegalAdoption",
			"ritual",
			"otherExploitation"
		],
		"draft.grading.scheme": [
			"4x4",
			"5x5x5",
			"3x5x2",
			"6x6"
		],
		"draft.handling.audience.kinds": [
			"tcu",
			"police",
			"customs",
			"immigration",
			"prosecutor",
			"central-authority",
			"fiu",
			"labour-inspectorate",
			"referral-provider",
			"coordination-centre",
			"rapporteur"
		],
		"draft.handling.tlp": [
			"clear",
			"green",
			"amber",
			"amber+strict",
			"red"
		],
		"draft.handling.use.codes": [
			"H0",
			"H1",
			"H2",
			"H3"
		],
		"draft.handling.use.purposes": [
			"crime-prevention",
			"investigation",
			"prosecution",
			"border-control",
			"financial-investigation",
			"victim-protection",
			"life-saving",
			"analysis",
			"oversight"
		],
		"draft.kind": [
			"route",
			"modus-operandi",
			"document",
			"person-sought",
			"vehicle-or-vessel",
			"legal-person",
			"place",
			"trend",
			"linked-crime",
			"life-at-risk",
			"rescue",
			"missing-child"
		],
		"draft.route.role": [
			"origin",
			"transit",
			"destination",
			"exploitation",
			"embarkation",
			"landing"
		],
		"draft.subjects.type": [
			"person",
			"legal-person",
			"vehicle",
			"vessel",
			"document",
			"phone",
			"account",
			"place",
			"online-service",
			"other"
		],
		"draft.topic": [
			"trafficking",
			"smuggling",
			"trafficking-and-smuggling",
			"related-crime"
		],
		"draft.urgency": [
			"routine",
			"priority",
			"flash"
		]
	},
	"updatePerson": {
		"citizen": [
			"yes",
			"no",
			"unknown"
		],
		"controls": [
			"debtBondageOrTakenEarnings",
			"threats",
			"abuse",
			"falsePromises",
			"drugsOrAlcohol",
			"basicNeedsDenied",
			"excessiveHours",
			"documentsWithheld",
			"movementRestricted",
			"medicalCareDenied",
			"psychologicalAbuse",
			"physicalAbuse",
			"sexualAbuse",
			"familyThreatened",
			"threatOfLawEnforcement",
			"otherControl",
			"debtBondage",
			"earningsTaken",
			"financialAccessRestricted"
		],
		"duration": [
			"underOneYear",
			"oneYear",
			"twoYears",
			"threeToFiveYears",
			"overFiveYears",
			"unknown"
		],
		"identity.names.kind": [
			"official",
			"alias",
			"birth",
			"married",
			"nickname",
			"religious"
		],
		"identity.names.parts.kind": [
			"given",
			"family",
			"patronymic",
			"matronymic",
			"clan",
			"title"
		],
		"recruiters": [
			"intimatePartner",
			"friend",
			"family",
			"other",
			"unknown",
			"agency",
			"official",
			"formerVictim",
			"localAgent",
			"employer"
		],
		"sectors": [
			"agriculture",
			"fishing",
			"logging",
			"mining",
			"construction",
			"garments",
			"otherManufacturing",
			"catering",
			"domesticWork",
			"entertainment",
			"sexTrade",
			"begging",
			"transport",
			"trade",
			"care",
			"other",
			"unknown"
		],
		"sex": [
			"female",
			"male",
			"transFemale",
			"transMale",
			"nonConforming",
			"unknown"
		],
		"smuggling.level": [
			"basic",
			"logistics",
			"organiser"
		],
		"smuggling.paid": [
			"before",
			"byStages",
			"onArrival",
			"byWork",
			"onCredit",
			"other"
		],
		"smuggling.services": [
			"transport",
			"guide",
			"falseDocuments",
			"accommodation",
			"corruptOfficial",
			"release",
			"other"
		]
	},
	"updateSubscription": {
		"filter.exploitation": [
			"sexualExploitation",
			"forcedLabour",
			"slavery",
			"practiceSimilarToSlavery",
			"servitude",
			"organRemoval",
			"domesticServitude",
			"debtBondage",
			"forcedMarriage",
			"forcedBegging",
			"forcedCriminality",
			"childSoldiering",
			"illegalAdoption",
			"ritual",
			"otherExploitation"
		],
		"filter.kinds": [
			"route",
			"modus-operandi",
			"document",
			"person-sought",
			"vehicle-or-vessel",
			"legal-person",
			"place",
			"trend",
			"linked-crime",
			"life-at-risk",
			"rescue",
			"missing-child"
		],
		"filter.topics": [
			"trafficking",
			"smuggling",
			"trafficking-and-smuggling",
			"related-crime"
		],
		"filter.urgency": [
			"routine",
			"priority",
			"flash"
		]
	},
	"useItem": {
		"purpose": [
			"crime-prevention",
			"investigation",
			"prosecution",
			"border-control",
			"financial-investigation",
			"victim-protection",
			"life-saving",
			"analysis",
			"oversight"
		],
		"use": [
			"these-proceedings",
			"other-proceedings",
			"exculpatory-disclosure"
		]
	}
} as const;

/** The addresses that each service answers, each with everything below, where services have addresses of their own. */
export const servicePaths = {
	"identity": [
		"/.well-known/seamark",
		"/.well-known/oauth-authorization-server",
		"/agencies",
		"/agreements",
		"/clients",
		"/countries",
		"/demo",
		"/enrolments",
		"/officers",
		"/postings",
		"/posts",
		"/provider-subjects",
		"/providers",
		"/sign-ins",
		"/ops/identity"
	],
	"case-intake": [
		"/reports",
		"/cases",
		"/persons",
		"/imports",
		"/merges",
		"/statistics",
		"/htcds",
		"/attachments",
		"/charges",
		"/convictions",
		"/fields",
		"/links",
		"/notes",
		"/searches",
		"/openings",
		"/erasures",
		"/second-person",
		"/tasks",
		"/ops/case-intake"
	],
	"alerts": [
		"/alerts",
		"/subscriptions",
		"/ops/alerts"
	],
	"mla": [
		"/mla",
		"/ops/mla"
	],
	"asset-tracing": [
		"/assets",
		"/ops/asset-tracing"
	],
	"exchange": [
		"/exchange",
		"/ops/exchange"
	],
	"audit": [
		"/audit",
		"/ops/audit"
	],
	"console": [
		"/console",
		"/ops/console"
	]
} as const;

/** The services that consume events of others, and may have to leave some behind. */
export const consumingServices = ["alerts","mla","exchange","audit"] as const;
