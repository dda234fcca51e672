/** The words of a letter of request that are the same in each, after UNTOC 18(15) in the languages of the United Nations and Portuguese. */
export type RequestWords = {
	title: string;
	number: string;
	theirNumber: string;
	date: string;
	from: string;
	to: string;
	basis: string;
	subject: string;
	conductedBy: string;
	functions: string;
	facts: string;
	assistance: string;
	procedure: string;
	persons: string;
	name: string;
	role: string;
	identity: string;
	location: string;
	nationality: string;
	purpose: string;
	deadline: string;
	confidentiality: string;
	signature: string;
};

const order: readonly (keyof RequestWords)[] = [
	"title",
	"number",
	"theirNumber",
	"date",
	"from",
	"to",
	"basis",
	"subject",
	"conductedBy",
	"functions",
	"facts",
	"assistance",
	"procedure",
	"persons",
	"name",
	"role",
	"identity",
	"location",
	"nationality",
	"purpose",
	"deadline",
	"confidentiality",
	"signature",
];

const words = (text: string): RequestWords => {
	const all = text.split("|").map((one) => one.trim());
	return Object.fromEntries(order.map((key, n) => [key, all[n] as string])) as RequestWords;
};

export const requestWords: Readonly<Record<string, RequestWords>> = {
	en: words(
		`Request for mutual legal assistance | Our number | Your number | Date | Requesting authority | Requested authority | Legal basis
		| Subject and nature of the proceedings | Authority that conducts them | Its functions | Summary of the relevant facts
		| Assistance requested | Procedure to be followed | Persons concerned | Name | Role | Identity | Location | Nationality | Purpose
		| Time by which an answer is asked | Confidentiality | Signature`,
	),
	fr: words(
		`Demande d'entraide judiciaire | Notre référence | Votre référence | Date | Autorité requérante | Autorité requise | Fondement juridique
		| Objet et nature de la procédure | Autorité qui en est chargée | Ses fonctions | Résumé des faits pertinents
		| Assistance demandée | Procédure à suivre | Personnes visées | Nom | Qualité | Identité | Adresse ou lieu | Nationalité | But
		| Délai souhaité | Confidentialité | Signature`,
	),
	es: words(
		`Solicitud de asistencia judicial recíproca | Nuestra referencia | Su referencia | Fecha | Autoridad requirente | Autoridad requerida
		| Fundamento jurídico | Objeto e índole de las actuaciones | Autoridad encargada | Sus funciones | Resumen de los hechos pertinentes
		| Asistencia solicitada | Procedimiento que se pide | Personas interesadas | Nombre | Calidad | Identidad | Ubicación | Nacionalidad
		| Finalidad | Plazo propuesto | Carácter confidencial | Firma`,
	),
	pt: words(
		`Pedido de auxílio judiciário mútuo | Nossa referência | Vossa referência | Data | Autoridade requerente | Autoridade requerida
		| Fundamento jurídico | Objeto e natureza do processo | Autoridade que o conduz | As suas funções | Resumo dos factos relevantes
		| Auxílio pedido | Procedimento a seguir | Pessoas em causa | Nome | Qualidade | Identidade | Localização | Nacionalidade | Finalidade
		| Prazo proposto | Confidencialidade | Assinatura`,
	),
	ru: words(
		`Просьба о взаимной правовой помощи | Наш номер | Ваш номер | Дата | Запрашивающий орган | Запрашиваемый орган | Правовое основание
		| Существо и характер производства | Орган, который его ведёт | Его функции | Краткое изложение фактов | Запрашиваемая помощь
		| Процедура | Соответствующие лица | Имя | Роль | Личность | Местонахождение | Гражданство | Цель | Желаемый срок
		| Конфиденциальность | Подпись`,
	),
	ar: words(
		`طلب المساعدة القانونية المتبادلة | رقمنا | رقمكم | التاريخ | السلطة الطالبة | السلطة متلقية الطلب | الأساس القانوني
		| موضوع الإجراءات وطبيعتها | السلطة التي تتولاها | وظائفها | ملخص الوقائع ذات الصلة | المساعدة المطلوبة | الإجراء المطلوب اتباعه
		| الأشخاص المعنيون | الاسم | الصفة | الهوية | المكان | الجنسية | الغرض | الأجل المقترح | السرية | التوقيع`,
	),
	zh: words(
		`司法协助请求 | 我方编号 | 贵方编号 | 日期 | 请求机关 | 被请求机关 | 法律依据 | 程序的事由和性质 | 进行程序的机关 | 其职能 | 有关事实概述
		| 请求的协助 | 希望遵循的程序 | 有关人员 | 姓名 | 身份 | 身份资料 | 所在地 | 国籍 | 目的 | 希望答复的期限 | 保密 | 签字`,
	),
};
