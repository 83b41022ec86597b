/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Who does what a contingency asks for. */
export type ActionBy =
  /** The nominal's officer. */
  | 'OWNER'
  /** The unit's supervisor. */
  | 'SUPERVISOR';

/** By when. How long each gives stands in dated policy rows (PLAN_ACTION), which name these words. */
export type ActionUrgency =
  /** At once: as long as policy gives. */
  | 'AT_ONCE'
  /** Within a week, as policy has it. */
  | 'WITHIN_A_WEEK'
  /** Within days, as policy has it. */
  | 'WITHIN_DAYS';

/** A child's age as far as a phone may hold it: the date of birth stays on the server. */
export type AgeBand =
  /** 18 years or older. */
  | 'ADULT'
  /** 5 to 9 years. */
  | 'FROM_5_TO_9'
  /** 10 to 15 years. */
  | 'FROM_10_TO_15'
  /** 16 to 17 years. */
  | 'FROM_16_TO_17'
  /** Under 5 years. */
  | 'UNDER_5'
  /** Not known. */
  | 'UNKNOWN';

/** What kind of partner an agency is. */
export type AgencyKind =
  /** A council's social care for children. */
  | 'CHILDRENS_SOCIAL_CARE'
  /** The health service. */
  | 'HEALTH'
  /** A housing provider. */
  | 'HOUSING'
  /** The National Crime Agency. */
  | 'NCA'
  /** Another police force. */
  | 'POLICE_FORCE'
  /** His Majesty's Prison Service. */
  | 'PRISON'
  /** The Probation Service. */
  | 'PROBATION';

/** The answer to a partner's question. */
export type AnswerQuestionInput = {
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The question. */
  questionId: string;
  /** The answer; at most 2,000 characters. */
  text: string;
};

/** What ARMS looks at: seven factors of risk, then four that protect. */
export type ArmsFactor =
  /** Risk: antisocial influences. */
  | 'ANTISOCIAL_INFLUENCES'
  /** Protects: commitment to desist. */
  | 'COMMITMENT_TO_DESIST'
  /** Risk: emotional congruence with children. */
  | 'EMOTIONAL_CONGRUENCE'
  /** Risk: hostile orientation. */
  | 'HOSTILE_ORIENTATION'
  /** Protects: a positive intimate relationship with an adult. */
  | 'INTIMATE_RELATIONSHIP'
  /** Risk: sexual interest related to the offence. */
  | 'OFFENCE_RELATED_INTEREST'
  /** Risk: opportunity to offend. */
  | 'OPPORTUNITY'
  /** Risk: poor self-management. */
  | 'POOR_SELF_MANAGEMENT'
  /** Protects: employment or a positive routine. */
  | 'POSITIVE_ROUTINE'
  /** Risk: sexual preoccupation. */
  | 'SEXUAL_PREOCCUPATION'
  /** Protects: social investment. */
  | 'SOCIAL_INVESTMENT';

/** What an ARMS assessment results in: a priority for work, which proposes a risk level and never sets one. */
export type ArmsPriority =
  /** High priority. */
  | 'HIGH'
  /** Low priority. */
  | 'LOW'
  /** Medium priority. */
  | 'MEDIUM'
  /** Very high priority for work. */
  | 'VERY_HIGH';

/** A tool whose results are recorded. Doorstep never scores: that is the tool's owner's work. */
export type AssessmentTool =
  /** Kent Internet Risk Assessment Tool. */
  | 'KIRAT'
  /** The same in its older version, contact. */
  | 'OSP_C'
  /** OASys Sexual reoffending Predictor, direct contact. */
  | 'OSP_DC'
  /** The same in its older version, images. */
  | 'OSP_I'
  /** The same, indecent images and indirect contact. */
  | 'OSP_IIC'
  /** Risk Matrix 2000. */
  | 'RM2000';

/** What follows failed attempts. */
export type AttemptDecision =
  /** The nominal is to be arrested for a suspected breach. */
  | 'ARREST'
  /** Another attempt is made, for a reason. */
  | 'FURTHER_ATTEMPT'
  /** The procedure for missing nominals begins. */
  | 'MISSING_PROCEDURE'
  /** A warrant to enter and search is sought (SOA 2003 s.96B). */
  | 'WARRANT';

/** What happened to the suspect, or is to happen on a day that is known. */
export type CaseEventKind =
  /** The suspect was arrested. */
  | 'ARREST'
  /** The suspect returns on bail. */
  | 'BAIL_RETURN'
  /** The suspect was charged. */
  | 'CHARGE'
  /** A hearing in court. */
  | 'HEARING'
  /** The suspect was released. */
  | 'RELEASE'
  /** The sentence. */
  | 'SENTENCE'
  /** The suspect was interviewed without arrest. */
  | 'VOLUNTARY_INTERVIEW'
  /** A warrant was executed. */
  | 'WARRANT';

/** Which cases. What is given must hold together; a null says nothing. */
export type CaseFilter = {
  /** About when action is due. */
  actionDueAt?: InstantRange | null | undefined;
  /** All of these filters hold. 50 conditions at most in the whole filter. */
  and?: Array<CaseFilter> | null | undefined;
  /** Of one of these bands, 100 at most. */
  band?: Array<KiratBand> | null | undefined;
  /** Covert, or not. */
  embargoed?: boolean | null | undefined;
  /** With a missed review of what is withheld, or without. */
  escalated?: boolean | null | undefined;
  /** One of these ids, 100 at most. */
  id?: Array<string> | null | undefined;
  /** This filter does not hold. A record whose value is not known does not match a condition, and matches its not. */
  not?: CaseFilter | null | undefined;
  /** At least one of these filters holds; an empty list matches nothing. 50 conditions at most in the whole filter. */
  or?: Array<CaseFilter> | null | undefined;
  /** With the officer with this id. */
  ownerId?: string | null | undefined;
  /** About the receipt here. */
  receivedAt?: InstantRange | null | undefined;
  /** About the source's reference. */
  reference?: TextMatch | null | undefined;
  /** About when sharing is to be decided. */
  shareDueAt?: InstantRange | null | undefined;
  /** With one of these decisions, 100 at most. */
  sharing?: Array<ShareDecision> | null | undefined;
  /** From one of these sources, 100 at most. */
  source?: Array<ReferralSource> | null | undefined;
  /** In one of these states, 100 at most. */
  state?: Array<CaseState> | null | undefined;
  /** With the unit with this id. */
  unitId?: string | null | undefined;
};

/** How a case ended. */
export type CaseOutcome =
  /** The suspect was acquitted. */
  | 'ACQUITTED'
  /** The suspect was cautioned. */
  | 'CAUTION'
  /** A suspect was convicted. */
  | 'CONVICTED'
  /** It was never this force's to investigate. */
  | 'NOT_OURS'
  /** Nothing further is done. */
  | 'NO_FURTHER_ACTION';

/** How far a case has come. Whatever the state, it has an officer and a unit. */
export type CaseState =
  /** It has ended. */
  | 'CLOSED'
  /** Being investigated. */
  | 'OPEN'
  /** Another force has it. */
  | 'TRANSFERRED'
  /** Another force asks us to take it; until we answer, somebody here has it. */
  | 'TRANSFER_IN_PENDING'
  /** Another force was asked to take it; until it accepts, it is ours. */
  | 'TRANSFER_OUT_PENDING';

/** Somebody looked after the suspect after an event. */
export type CheckWelfareInput = {
  /** When. */
  at: string;
  /** The case. */
  caseId: string;
  /** The event. */
  eventId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** What came of it; at most 2,000 characters. */
  outcome: string;
};

/** What came of comparing a phone's scope with the server's. */
export type Comparison =
  /** It has something else: drop the scope's cursor and pull it anew. The outbox is not touched. */
  | 'DIFFERS'
  /** Something changed since the cursor, or it is none: pull first, and compare again. */
  | 'MOVED'
  /** The phone has exactly what it should have. */
  | 'SAME';

/** Say that what a contingency asked for is done. */
export type CompletePlanActionInput = {
  /** The action. */
  actionId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** What came of it; at most 2,000 characters. */
  outcome: string;
};

/** What a person decided about a conflict. */
export type ConflictChoice =
  /** What the author of the conflict wrote. */
  | 'MINE'
  /** Another value. */
  | 'OTHER'
  /** What stands now. */
  | 'THEIRS';

/** Countersign an assessment that was submitted, or return it. */
export type DecideArmsInput = {
  /** The assessment. */
  assessmentId: string;
  /** Needed to return it; at most 2,000 characters. */
  comment?: string;
  /** The version that the caller read; refused with STALE_VERSION if it is another by now. */
  expectedVersion: number;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** What is said to it. */
  verdict: SigningVerdict;
};

/** What follows attempts that failed. */
export type DecideAttemptsInput = {
  /** What follows; WARRANT needs two attempts that count under s.96B. */
  decision: AttemptDecision;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Whom the attempts were to visit. */
  nominalId: string;
  /** Why; at most 2,000 characters. */
  reason: string;
};

/** Decide whether a subject of a case is a nominal. */
export type DecideLikenessInput = {
  /** The case. */
  caseId: string;
  /** What is decided. */
  decision: Deconfliction;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The nominal. */
  nominalId: string;
  /** Why; at most 2,000 characters. */
  reason: string;
  /** The subject. */
  subjectId: string;
};

/** Countersign a plan that was signed, which puts it in force, or return it. */
export type DecidePlanInput = {
  /** Needed to return it; at most 2,000 characters. */
  comment?: string;
  /** The version that the caller read; refused with STALE_VERSION if it is another by now. */
  expectedVersion: number;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The plan. */
  planId: string;
  /** What is said to it. */
  verdict: SigningVerdict;
};

/** Decide whether partners are told. */
export type DecideSharingInput = {
  /** The case. */
  caseId: string;
  /** What is decided; not PENDING. */
  decision: ShareDecision;
  /** The act of telling, if it is recorded. */
  disclosureId?: string | null | undefined;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** What it means for the child, in a line; at most 500 characters. */
  meaning: string;
  /** With WITHHELD: why, in words; at most 2,000 characters. */
  reason?: string;
  /** With WITHHELD: the officer who owes the review. */
  reviewById?: string | null | undefined;
  /** Who is told; at most 500 characters. Needed unless it is withheld. */
  told?: string;
  /** With WITHHELD: for what reason. */
  withheldFor?: WithholdReason | null | undefined;
};

/** What a person decided about a likeness. */
export type Deconfliction =
  /** Not the same person. */
  | 'NOT_SAME'
  /** The same person. */
  | 'SAME'
  /** It cannot be told yet. */
  | 'UNSURE';

/** What is to be shared of a nominal with an agency. */
export type DiscloseNominalInput = {
  /** Whom to tell. */
  agencyId: string;
  /** Conditions of use beyond the agreement's; at most 500 characters. */
  conditions?: string;
  /** From disclosurePreview: what the officer saw is what is sent, or nothing. */
  contentDigest: string;
  /** Made by the client; names the disclosure for ever. */
  disclosureId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Why the person concerned is not to be given this (DPA 2018 s.45(4)); empty: they are. */
  keptFromSubjectReason?: string;
  /** Fields that the agreement shows and this recipient does not need. */
  leaveOut?: Array<SharedField>;
  /** What this means for the child, or for safety, in a line; at most 500 characters. */
  meaning: string;
  /** Whom it is about. */
  nominalId: string;
  /** What for: one that the agreement names. */
  purpose: Purpose;
  /** A sanitised intelligence report about them, to share that. */
  reportId?: string | null | undefined;
};

/** What was decided. SHARED_REDACTED: something held was kept back. POINTER: only that police hold something. */
export type DisclosureDecision =
  /** Told only that police hold something, and whom to ask. */
  | 'POINTER'
  /** All that is held was told. */
  | 'SHARED'
  /** Something that is held was kept back. */
  | 'SHARED_REDACTED'
  /** Nothing was told, for a reason. */
  | 'WITHHELD';

/** Let a proposed recall be. */
export type DismissRecallInput = {
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Why what was shared stands; at most 500 characters. */
  reason: string;
  /** The recall. */
  recallId: string;
};

/** End an agreement before its time. */
export type EndAgreementInput = {
  /** The version. */
  agreementId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Why; at most 500 characters. */
  reason: string;
};

/** Grade what was submitted, item by item. */
export type EvaluateIntelligenceInput = {
  /** With C: which; at most 500 characters. */
  conditions?: string;
  /** The version that the caller read; refused with STALE_VERSION if it is another by now. */
  expectedVersion: number;
  /** Whether it may be shared, or with conditions. */
  handling: HandlingCode;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Every item, each once. */
  items: Array<GradedItemInput>;
  /** False: it is no intelligence. */
  keep?: boolean;
  /** Its security classification. */
  marking?: SecurityMarking;
  /** How urgent it is. */
  priority?: IntelligencePriority;
  /** Needed if it is not kept; at most 2,000 characters. */
  reason?: string;
  /** The report. */
  reportId: string;
  /** How reliable the source is. */
  sourceEvaluation: SourceEvaluation;
};

/** Whether a statement speaks for more of a factor than before, for less, or for as much. */
export type EvidenceDirection =
  /** For less. */
  | 'DOWN'
  /** For as much. */
  | 'SAME'
  /** For more of it than before. */
  | 'UP';

/** How far a factor is present. NOT_KNOWN says openly that there is too little to tell. */
export type FactorRating =
  /** Much of it. */
  | 'HIGH'
  /** Little of it. */
  | 'LOW'
  /** Some of it. */
  | 'MEDIUM'
  /** Too little is known to tell. */
  | 'NOT_KNOWN';

/** What in law allows it; which kinds of agency it reaches stands in `gateways.csv`. */
export type Gateway =
  /** Crime and Disorder Act 1998 s.115. */
  | 'CDA1998_S115'
  /** Children Act 2004 ss.10 and 11. */
  | 'CHILDREN_ACT_2004'
  /** Criminal Justice Act 2003 s.325(4): duty to co-operate under MAPPA. */
  | 'CJA2003_S325_4'
  /** Common law: necessary and proportionate for a policing purpose. */
  | 'COMMON_LAW'
  /** By consent of the person concerned. */
  | 'CONSENT'
  /** By order of a court. */
  | 'COURT_ORDER'
  /** Crime and Courts Act 2013 s.7: the National Crime Agency. */
  | 'NCA_GATEWAY'
  /** Offender Management Act 2007 s.14. */
  | 'OMA2007_S14';

/** What a grading was of. */
export type Graded =
  /** How it may be shared. */
  | 'HANDLING'
  /** How one item is known. */
  | 'ITEM'
  /** How reliable the source is. */
  | 'SOURCE';

/** The grade of one item. */
export type GradedItemInput = {
  /** How it is known. */
  assessment: IntelligenceAssessment;
  /** The item. */
  itemId: string;
};

/** Whether lawful sharing is permitted, or permitted with conditions. */
export type HandlingCode =
  /** Lawful sharing is permitted with conditions. */
  | 'C'
  /** Lawful sharing is permitted. */
  | 'P';

/** What kind of identity it is. */
export type IdentityKind =
  /** An e-mail address. */
  | 'EMAIL'
  /** An address of the internet. */
  | 'NETWORK_ADDRESS'
  /** A name on a platform. */
  | 'ONLINE'
  /** A telephone number. */
  | 'PHONE'
  /** A vehicle's registration. */
  | 'VEHICLE';

/** A condition on an instant. What is given must hold together. */
export type InstantRange = {
  /** Before this instant. */
  before?: string | null | undefined;
  /** At this instant or later. */
  from?: string | null | undefined;
};

/** How one item is known: A to E. */
export type IntelligenceAssessment =
  /** Known directly to the source. */
  | 'A'
  /** Known indirectly to the source, but corroborated. */
  | 'B'
  /** Known indirectly to the source. */
  | 'C'
  /** Not known. */
  | 'D'
  /** Suspected to be false. */
  | 'E';

/** Which reports. What is given must hold together; a null says nothing. */
export type IntelligenceFilter = {
  /** One of these ids, 100 at most. */
  id?: Array<string> | null | undefined;
  /** Of one of these priorities, 100 at most. */
  priority?: Array<IntelligencePriority> | null | undefined;
  /** About when the server had them. */
  receivedAt?: InstantRange | null | undefined;
  /** About when they are to be looked at again. */
  reviewAt?: InstantRange | null | undefined;
  /** In one of these states, 100 at most. */
  state?: Array<ReportState> | null | undefined;
  /** About the number. */
  urn?: TextMatch | null | undefined;
};

/** HIGH: threat to life, serious harm or imminent risk; MEDIUM: time matters; LOW: anything else. */
export type IntelligencePriority =
  /** Threat to life, serious harm or imminent risk. */
  | 'HIGH'
  /** Anything else. */
  | 'LOW'
  /** Time matters. */
  | 'MEDIUM';

/** The band that KIRAT gave, as it was recorded; it is never scored here. */
export type KiratBand =
  /** High. */
  | 'HIGH'
  /** Low. */
  | 'LOW'
  /** Medium. */
  | 'MEDIUM'
  /** KIRAT does not apply, for a reason. */
  | 'NOT_APPLICABLE'
  /** Not scored yet: until it is, the shortest target holds. */
  | 'PENDING'
  /** Very high. */
  | 'VERY_HIGH';

/** End the covert phase. */
export type LiftEmbargoInput = {
  /** The case. */
  caseId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Why; at most 2,000 characters. */
  reason: string;
};

/** How a nominal is managed now. */
export type ManagementMode =
  /** Out of the country. */
  | 'ABROAD'
  /** Visited as policy says. */
  | 'ACTIVE'
  /** Managed no longer. */
  | 'CLOSED'
  /** In prison. */
  | 'CUSTODY'
  /** Detained in hospital. */
  | 'HOSPITAL'
  /** Whereabouts not known: wanted. */
  | 'MISSING'
  /** Managed when something happens; no routine visits. */
  | 'REACTIVE'
  /** Another force asks us to take over. */
  | 'TRANSFER_IN_PENDING'
  /** Another force has been asked to take over. */
  | 'TRANSFER_OUT_PENDING';

/** Warning markers, after the Police National Computer's warning signals. */
export type MarkerCode =
  /** An ailment that needs care. */
  | 'AILMENT'
  /** A contagious disease. */
  | 'CONTAGIOUS'
  /** Dangerous dogs. */
  | 'DOGS'
  /** Drugs. */
  | 'DRUGS'
  /** May run. */
  | 'ESCAPER'
  /** Mental ill-health. */
  | 'MENTAL_HEALTH'
  /** May attempt suicide. */
  | 'SUICIDAL'
  /** Under threat from someone else. */
  | 'THIRD_PARTY_THREAT'
  /** May be violent. */
  | 'VIOLENT'
  /** May have weapons. */
  | 'WEAPONS';

/** The verdict on one submission. Nothing is refused: what cannot be applied is kept and put before a person. */
export type MutationState =
  /** Done as it was sent. */
  | 'APPLIED'
  /** Done in part: somebody else changed the same, and a person decides which stands. */
  | 'CONFLICT'
  /** Done, put together with what somebody else had done. */
  | 'MERGED'
  /** Held: it could not be applied as it is. */
  | 'QUARANTINED'
  /** Was held; a supervisor has decided. */
  | 'RESOLVED';

/** Which obligations. What is given must hold together; a null says nothing. */
export type ObligationFilter = {
  /** All of these filters hold. 50 conditions at most in the whole filter. */
  and?: Array<ObligationFilter> | null | undefined;
  /** About when it fell due. */
  dueAt?: InstantRange | null | undefined;
  /** Of one of these kinds, 100 at most. */
  kind?: Array<ObligationKind> | null | undefined;
  /** About the nominal with this id. */
  nominalId?: string | null | undefined;
  /** This filter does not hold. A record whose value is not known does not match a condition, and matches its not. */
  not?: ObligationFilter | null | undefined;
  /** At least one of these filters holds; an empty list matches nothing. 50 conditions at most in the whole filter. */
  or?: Array<ObligationFilter> | null | undefined;
  /** Owed by the officer with this id. */
  ownerId?: string | null | undefined;
  /** The nominal's risk level is one of these, 100 at most. */
  riskLevel?: Array<RiskLevel> | null | undefined;
  /** Owed by the unit with this id. */
  unitId?: string | null | undefined;
};

/** What is owed. The clock catalogue (docs/domain.md 3); how long each may take stands in `policy_row`. */
export type ObligationKind =
  /** The answer to an alert: a partner's concern, or weak signals that came together. */
  | 'ALERT_ANSWER'
  /** The first ARMS assessment. */
  | 'ARMS_INITIAL'
  /** The review of an ARMS assessment. */
  | 'ARMS_REVIEW'
  /** Telling the Information Commissioner of a data breach. */
  | 'BREACH_ICO'
  /** A proven breach goes on local and national records. */
  | 'BREACH_RECORD'
  /** Children's social care decides about a referral. */
  | 'CSC_DECISION'
  /** A partner's acknowledgement of what it was told. */
  | 'DISCLOSURE_ACK'
  /** The initial child protection conference. */
  | 'ICPC'
  /** A review of an intelligence report. */
  | 'INTEL_REVIEW'
  /** Action on a case, by its KIRAT band. */
  | 'KIRAT_ACTION'
  /** Telling the local authority's designated officer. */
  | 'LADO'
  /** The review whether a record is kept. */
  | 'MOPI_REVIEW'
  /** Telling police that a change notified in advance has not happened (s.84(4)). */
  | 'NOTIF_ADVANCE_LAPSE'
  /** The yearly notification (s.85). */
  | 'NOTIF_ANNUAL'
  /** The notification of a change: name, address, and what else is prescribed (s.84). */
  | 'NOTIF_CHANGE'
  /** The first notification to police (SOA 2003 s.83). */
  | 'NOTIF_INITIAL'
  /** The weekly notification of somebody with no fixed abode. */
  | 'NOTIF_NFA'
  /** The duty to notify ends (s.82): a person confirms what follows. */
  | 'NOTIF_PERIOD_END'
  /** The notification of a stay of 7 days in 12 months at one address (s.84). */
  | 'NOTIF_STAY7'
  /** Something that a contingency of the plan asks for after a visit. */
  | 'PLAN_ACTION'
  /** The answer to a partner's question. */
  | 'QUESTION_ANSWER'
  /** The review of reactive management after news of the nominal. */
  | 'REACTIVE_REVIEW'
  /** A partner's acknowledgement that what it was told is recalled. */
  | 'RECALL_ACK'
  /** The decision whether what was shared is recalled. */
  | 'RECALL_DECISION'
  /** The review of a risk management plan. */
  | 'RMP_REVIEW'
  /** A supervisor's decision after two failed attempts to enter and search (s.96B). */
  | 'S96B'
  /** The answer to a request for one's own data. */
  | 'SAR'
  /** The decision whether partners are told: of every case, whatever its band. */
  | 'SHARE_DECISION'
  /** The review of a decision not to tell partners. */
  | 'SHARE_REVIEW'
  /** A supervisor's review of what an officer submitted. */
  | 'SUP_REVIEW'
  /** A check of a suspect's welfare. */
  | 'SUSPECT_WELFARE'
  /** The notification of travel abroad (s.86). */
  | 'TRAVEL_OUT'
  /** The notification of a return from abroad (s.86). */
  | 'TRAVEL_RETURN'
  /** The first home visit after release, registration or reinstatement. */
  | 'VISIT_FIRST'
  /** The written record of a visit. */
  | 'VISIT_RECORD'
  /** A routine home visit, as often as the risk level or the plan asks for. */
  | 'VISIT_ROUTINE';

/** Whether whoever is told may tell others. */
export type OnwardRule =
  /** Ask the force before telling anybody else. */
  | 'ASK_FIRST'
  /** Tell nobody else. */
  | 'NONE'
  /** Tell others where a child must be safeguarded, and tell the force that you did. */
  | 'TO_SAFEGUARD_A_CHILD';

/** With which knowledge past days are counted. */
export type OverdueKnowledge =
  /** Each day with what was recorded by then: what a board of that day showed. */
  | 'AT_THE_TIME'
  /** Each day with what is recorded by now: what was so, whenever it was told. */
  | 'NOW';

/** Which obligations are counted. What is given must hold together; a null says nothing. */
export type OverdueWhich = {
  /** Overdue by this many days or more. */
  daysFrom?: number | null | undefined;
  /** Overdue by this many days or fewer. */
  daysTo?: number | null | undefined;
  /** Of the units of this district, 200 characters at most; empty: of those that serve the whole force. */
  district?: string | null | undefined;
  /** Of one of these kinds, 100 at most. */
  kinds?: Array<ObligationKind> | null | undefined;
  /** Of the officer with this id at that time. */
  ownerId?: string | null | undefined;
  /** About nominals of one of these risk levels, 100 at most, at the time asked about. */
  riskLevels?: Array<RiskLevel> | null | undefined;
  /** Of the unit with this id at that time. */
  unitId?: string | null | undefined;
};

/** Something that was shared is wrong. */
export type ProposeRecallInput = {
  /** One disclosure of it; everybody who has the same record is told. */
  disclosureId: string;
  /** What is wrong; empty: all of it. */
  fields?: Array<SharedField>;
  /** Made by the client; names the recall for ever. The same again is not done twice. */
  id: string;
  /** Whether something right follows. */
  kind: RecallKind;
  /** What is wrong, in words that recipients read; at most 500 characters. */
  reason: string;
};

/** How a pull went. */
export type PullStatus =
  /** Nothing was read: ask again after `retryAfterMs`. */
  | 'BUSY'
  /** This phone is out of use: erase what it holds. It may still push. */
  | 'DEVICE_REVOKED'
  /** The server was restored: begin a new device log, then pull without cursors. */
  | 'EPOCH_CHANGED'
  /** The pages follow. */
  | 'OK'
  /** The phone's `schemaVersion` is too old to be told; it may still push. */
  | 'UPGRADE_REQUIRED';

/** What a partner may use for. An agreement names a gateway of the law for each. */
export type Purpose =
  /** Safeguarding a child. */
  | 'CHILD_SAFEGUARDING'
  /** Care of the person concerned. */
  | 'HEALTH_CARE'
  /** Housing the person concerned safely. */
  | 'HOUSING'
  /** Managing an offender on licence, in prison or under an order. */
  | 'OFFENDER_MANAGEMENT'
  /** Preventing, investigating and detecting crime. */
  | 'PREVENT_AND_DETECT_CRIME'
  /** Managing the risk of serious harm (MAPPA). */
  | 'PUBLIC_PROTECTION';

/** How a push went. Whatever the status, `results` holds the receipts of what was taken in. */
export type PushStatus =
  /** Nothing was taken in: send the same again after `retryAfterMs`. */
  | 'BUSY'
  /** The caller has no such device: register it. */
  | 'DEVICE_UNKNOWN'
  /** The server was restored: begin a new device log and send again what is kept. */
  | 'EPOCH_CHANGED'
  /** The phone's log is not the one that the server knows: begin a new device log. */
  | 'FORK'
  /** A submission before the next one is missing: send again from `lastSeq` + 1. */
  | 'GAP'
  /** Everything that was sent has a receipt. */
  | 'OK'
  /** Never given to a push; reserved. */
  | 'UPGRADE_REQUIRED';

/** CORRECTION: something right takes its place. WITHDRAWAL: it must be used no longer. */
export type RecallKind =
  /** It was wrong: what is right follows, where the agreement allows. */
  | 'CORRECTION'
  /** It must be used no longer. */
  | 'WITHDRAWAL';

/** A recall is proposed, and a person sends it or lets it be. */
export type RecallState =
  /** A person let it be. */
  | 'DISMISSED'
  /** Waits for a person to decide. */
  | 'PROPOSED'
  /** Everybody who had it was told. */
  | 'SENT';

/** Referrals as a file: JSON Lines with the members of ReceiveReferralInput but id, or CSV. */
export type ReceiveReferralFileInput = {
  /** The file as text, at most 100 lines; see docs/integrators.md. */
  content: string;
  /** Made by the client; names this request for ever. The same again is not done twice. Each line's id follows from it. */
  id: string;
};

/** Something that happened to the suspect, or is to happen at a time that is known. */
export type RecordCaseEventInput = {
  /** When. */
  at: string;
  /** The case. */
  caseId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** What it is. Only bail, hearings and the sentence may lie in the future. */
  kind: CaseEventKind;
  /** What else is to be known; at most 2,000 characters. */
  note?: string;
};

/** Record what KIRAT gave. */
export type RecordKiratInput = {
  /** Who scored it; at most 200 characters. */
  assessor: string;
  /** The band; not PENDING. */
  band: KiratBand;
  /** By what was known at this time. */
  bandAsOf: string;
  /** The case. */
  caseId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Needed where it does not apply; at most 2,000 characters. */
  reason?: string;
  /** Until when the assessor's training holds. */
  trainedUntil?: string | null | undefined;
  /** The tool's version; at most 40 characters. */
  version: string;
};

/** A step to safeguard children, or something that calls for one. */
export type RecordSafeguardingInput = {
  /** The other agency; at most 200 characters. */
  agency?: string;
  /** When it was. */
  at: string;
  /** The case. */
  caseId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** What else is to be known; at most 2,000 characters. */
  note?: string;
  /** That agency's reference; at most 100 characters. */
  reference?: string;
  /** What it is. */
  step: SafeguardingStep;
};

/** Who told the force. */
export type ReferralSource =
  /** The National Crime Agency. */
  | 'NCA'
  /** Another police force. */
  | 'OTHER_FORCE'
  /** The force's own work. */
  | 'OWN_WORK'
  /** A partner agency. */
  | 'PARTNER'
  /** A platform, directly. */
  | 'PLATFORM'
  /** A member of the public. */
  | 'PUBLIC';

/** How far a report has come. */
export type ReportState =
  /** It is no intelligence, for a reason. */
  | 'NOT_KEPT'
  /** It has a twin that may be shared. */
  | 'READY'
  /** It waits for the intelligence unit's grading. */
  | 'TO_EVALUATE'
  /** It waits for the twin that may be shared. */
  | 'TO_SANITISE';

/** What a supervisor does with a held submission. */
export type Resolution =
  /** Apply it now, as its author's. */
  | 'APPLY'
  /** Do nothing with it. What was sent stays in the ledger. */
  | 'DISMISS';

/** A decision about a held submission. */
export type ResolveSubmissionInput = {
  /** What to do with it. */
  action: Resolution;
  /** Why, in words; 1 to 2,000 characters. */
  note: string;
  /** The submission. */
  submissionId: string;
};

/** A report was looked at again and stays as it is. */
export type ReviewIntelligenceInput = {
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Why it stays; at most 2,000 characters. */
  reason: string;
  /** The report. */
  reportId: string;
};

/** The risk level a person decided. UNASSESSED is not a level: nobody has decided yet. */
export type RiskLevel =
  /** High. */
  | 'HIGH'
  /** Low. */
  | 'LOW'
  /** Medium. */
  | 'MEDIUM'
  /** No level has been decided yet: to be treated with care, and ordered before LOW. */
  | 'UNASSESSED'
  /** Very high: serious harm could happen at any time. */
  | 'VERY_HIGH';

/** What was done, or became known, to safeguard children. */
export type SafeguardingStep =
  /** Children's social care decided. */
  | 'CSC_DECIDED'
  /** Referred to children's social care: they decide within one working day. */
  | 'CSC_REFERRAL'
  /** The initial child protection conference was held. */
  | 'ICPC_HELD'
  /** It was decided that no conference is needed. */
  | 'ICPC_NOT_NEEDED'
  /** It became known that the suspect works or volunteers with children. */
  | 'LADO_KNOWN'
  /** The local authority's designated officer was told. */
  | 'LADO_REFERRAL'
  /** A strategy discussion was held: a conference may follow within 15 working days. */
  | 'STRATEGY_DISCUSSION';

/** Write the twin that may be shared, or a later version of it. */
export type SanitiseIntelligenceInput = {
  /** The version that the caller read; refused with STALE_VERSION if it is another by now. */
  expectedVersion: number;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Every item, each once. */
  items: Array<SanitisedItemInput>;
  /** The report. */
  reportId: string;
};

/** One item in words that tell of no source. */
export type SanitisedItemInput = {
  /** The item. */
  itemId: string;
  /** The words; at most 2,000 characters. Empty: it is left out. */
  text: string;
};

/** The government's security classification. What is above has no place in this system. */
export type SecurityMarking =
  /** OFFICIAL. */
  | 'OFFICIAL'
  /** OFFICIAL-SENSITIVE. */
  | 'OFFICIAL_SENSITIVE'
  /** SECRET: refused, this system may not hold it. */
  | 'SECRET'
  /** TOP SECRET: refused, this system may not hold it. */
  | 'TOP_SECRET';

/** A silent notice was seen. */
export type SeeNoticeInput = {
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The notice. */
  noticeId: string;
};

/** Send a recall to everybody who has what is wrong. */
export type SendRecallInput = {
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The recall. */
  recallId: string;
};

/** Make a case covert, or say anew who may know: the last list counts. */
export type SetEmbargoInput = {
  /** The case. */
  caseId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Until when nobody acts on it. */
  notToBeActedOnUntil?: string | null | undefined;
  /** Who may know, beside the case's officer and their supervisor. */
  officerIds?: Array<string>;
  /** Why; at most 2,000 characters. */
  reason: string;
  /** The joint strategy discussion's reference, 100 at most. */
  strategyReference?: string;
  /** When a warrant is planned. */
  warrantPlannedAt?: string | null | undefined;
};

/** A decision about a conflict. */
export type SettleConflictInput = {
  /** Which value shall stand. */
  choice: ConflictChoice;
  /** The conflict. */
  conflictId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The nominal that it is about. */
  nominalId: string;
  /** Why, in words; from 1 to 2,000 characters. */
  note: string;
  /** The value, if another. */
  value?: unknown;
};

/** What was decided about telling partners. */
export type ShareDecision =
  /** Nobody has decided yet. */
  | 'PENDING'
  /** Partners are told. */
  | 'SHARED'
  /** Partners are told in part. */
  | 'SHARED_REDACTED'
  /** Partners are not told yet, for a reason, with an owner and a review. */
  | 'WITHHELD';

/** What may be told of somebody. An agreement decides each of them: shown, or withheld for a reason. */
export type SharedField =
  /** An answer to a partner's question. */
  | 'ANSWER'
  /** What is told of a child abuse case. */
  | 'CASE'
  /** Children who live in or visit the home: first name and age band. */
  | 'CHILDREN'
  /** Conditions of orders and licences. */
  | 'CONDITIONS'
  /** The date of birth. */
  | 'DATE_OF_BIRTH'
  /** Warnings about health. */
  | 'HEALTH'
  /** The registered home address. */
  | 'HOME_ADDRESS'
  /** Adults who live in or visit the home. */
  | 'HOUSEHOLD'
  /** Items of a sanitised report, each with its grade. */
  | 'INTELLIGENCE'
  /** When the nominal was last seen at a visit. */
  | 'LAST_SEEN'
  /** How the nominal is managed. */
  | 'MANAGEMENT_MODE'
  /** The name. */
  | 'NAME'
  /** The officer who manages the nominal. */
  | 'OFFICER'
  /** Other places where the nominal stays. */
  | 'OTHER_ADDRESSES'
  /** Other names. */
  | 'OTHER_NAMES'
  /** The force's reference. */
  | 'REFERENCE'
  /** The risk level that a person decided. */
  | 'RISK_LEVEL'
  /** The individual triggers of the plan in force. */
  | 'TRIGGERS'
  /** Warnings for whoever meets the nominal, but for health. */
  | 'WARNINGS';

/** Sign an agreement. */
export type SignAgreementInput = {
  /** The drafted version. */
  agreementId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The signer's name, as it is to stand there; at most 200 characters. */
  signature: string;
};

/** How far a record has come that is signed and countersigned. */
export type SigningState =
  /** Countersigned by a supervisor. */
  | 'COUNTERSIGNED'
  /** Being written. */
  | 'DRAFT'
  /** Returned by a supervisor, with a comment; the next is a new one. */
  | 'RETURNED'
  /** Signed by its author: it waits for a supervisor. */
  | 'SUBMITTED';

/** What a supervisor says to what was submitted. */
export type SigningVerdict =
  /** It stands. */
  | 'COUNTERSIGN'
  /** It must be done again; a comment says why. */
  | 'RETURN';

/** How reliable the source is: 1, 2 or 3. */
export type SourceEvaluation =
  /** 3: not reliable. */
  | 'NOT_RELIABLE'
  /** 1: reliable. */
  | 'RELIABLE'
  /** 2: untested. */
  | 'UNTESTED';

/** Whether a statement is a fact or an opinion, and whose (DPA 2018 s.38(2)). */
export type StatementBasis =
  /** An officer's opinion. */
  | 'ASSESSMENT'
  /** A fact that a document shows. */
  | 'FACT_DOCUMENT'
  /** A fact that an officer saw or heard. */
  | 'FACT_OBSERVED'
  /** The nominal said so. */
  | 'SUBJECT_SAID'
  /** Somebody else said so. */
  | 'THIRD_PARTY_SAID';

/** Whom a statement is about (DPA 2018 s.38(3)). */
export type SubjectCategory =
  /** An associate. */
  | 'ASSOCIATE'
  /** A child who may be at risk. */
  | 'CHILD_AT_RISK'
  /** Somebody convicted of an offence. */
  | 'CONVICTED'
  /** Somebody of the household. */
  | 'HOUSEHOLD'
  /** Somebody else. */
  | 'OTHER'
  /** Somebody suspected of an offence. */
  | 'SUSPECT'
  /** A victim. */
  | 'VICTIM'
  /** A witness. */
  | 'WITNESS';

/** Make an installation known, once, before it pushes or pulls. */
export type SyncDeviceInput = {
  /** The installation's id, a UUID made on the phone. */
  deviceId: string;
  /** What the phone calls itself; at most 200 characters. */
  name: string;
  /** The phone's ECDSA P-256 public key as a JWK: it signs what the phone sends. */
  publicKey: unknown;
};

/** What a phone holds of its scopes, 100 at most. */
export type SyncDigestInput = {
  /** The installation's id. */
  deviceId: string;
  /** The epoch that syncHello gave. */
  epoch: string;
  /** Its scopes, each once. */
  scopes: Array<SyncHolding>;
};

/** How far a phone has read one scope. */
export type SyncHave = {
  /** The cursor that the last page gave; null: nothing yet. */
  cursor?: string | null | undefined;
  /** The scope, as syncHello names it. */
  scope: string;
};

/** What a phone says of itself when it connects. */
export type SyncHelloInput = {
  /** The build of the app; at most 100 characters. */
  appVersion: string;
  /** The installation's id; null before it is registered. */
  deviceId?: string | null | undefined;
  /** The phone's clock as it asks. */
  deviceNow: string;
  /** When the oldest of them was saved. */
  oldestPendingAt?: string | null | undefined;
  /** How many submissions it holds that are not acknowledged. */
  pending: number;
  /** The versions of the protocol that it speaks; 1 is the only one. */
  protocol: Array<number>;
  /** The shape of documents that it reads. */
  schemaVersion: number;
  /** The browser's estimate of its store, and what it has thrown away; 4,000 characters at most. */
  storage?: unknown;
};

/** What a phone holds of one scope, made from its own rows. */
export type SyncHolding = {
  /** How many records. */
  count: number;
  /** The cursor that the last page gave; null: nothing yet. */
  cursor?: string | null | undefined;
  /** The scope, as syncHello names it. */
  scope: string;
  /** The sum modulo 2^64 of the first 8 bytes of SHA-256 of `entity|id|version`; 20 digits at most. */
  sum: string;
};

/** What a phone has, and how much it can take. */
export type SyncPullInput = {
  /** The installation's id. */
  deviceId: string;
  /** The epoch that syncHello gave. */
  epoch: string;
  /** Its scopes and cursors, one for each scope. */
  have: Array<SyncHave>;
  /** The most changes in the answer, 1 to 2,000. */
  limit?: number;
  /** About the most bytes in the answer, at most 4,000,000. */
  maxBytes?: number;
  /** The shape of documents that it reads. */
  schemaVersion: number;
};

/** Submissions in the order of the device's log: 100 at most, 512 KiB at most. */
export type SyncPushInput = {
  /** The installation's id. */
  deviceId: string;
  /** The phone's clock as it asks: the difference to ours is kept. */
  deviceNow: string;
  /** The epoch that syncHello gave. */
  epoch: string;
  /** 100 at most, each {id, seq, prevId, op, opVersion, at, sealed}; with {group, groupSize}, all of a group or none are applied: they come side by side in one push, 20 at most. JSON on purpose: one that is not understood is kept and held for a person, and refuses none of the others. */
  mutations: Array<unknown>;
};

/** A condition on a text. What is given must hold together; letter case counts but in contains. */
export type TextMatch = {
  /** Holds this text of 1 to 200 characters, in whatever letter case. */
  contains?: string | null | undefined;
  /** Is exactly this text; only the size of a request (64 KiB at most) limits it. */
  eq?: string | null | undefined;
  /** Is one of these texts, 100 at most. */
  in?: Array<string> | null | undefined;
};

/** A tool's result in bands, as the tool gave it. */
export type ToolBand =
  /** High. */
  | 'HIGH'
  /** Low. */
  | 'LOW'
  /** Medium. */
  | 'MEDIUM'
  /** The tool does not apply. */
  | 'NOT_APPLICABLE'
  /** Very high. */
  | 'VERY_HIGH';

/** How what can be read on a phone that is put out of use goes. */
export type WipeMode =
  /** What can be read on it goes once nothing waits to be sent. */
  | 'AFTER_UPLOAD'
  /** What can be read on it goes at its next contact. What waits stays, sealed, and may still be sent. */
  | 'NOW';

/** What kind of reason keeps a field back. */
export type WithheldCategory =
  /** It is about children. */
  | 'CHILDREN'
  /** It is about health. */
  | 'HEALTH'
  /** It is intelligence. */
  | 'INTELLIGENCE'
  /** It is not needed for what is agreed. */
  | 'NOT_NECESSARY'
  /** It would tell how police work. */
  | 'POLICE_TACTICS'
  /** It is about somebody else. */
  | 'THIRD_PARTY';

/** An agency is not told. */
export type WithholdDisclosureInput = {
  /** Who is not told. */
  agencyId: string;
  /** Made by the client; names the disclosure for ever. */
  disclosureId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Whom it is about. */
  nominalId: string;
  /** Why, in words; at most 2,000 characters. */
  reason: string;
  /** The officer who looks at it again; left out: the nominal's officer. */
  reviewById?: string | null | undefined;
  /** Why. */
  withholdReason: WithholdReason;
};

/** Why partners are not told yet. */
export type WithholdReason =
  /** It would endanger a child. */
  | 'CHILD_SAFETY_RISK'
  /** The suspect would learn of it. */
  | 'COVERT_PHASE'
  /** No lawful way to tell them. */
  | 'NO_GATEWAY'
  /** Nobody to tell is known: no child, no role. */
  | 'NO_IDENTIFIED_RECIPIENT'
  /** Another reason, in words. */
  | 'OTHER'
  /** It would give a source away. */
  | 'SOURCE_PROTECTION';

export type SyncHelloMutationVariables = Exact<{
  input: SyncHelloInput;
}>;


export type SyncHelloMutation = { syncHello: { protocol: number, epoch: string, serverTime: string, sealKeys: unknown, keepAckedForDays: number, wipe: WipeMode | null, marker: string, schema: { current: number, oldestPush: number, oldestPull: number }, scopes: Array<{ scope: string, priority: number }>, limits: { batch: number, bytes: number, page: number } } };

export type SyncRegisterDeviceMutationVariables = Exact<{
  input: SyncDeviceInput;
}>;


export type SyncRegisterDeviceMutation = { syncRegisterDevice: { id: string, lastSeq: number, lastId: string | null, revokedAt: string | null } };

export type SyncPushMutationVariables = Exact<{
  input: SyncPushInput;
}>;


export type SyncPushMutation = { syncPush: { status: PushStatus, epoch: string, lastSeq: number, lastId: string | null, retryAfterMs: number | null, serverTime: string, marker: string, results: Array<{ id: string, seq: number, state: MutationState, version: string | null, reason: string | null, message: string | null, receivedAt: string, payloadSha256: string }> } };

export type SyncPullQueryVariables = Exact<{
  input: SyncPullInput;
}>;


export type SyncPullQuery = { syncPull: { status: PullStatus, epoch: string, serverTime: string, removedScopes: Array<string>, more: boolean, retryAfterMs: number | null, wipe: WipeMode | null, marker: string, pages: Array<{ scope: string, from: string | null, reset: boolean, cursor: string, more: boolean, changes: unknown }> } };

export type SyncDigestMutationVariables = Exact<{
  input: SyncDigestInput;
}>;


export type SyncDigestMutation = { syncDigest: { status: PullStatus, epoch: string, serverTime: string, marker: string, scopes: Array<{ scope: string, verdict: Comparison, count: number, sum: string }> } };

export type OverdueObligationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ObligationFilter | null | undefined;
}>;


export type OverdueObligationsQuery = { overdueObligations: { totalCount: number, edges: Array<{ node: { id: string, dueAt: string | null, riskLevel: RiskLevel, owner: { id: string, name: string, collarNumber: string }, nominal: { id: string, reference: string, name: string, lastSuccessfulVisitAt: string | null, failedAttemptsSince: number } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ColleaguesQueryVariables = Exact<{
  first: number;
}>;


export type ColleaguesQuery = { colleagues: { edges: Array<{ node: { id: string, name: string, collarNumber: string } }> } };

export type HeldSubmissionsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type HeldSubmissionsQuery = { heldSubmissions: { totalCount: number, edges: Array<{ node: { id: string, op: string, state: MutationState, reason: string | null, message: string | null, receivedAt: string, deviceAt: string | null, author: string, nominal: { id: string, reference: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PhonesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type PhonesQuery = { phones: { totalCount: number, edges: Array<{ node: { id: string, name: string, holder: string, lastSeenAt: string | null, pending: number, oldestPendingAt: string | null, appVersion: string | null, storageKept: boolean | null, storageFreeMb: number | null, lostItems: number | null, lostDrafts: number | null, lostSince: string | null, lostNoticedAt: string | null, skewSeconds: number | null, repairs: number, revokedAt: string | null, wipe: WipeMode | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PhoneHeldQueryVariables = Exact<{
  phoneId: string;
  first: number;
}>;


export type PhoneHeldQuery = { heldNominals: { totalCount: number, edges: Array<{ node: { id: string, firstAt: string, removedAt: string | null, nominal: { id: string, reference: string, name: string } | null } }> } };

export type DeviceRevokeMutationVariables = Exact<{
  id: string;
  wipe: WipeMode;
  words: string;
}>;


export type DeviceRevokeMutation = { deviceRevoke: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type ConflictsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ConflictsQuery = { conflicts: { totalCount: number, edges: Array<{ node: { id: string, nominalId: string, entity: string, field: string, base: unknown, mine: unknown, theirs: unknown, author: string | null, theirsAuthor: string | null, mineAt: string | null, theirsAt: string | null, recordId: string, nominal: { id: string, reference: string, name: string, household: Array<{ id: string, firstName: string }>, markers: Array<{ id: string, code: MarkerCode }> } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SettleConflictMutationVariables = Exact<{
  input: SettleConflictInput;
}>;


export type SettleConflictMutation = { settleConflict: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type ResolveSubmissionMutationVariables = Exact<{
  input: ResolveSubmissionInput;
}>;


export type ResolveSubmissionMutation = { resolveSubmission: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type ScopeMovedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ScopeMovedSubscription = { scopeMoved: { scope: string, at: string } };

export type OverdueBoardQueryVariables = Exact<{
  which?: OverdueWhich | null | undefined;
  at?: string | null | undefined;
  knownAt?: string | null | undefined;
}>;


export type OverdueBoardQuery = { overdueBoard: { at: string, knownAt: string, size: number, bands: Array<{ daysFrom: number, daysTo: number | null, size: number }>, byKind: Array<{ kind: ObligationKind, size: number }>, byRiskLevel: Array<{ riskLevel: RiskLevel, size: number }>, byUnit: Array<{ unitId: string, name: string, size: number }>, byDistrict: Array<{ district: string | null, size: number }>, byOfficer: Array<{ ownerId: string, name: string, size: number }>, mostOverdue: { id: string, kind: ObligationKind, dueAt: string, daysOverdue: number, reference: string, name: string, riskLevel: RiskLevel, unitName: string, ownerName: string, lastSuccessfulVisitAt: string | null, daysSinceLastSuccessfulVisit: number | null, failedAttempts: number, markers: Array<MarkerCode>, orders: number, children: number } | null } };

export type OverdueTrendQueryVariables = Exact<{
  which?: OverdueWhich | null | undefined;
  from: string;
  to: string;
  known: OverdueKnowledge;
}>;


export type OverdueTrendQuery = { overdueTrend: Array<{ at: string, size: number, came: number, left: number }> };

export type OverdueChangeQueryVariables = Exact<{
  which?: OverdueWhich | null | undefined;
  before: string;
  after?: string | null | undefined;
  known: OverdueKnowledge;
}>;


export type OverdueChangeQuery = { overdueChange: { before: string, after: string, sizeBefore: number, sizeAfter: number, percent: number | null, managedBefore: number, managedAfter: number } };

export type OverdueListQueryVariables = Exact<{
  which?: OverdueWhich | null | undefined;
  at?: string | null | undefined;
  knownAt?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type OverdueListQuery = { overdueList: { at: string, knownAt: string, size: number, next: string | null, rows: Array<{ id: string, kind: ObligationKind, dueAt: string, daysOverdue: number, reference: string, name: string, riskLevel: RiskLevel, unitName: string, ownerName: string, lastSuccessfulVisitAt: string | null, daysSinceLastSuccessfulVisit: number | null, failedAttempts: number, markers: Array<MarkerCode>, orders: number, children: number }> } };

export type OverdueExportQueryVariables = Exact<{
  which?: OverdueWhich | null | undefined;
  at?: string | null | undefined;
  knownAt?: string | null | undefined;
}>;


export type OverdueExportQuery = { overdueExport: { rows: number, digest: string, content: string } };

export type PracticeQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type PracticeQuery = { visitPractice: { visits: number, succeeded: number, announced: number, announcedWithoutReason: number, singleCrewed: number, singleCrewedUnauthorised: number }, caseloads: { most: number, since: string, source: string, officers: Array<{ ownerId: string, name: string, unitName: string, nominals: number, overdue: number }> }, decisionsDemanded: { attempts: number, source: string, size: number, rows: Array<{ nominalId: string, reference: string, name: string, riskLevel: RiskLevel, unitName: string, ownerName: string, failedAttempts: number, daysSinceLastSuccessfulVisit: number | null }> } };

export type OverdueForecastQueryVariables = Exact<{
  which?: OverdueWhich | null | undefined;
  on?: string | null | undefined;
  weeks: number;
  moreOfficers: number;
  intakePercent: number;
}>;


export type OverdueForecastQuery = { overdueForecast: { start: string, size: number, clearsIn: number | null, weeksDrawnFrom: number, cameAWeek: number, leftPercentAWeek: number, officers: number, weeks: Array<{ week: number, low: number, middle: number, high: number, counted: number | null }> } };

export type NominalRecordsQueryVariables = Exact<{
  id: string;
}>;


export type NominalRecordsQuery = { nominal: { id: string, name: string, reference: string, failedAttemptsSince: number, searchAttempts: number, lastSuccessfulVisitAt: string | null, attemptDecisions: Array<{ id: string, decision: AttemptDecision, reason: string, decidedAt: string, attempts: number, qualifying: number, decider: { name: string } }>, plans: Array<{ id: string, number: number, version: number, state: SigningState, submittedAt: string | null, decidedAt: string | null, endedAt: string | null, comment: string | null, currentSituation: string, supervision: string, monitoringControl: string, interventionsTreatment: string, victimSafety: string, author: { name: string }, decider: { name: string } | null, triggers: Array<{ id: string, text: string }>, contingencies: Array<{ id: string, ifText: string, thenText: string, who: ActionBy, urgency: ActionUrgency }> }>, planActions: Array<{ id: string, what: string, why: string, who: ActionBy, dueAt: string | null, doneAt: string | null, outcome: string | null }>, armsAssessments: Array<{ id: string, number: number, version: number, state: SigningState, submittedAt: string | null, decidedAt: string | null, comment: string | null, formulation: string, priority: ArmsPriority | null, author: { name: string }, decider: { name: string } | null, factors: Array<{ id: string, factor: ArmsFactor, rating: FactorRating | null, evidence: Array<{ id: string, text: string, basis: StatementBasis }> }> }>, armsEvidence: Array<{ id: string, factor: ArmsFactor, direction: EvidenceDirection, statement: { text: string, basis: StatementBasis }, visit: { startedAt: string } | null }>, toolResults: Array<{ id: string, tool: AssessmentTool, toolVersion: string, band: ToolBand, score: string | null, assessedOn: string, assessor: string, isReplaced: boolean }> } | null };

export type DecidePlanMutationVariables = Exact<{
  input: DecidePlanInput;
}>;


export type DecidePlanMutation = { decidePlan: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type DecideArmsMutationVariables = Exact<{
  input: DecideArmsInput;
}>;


export type DecideArmsMutation = { decideArms: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type DecideAttemptsMutationVariables = Exact<{
  input: DecideAttemptsInput;
}>;


export type DecideAttemptsMutation = { decideAttempts: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type CompletePlanActionMutationVariables = Exact<{
  input: CompletePlanActionInput;
}>;


export type CompletePlanActionMutation = { completePlanAction: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type CasesQueryVariables = Exact<{
  filter?: CaseFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type CasesQuery = { cases: { totalCount: number, edges: Array<{ node: { id: string, reference: string, source: ReferralSource, state: CaseState, band: KiratBand, embargoed: boolean, sharing: ShareDecision, escalated: boolean, ageDays: number, receivedAt: string, originReceivedAt: string | null, actionDueAt: string | null, actedAt: string | null, shareDueAt: string | null, shareReviewDueAt: string | null, firstSharedAt: string | null, owner: { id: string, name: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CaseRecordQueryVariables = Exact<{
  id: string;
}>;


export type CaseRecordQuery = { case: { id: string, reference: string, source: ReferralSource, state: CaseState, band: KiratBand, bandAsOf: string | null, embargoed: boolean, sharing: ShareDecision, escalated: boolean, ageDays: number, summary: string | null, receivedAt: string, originReceivedAt: string | null, originForce: string | null, actionDueAt: string | null, actedAt: string | null, shareDueAt: string | null, shareReviewDueAt: string | null, firstSharedAt: string | null, outcome: CaseOutcome | null, outcomeReason: string | null, owner: { id: string, name: string }, subjects: Array<{ id: string, name: string, otherNames: Array<string>, dateOfBirth: string | null, category: SubjectCategory, worksWithChildren: boolean, nominalId: string | null }>, identities: Array<{ id: string, kind: IdentityKind, platform: string, value: string }>, addresses: Array<{ id: string, lines: Array<string>, postcode: string }>, children: Array<{ id: string, firstName: string, ageBand: AgeBand, relationship: string, livesThere: boolean }>, devices: Array<{ id: string, description: string, exhibit: string, seizedAt: string }>, kiratResults: Array<{ id: string, band: KiratBand, version: string, assessor: string, bandAsOf: string, recorder: { id: string, name: string } }>, shareDecisions: Array<{ id: string, decision: ShareDecision, meaning: string, told: string, withheldFor: WithholdReason | null, reason: string, decidedAt: string, reviewer: { id: string, name: string } | null, decider: { id: string, name: string } }>, safeguarding: Array<{ id: string, step: SafeguardingStep, at: string, agency: string, reference: string }>, embargoes: Array<{ id: string, reason: string, notToBeActedOnUntil: string | null, warrantPlannedAt: string | null, setAt: string, liftedAt: string | null }>, named: Array<{ id: string, officer: { id: string, name: string } }>, events: Array<{ id: string, kind: CaseEventKind, at: string, checkDueAt: string | null }>, obligations: Array<{ id: string, kind: ObligationKind, dueAt: string | null, metAt: string | null, cancelledAt: string | null, explain: string }> } | null };

export type CaseCandidatesQueryVariables = Exact<{
  caseId: string;
}>;


export type CaseCandidatesQuery = { caseCandidates: Array<{ subjectId: string, subjectName: string, nominalId: string, reference: string, name: string, dateOfBirth: string | null, riskLevel: RiskLevel, managementMode: ManagementMode, why: Array<string>, decision: Deconfliction | null }> };

export type SharingTimesQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type SharingTimesQuery = { sharingTimes: Array<{ band: KiratBand, received: number, shared: number, withinADay: number, medianHours: number | null, longestHours: number | null }> };

export type RecordKiratMutationVariables = Exact<{
  input: RecordKiratInput;
}>;


export type RecordKiratMutation = { recordKirat: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type DecideSharingMutationVariables = Exact<{
  input: DecideSharingInput;
}>;


export type DecideSharingMutation = { decideSharing: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type DecideLikenessMutationVariables = Exact<{
  input: DecideLikenessInput;
}>;


export type DecideLikenessMutation = { decideLikeness: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type LiftEmbargoMutationVariables = Exact<{
  input: LiftEmbargoInput;
}>;


export type LiftEmbargoMutation = { liftEmbargo: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type SetEmbargoMutationVariables = Exact<{
  input: SetEmbargoInput;
}>;


export type SetEmbargoMutation = { setEmbargo: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type RecordCaseEventMutationVariables = Exact<{
  input: RecordCaseEventInput;
}>;


export type RecordCaseEventMutation = { recordCaseEvent: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type CheckWelfareMutationVariables = Exact<{
  input: CheckWelfareInput;
}>;


export type CheckWelfareMutation = { checkWelfare: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type RecordSafeguardingMutationVariables = Exact<{
  input: RecordSafeguardingInput;
}>;


export type RecordSafeguardingMutation = { recordSafeguarding: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type ReceiveReferralFileMutationVariables = Exact<{
  input: ReceiveReferralFileInput;
}>;


export type ReceiveReferralFileMutation = { receiveReferralFile: { taken: Array<{ place: number, reference: string, caseId: string | null, userErrors: Array<{ code: string, field: string, message: string }> }> } };

export type IntelligenceReportsQueryVariables = Exact<{
  filter?: IntelligenceFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type IntelligenceReportsQuery = { intelligenceReports: { totalCount: number, edges: Array<{ node: { id: string, urn: string, state: ReportState, priority: IntelligencePriority, handling: HandlingCode, informationAt: string, receivedAt: string, reviewAt: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type IntelligenceFileQueryVariables = Exact<{
  id: string;
}>;


export type IntelligenceFileQuery = { intelligenceReport: { id: string, urn: string, state: ReportState, version: number, priority: IntelligencePriority, handling: HandlingCode, conditions: string, marking: SecurityMarking, sourceEvaluation: SourceEvaluation, informationAt: string, receivedAt: string, reviewAt: string | null, items: Array<{ id: string, position: number, assessment: IntelligenceAssessment, text: string | null }>, gradings: Array<{ id: string, graded: Graded, before: string, after: string, reason: string, gradedAt: string }> } | null, intelligenceFile: { id: string, submissions: Array<{ id: string, provenance: string | null, hasSource: boolean | null, officer: { id: string, name: string } | null, raw: Array<{ id: string, itemId: string, position: number, text: string, assessment: IntelligenceAssessment }> }> } | null };

export type EvaluateIntelligenceMutationVariables = Exact<{
  input: EvaluateIntelligenceInput;
}>;


export type EvaluateIntelligenceMutation = { evaluateIntelligence: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type SanitiseIntelligenceMutationVariables = Exact<{
  input: SanitiseIntelligenceInput;
}>;


export type SanitiseIntelligenceMutation = { sanitiseIntelligence: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type ReviewIntelligenceMutationVariables = Exact<{
  input: ReviewIntelligenceInput;
}>;


export type ReviewIntelligenceMutation = { reviewIntelligence: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type AgreementsInForceQueryVariables = Exact<{ [key: string]: never; }>;


export type AgreementsInForceQuery = { agreements: { nodes: Array<{ id: string, agencyId: string, onward: OnwardRule, agency: { name: string }, purposes: Array<{ purpose: Purpose }> }> } };

export type AgreementsQueryVariables = Exact<{ [key: string]: never; }>;


export type AgreementsQuery = { agreements: { nodes: Array<{ id: string, title: string, version: number, signedAt: string | null, endedAt: string | null, validTo: string, inForce: boolean, agency: { name: string, kind: AgencyKind } }> } };

export type AgreementQueryVariables = Exact<{
  id: string;
}>;


export type AgreementQuery = { agreement: { id: string, title: string, version: number, validFrom: string, validTo: string, contactName: string, contact: string, onward: OnwardRule, pointer: boolean, namesPerson: boolean, schedule8: string, draftedAt: string, signedAt: string | null, signature: string | null, endedAt: string | null, endReason: string | null, inForce: boolean, agency: { name: string, kind: AgencyKind }, purposes: Array<{ id: string, purpose: Purpose, gateway: Gateway | null, necessity: string }>, rows: Array<{ id: string, districts: Array<string>, riskLevels: Array<RiskLevel>, modes: Array<ManagementMode>, withChildren: boolean }>, shown: Array<{ id: string, field: SharedField }>, withheld: Array<{ id: string, field: SharedField, category: WithheldCategory | null, clause: string, reason: string, told: boolean }> } | null, agreementCheck: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type SignAgreementMutationVariables = Exact<{
  input: SignAgreementInput;
}>;


export type SignAgreementMutation = { signAgreement: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type EndAgreementMutationVariables = Exact<{
  input: EndAgreementInput;
}>;


export type EndAgreementMutation = { endAgreement: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type NominalSharingQueryVariables = Exact<{
  id: string;
}>;


export type NominalSharingQuery = { nominal: { id: string, name: string, reference: string, restricted: boolean } | null, disclosures: { totalCount: number, nodes: Array<{ id: string, decision: DisclosureDecision, withholdReason: WithholdReason | null, reason: string, purpose: Purpose | null, disclosedAt: string, meaning: string, acknowledgeBy: string | null, acknowledgedAt: string | null, acknowledgedFor: string | null, isRecalled: boolean, keptBack: Array<SharedField>, reviewAt: string | null, agency: { name: string }, officer: { name: string } | null, enquiry: { reason: string, onBehalfOf: string | null } | null, statements: Array<{ id: string, field: SharedField, text: string }> }> } };

export type DisclosurePreviewQueryVariables = Exact<{
  nominalId: string;
  agencyId: string;
  purpose: Purpose;
  leaveOut?: Array<SharedField> | SharedField | null | undefined;
}>;


export type DisclosurePreviewQuery = { disclosurePreview: { keptBack: Array<SharedField>, conditions: string, contentDigest: string, statements: Array<{ field: SharedField, text: string, basis: StatementBasis, subjectCategory: SubjectCategory }>, userErrors: Array<{ code: string, field: string, message: string }> } };

export type DiscloseNominalMutationVariables = Exact<{
  input: DiscloseNominalInput;
}>;


export type DiscloseNominalMutation = { discloseNominal: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type WithholdDisclosureMutationVariables = Exact<{
  input: WithholdDisclosureInput;
}>;


export type WithholdDisclosureMutation = { withholdDisclosure: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type ProposeRecallMutationVariables = Exact<{
  input: ProposeRecallInput;
}>;


export type ProposeRecallMutation = { proposeRecall: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type SharingToDoQueryVariables = Exact<{
  now: string;
}>;


export type SharingToDoQuery = { late: { totalCount: number, nodes: Array<{ id: string, nominalId: string | null, disclosedAt: string, acknowledgeBy: string | null, nominal: { name: string, reference: string } | null, agency: { name: string }, agreement: { contact: string } | null }> }, recalls: { nodes: Array<{ id: string, kind: RecallKind, state: RecallState, reason: string, proposedAt: string, decidedAt: string | null, nominal: { name: string, reference: string } | null, notices: Array<{ id: string, sentAt: string, acknowledgedAt: string | null, agency: { name: string } }> }> }, partnerQuestions: { totalCount: number, nodes: Array<{ id: string, text: string, askedAt: string, onBehalfOf: string | null, agency: { name: string } }> } };

export type SilentNoticesQueryVariables = Exact<{ [key: string]: never; }>;


export type SilentNoticesQuery = { silentNotices: { totalCount: number, nodes: Array<{ id: string, at: string, agency: { name: string }, nominal: { name: string, reference: string } | null }> } };

export type SendRecallMutationVariables = Exact<{
  input: SendRecallInput;
}>;


export type SendRecallMutation = { sendRecall: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type DismissRecallMutationVariables = Exact<{
  input: DismissRecallInput;
}>;


export type DismissRecallMutation = { dismissRecall: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type AnswerQuestionMutationVariables = Exact<{
  input: AnswerQuestionInput;
}>;


export type AnswerQuestionMutation = { answerQuestion: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type SeeNoticeMutationVariables = Exact<{
  input: SeeNoticeInput;
}>;


export type SeeNoticeMutation = { seeNotice: { userErrors: Array<{ code: string, field: string, message: string }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const SyncHelloDocument = {"__meta__":{"hash":"sha256:0010a54f2b1293b1dfef5cd2ebcb8923eec61a72264483c4d71455f2fa1a3cf4"}} as unknown as TypedDocumentString<SyncHelloMutation, SyncHelloMutationVariables>;
export const SyncRegisterDeviceDocument = {"__meta__":{"hash":"sha256:73330b7a0bf56113c363730390ce3083015e6cab85209ed77164b5fbb11d6330"}} as unknown as TypedDocumentString<SyncRegisterDeviceMutation, SyncRegisterDeviceMutationVariables>;
export const SyncPushDocument = {"__meta__":{"hash":"sha256:81ff93807029526760a0443ff2b04469dde086c02ff5c7c4713cd8238719e8ca"}} as unknown as TypedDocumentString<SyncPushMutation, SyncPushMutationVariables>;
export const SyncPullDocument = {"__meta__":{"hash":"sha256:5bc2791570a0017eff7e0f63934cd243e48830545dafbfff757e9b030f02cceb"}} as unknown as TypedDocumentString<SyncPullQuery, SyncPullQueryVariables>;
export const SyncDigestDocument = {"__meta__":{"hash":"sha256:d509efbaef68ca0adf06ac4d0d0c4e9ee37864955437b42ee92dfb0c70341cff"}} as unknown as TypedDocumentString<SyncDigestMutation, SyncDigestMutationVariables>;
export const OverdueObligationsDocument = {"__meta__":{"hash":"sha256:ac06fa103bca83960349a262a9eda2f25b6d5e4f3995be0a80c37807d8c1b751"}} as unknown as TypedDocumentString<OverdueObligationsQuery, OverdueObligationsQueryVariables>;
export const ColleaguesDocument = {"__meta__":{"hash":"sha256:5686547e22650f40eaba7466bb25a47d8bb41b76498336b97d6d71d395212d3d"}} as unknown as TypedDocumentString<ColleaguesQuery, ColleaguesQueryVariables>;
export const HeldSubmissionsDocument = {"__meta__":{"hash":"sha256:2b84a3a3d4b72be0a85957aa57ec8c0436de322afcac07ff343f31e2500153be"}} as unknown as TypedDocumentString<HeldSubmissionsQuery, HeldSubmissionsQueryVariables>;
export const PhonesDocument = {"__meta__":{"hash":"sha256:1678f7efc726d106ff1b6e6eb483ef89a17d0dd3d2171fdbc9d0f8da6eba6b5a"}} as unknown as TypedDocumentString<PhonesQuery, PhonesQueryVariables>;
export const PhoneHeldDocument = {"__meta__":{"hash":"sha256:eafe1c6966d89f07ac57749ea422857b9165ade59ffbb3999d47823fb72b34da"}} as unknown as TypedDocumentString<PhoneHeldQuery, PhoneHeldQueryVariables>;
export const DeviceRevokeDocument = {"__meta__":{"hash":"sha256:797e64845ad3bcc87296cff81dee96301a5730363405805841958b00f99782b1"}} as unknown as TypedDocumentString<DeviceRevokeMutation, DeviceRevokeMutationVariables>;
export const ConflictsDocument = {"__meta__":{"hash":"sha256:8f1d133c40072c9e1550f9c88bf2548efece2d445b3bf89de1478157705b6b8c"}} as unknown as TypedDocumentString<ConflictsQuery, ConflictsQueryVariables>;
export const SettleConflictDocument = {"__meta__":{"hash":"sha256:d1294a69ae26604ec2ad6156ae9e40c9805a8e7d4800964d8e0aa817980f22dd"}} as unknown as TypedDocumentString<SettleConflictMutation, SettleConflictMutationVariables>;
export const ResolveSubmissionDocument = {"__meta__":{"hash":"sha256:0eed031f7c2f97f2d7b00e96208d5dd3c0fe0e046270dafeeb0111c50823c3d4"}} as unknown as TypedDocumentString<ResolveSubmissionMutation, ResolveSubmissionMutationVariables>;
export const ScopeMovedDocument = {"__meta__":{"hash":"sha256:cb61d2653e52a2b35268d4c2d1c89c46e6d83a22459b27a95f4b028df215a1ae"}} as unknown as TypedDocumentString<ScopeMovedSubscription, ScopeMovedSubscriptionVariables>;
export const OverdueBoardDocument = {"__meta__":{"hash":"sha256:1fe18716c1969ce59df0b4bf6d2e3ed61d7f06660161fd511f1498598e763f3b"}} as unknown as TypedDocumentString<OverdueBoardQuery, OverdueBoardQueryVariables>;
export const OverdueTrendDocument = {"__meta__":{"hash":"sha256:aaa3779b8373b5c6dbdb66bcd61a55777f015f78ef19fd17b76dcf52c1acfed5"}} as unknown as TypedDocumentString<OverdueTrendQuery, OverdueTrendQueryVariables>;
export const OverdueChangeDocument = {"__meta__":{"hash":"sha256:cff36d96fe2a3edd104835b74efcd09b8bcb510c136f6f2e21733c0f6dd452de"}} as unknown as TypedDocumentString<OverdueChangeQuery, OverdueChangeQueryVariables>;
export const OverdueListDocument = {"__meta__":{"hash":"sha256:d13ded8c5f6ccee5010b5a6ef3825335283949bf942812f12936db77e3a82a69"}} as unknown as TypedDocumentString<OverdueListQuery, OverdueListQueryVariables>;
export const OverdueExportDocument = {"__meta__":{"hash":"sha256:49bc27be4ddfc973fa0bab6cb2cf4ca5ca46229a3e9b357a9ffc91a52dda10f5"}} as unknown as TypedDocumentString<OverdueExportQuery, OverdueExportQueryVariables>;
export const PracticeDocument = {"__meta__":{"hash":"sha256:9bb2634ccbfcd0c02eb257cac27ee57ebdccfe161f136eb71aeb2359c76ba995"}} as unknown as TypedDocumentString<PracticeQuery, PracticeQueryVariables>;
export const OverdueForecastDocument = {"__meta__":{"hash":"sha256:058ffed728319f81caf5795db765c51f34899e1c4538e5d4084a4f9ed2bc5ef4"}} as unknown as TypedDocumentString<OverdueForecastQuery, OverdueForecastQueryVariables>;
export const NominalRecordsDocument = {"__meta__":{"hash":"sha256:05da8d36cb7a9e94556c9221c9567458b6d0f0019ba61605c4bb2abb9980d2a9"}} as unknown as TypedDocumentString<NominalRecordsQuery, NominalRecordsQueryVariables>;
export const DecidePlanDocument = {"__meta__":{"hash":"sha256:5d3b7027456b14f8996ac3678412b9a72f1d97ba39980c2addde60e54ecc43ba"}} as unknown as TypedDocumentString<DecidePlanMutation, DecidePlanMutationVariables>;
export const DecideArmsDocument = {"__meta__":{"hash":"sha256:a59bd90f2bf6d7b15c78b082fc78649003f56cf77e2ee4868b1102df37d180a8"}} as unknown as TypedDocumentString<DecideArmsMutation, DecideArmsMutationVariables>;
export const DecideAttemptsDocument = {"__meta__":{"hash":"sha256:ec107e68c1e8a21635b228d856c34fbac4a9465e8f2a3f80306a8ea4acbd8abe"}} as unknown as TypedDocumentString<DecideAttemptsMutation, DecideAttemptsMutationVariables>;
export const CompletePlanActionDocument = {"__meta__":{"hash":"sha256:8d74c9b079e2c35552eff78c1f286379fe742836f623c43150b2323da0719569"}} as unknown as TypedDocumentString<CompletePlanActionMutation, CompletePlanActionMutationVariables>;
export const CasesDocument = {"__meta__":{"hash":"sha256:2c26ecdbac94a43e4bfcec6acec3399a8394d29b75a0077856648a4b45d1a1c9"}} as unknown as TypedDocumentString<CasesQuery, CasesQueryVariables>;
export const CaseRecordDocument = {"__meta__":{"hash":"sha256:5f5e1c438b07f05fde5ccb649b1919309a1dbd23db8f46acea2c8dea94a9e5d8"}} as unknown as TypedDocumentString<CaseRecordQuery, CaseRecordQueryVariables>;
export const CaseCandidatesDocument = {"__meta__":{"hash":"sha256:39a3b67d5a30628901f097189531ae62dab72bc2ffee7eac9bb9f24aced6ef4c"}} as unknown as TypedDocumentString<CaseCandidatesQuery, CaseCandidatesQueryVariables>;
export const SharingTimesDocument = {"__meta__":{"hash":"sha256:d0f2ede6d7153b2bdd7ca382b9d23bb8148a05df301beb02c81b3bce036f3ddf"}} as unknown as TypedDocumentString<SharingTimesQuery, SharingTimesQueryVariables>;
export const RecordKiratDocument = {"__meta__":{"hash":"sha256:393175e94103f320041c3c37fbc9ad86a7b8e38f9e370b4df8273d450c807de0"}} as unknown as TypedDocumentString<RecordKiratMutation, RecordKiratMutationVariables>;
export const DecideSharingDocument = {"__meta__":{"hash":"sha256:89410eb34edc02cfb24930286ff9b0b008b77bc079661c1d067eb6dcfd5d4777"}} as unknown as TypedDocumentString<DecideSharingMutation, DecideSharingMutationVariables>;
export const DecideLikenessDocument = {"__meta__":{"hash":"sha256:ca708ca4cee1cd8f264131ba4d0bce7c09cccd8bd7cf736aa7955045802c80dd"}} as unknown as TypedDocumentString<DecideLikenessMutation, DecideLikenessMutationVariables>;
export const LiftEmbargoDocument = {"__meta__":{"hash":"sha256:4c4e49054cab7a8e85fa55de27e29f3e9d3faae6e9533d88de84168420cbafcb"}} as unknown as TypedDocumentString<LiftEmbargoMutation, LiftEmbargoMutationVariables>;
export const SetEmbargoDocument = {"__meta__":{"hash":"sha256:ab207e9cb3904df900e641d539265e31bd73f9c697145f60129384bebe27a574"}} as unknown as TypedDocumentString<SetEmbargoMutation, SetEmbargoMutationVariables>;
export const RecordCaseEventDocument = {"__meta__":{"hash":"sha256:bb87c2a18832df321ecc075383fded797315464ef44aa6edc1e62d7691222d09"}} as unknown as TypedDocumentString<RecordCaseEventMutation, RecordCaseEventMutationVariables>;
export const CheckWelfareDocument = {"__meta__":{"hash":"sha256:28df9e020aea11105cf3575e686f9f484df8813afcc6b886f8683dcb6901f775"}} as unknown as TypedDocumentString<CheckWelfareMutation, CheckWelfareMutationVariables>;
export const RecordSafeguardingDocument = {"__meta__":{"hash":"sha256:ba3cf6b3cf5257b9942ecbc0319cae6fdccb3e3dca5188e2708c9a6817a1903c"}} as unknown as TypedDocumentString<RecordSafeguardingMutation, RecordSafeguardingMutationVariables>;
export const ReceiveReferralFileDocument = {"__meta__":{"hash":"sha256:4f33974450fa0828087ba9916334d5107afd9f5cd6b2c255d8c1adf4a907a5ec"}} as unknown as TypedDocumentString<ReceiveReferralFileMutation, ReceiveReferralFileMutationVariables>;
export const IntelligenceReportsDocument = {"__meta__":{"hash":"sha256:a66bb3a00c9d4c3603161cf453c1891289d95d7acf2761ead21e2e07f051d72c"}} as unknown as TypedDocumentString<IntelligenceReportsQuery, IntelligenceReportsQueryVariables>;
export const IntelligenceFileDocument = {"__meta__":{"hash":"sha256:9d5f862d1cc6d588d0040b0fd5a6f5467f9738343c26f27c19d06c08d7c37dac"}} as unknown as TypedDocumentString<IntelligenceFileQuery, IntelligenceFileQueryVariables>;
export const EvaluateIntelligenceDocument = {"__meta__":{"hash":"sha256:48a90b07c82f5b7632178a0c477b37c1b32919494e273ad3ce9559fe9d2a7f73"}} as unknown as TypedDocumentString<EvaluateIntelligenceMutation, EvaluateIntelligenceMutationVariables>;
export const SanitiseIntelligenceDocument = {"__meta__":{"hash":"sha256:6a0d4fe0a45cd014f3cc3bbec03eb8f6600b9cffa94fcf39bffe257dbebcceb3"}} as unknown as TypedDocumentString<SanitiseIntelligenceMutation, SanitiseIntelligenceMutationVariables>;
export const ReviewIntelligenceDocument = {"__meta__":{"hash":"sha256:a3d7c5a76c09b0d66d1f2148428849d56957f9ca273ff26939cfb84b62046cc6"}} as unknown as TypedDocumentString<ReviewIntelligenceMutation, ReviewIntelligenceMutationVariables>;
export const AgreementsInForceDocument = {"__meta__":{"hash":"sha256:f7aaae0cebda553daf84038c93f27c3240a0632d92d9ccab4829abe2d5e0200a"}} as unknown as TypedDocumentString<AgreementsInForceQuery, AgreementsInForceQueryVariables>;
export const AgreementsDocument = {"__meta__":{"hash":"sha256:c687e72ca8482c50948ae87e1d61dce77e2b5927b093c8140f4512c6b2f7c282"}} as unknown as TypedDocumentString<AgreementsQuery, AgreementsQueryVariables>;
export const AgreementDocument = {"__meta__":{"hash":"sha256:11cbdbbd175f152e451334b004195d1368221ec3fcc62fa379853735692b0470"}} as unknown as TypedDocumentString<AgreementQuery, AgreementQueryVariables>;
export const SignAgreementDocument = {"__meta__":{"hash":"sha256:cfdab2c4d6fa5c14478fa5cc7c0cf487ca35295ec29fe4efc7aa16d0e076543f"}} as unknown as TypedDocumentString<SignAgreementMutation, SignAgreementMutationVariables>;
export const EndAgreementDocument = {"__meta__":{"hash":"sha256:b163f32dfa386e3f0cd96a737899ee3332dba70644441ddc0bb2f84e5ec41f96"}} as unknown as TypedDocumentString<EndAgreementMutation, EndAgreementMutationVariables>;
export const NominalSharingDocument = {"__meta__":{"hash":"sha256:bf72a72ee3ae7bd24db236a78d03aa0d19df46ddf6e494ff9f67a7f98eb86d88"}} as unknown as TypedDocumentString<NominalSharingQuery, NominalSharingQueryVariables>;
export const DisclosurePreviewDocument = {"__meta__":{"hash":"sha256:ff2c7bb276c764b6985c33f9574c0ea06654713bd301a1eecd8f25431fcb07fc"}} as unknown as TypedDocumentString<DisclosurePreviewQuery, DisclosurePreviewQueryVariables>;
export const DiscloseNominalDocument = {"__meta__":{"hash":"sha256:78bbe8437e8bc266a596b059b89713a88f30c8f536297e0f5cc1e4d14d7d6974"}} as unknown as TypedDocumentString<DiscloseNominalMutation, DiscloseNominalMutationVariables>;
export const WithholdDisclosureDocument = {"__meta__":{"hash":"sha256:fb7c58dd54b2dc7c4a74afb0ea060cd929d848a0939a2d3012bae7f1a16bc8c3"}} as unknown as TypedDocumentString<WithholdDisclosureMutation, WithholdDisclosureMutationVariables>;
export const ProposeRecallDocument = {"__meta__":{"hash":"sha256:480a273514c94af2e05035f339dd83e45bc36d72b946e11fd4839d669f182299"}} as unknown as TypedDocumentString<ProposeRecallMutation, ProposeRecallMutationVariables>;
export const SharingToDoDocument = {"__meta__":{"hash":"sha256:0f3d35ba1fe17c6bb6fedc0d962a2b7576c9877a2bf3b4d9617cd2ff39214e3e"}} as unknown as TypedDocumentString<SharingToDoQuery, SharingToDoQueryVariables>;
export const SilentNoticesDocument = {"__meta__":{"hash":"sha256:4fbf2a63c854096e43911404166298cf229cce1eb9b0922158ef44513cc70d7a"}} as unknown as TypedDocumentString<SilentNoticesQuery, SilentNoticesQueryVariables>;
export const SendRecallDocument = {"__meta__":{"hash":"sha256:d9e42a763997f05b13fb11babfe74c6abc04f4a45d1fe14a8d21b6dda1ecb548"}} as unknown as TypedDocumentString<SendRecallMutation, SendRecallMutationVariables>;
export const DismissRecallDocument = {"__meta__":{"hash":"sha256:aa555bd0736fe559039558e063131d7d54a6e2b04f00ae2c16b70f30a37cbc2a"}} as unknown as TypedDocumentString<DismissRecallMutation, DismissRecallMutationVariables>;
export const AnswerQuestionDocument = {"__meta__":{"hash":"sha256:6392a07af27b6e04ac6f9fe89ea8894a23cd0ed46ac8739cffaa4e61965edc82"}} as unknown as TypedDocumentString<AnswerQuestionMutation, AnswerQuestionMutationVariables>;
export const SeeNoticeDocument = {"__meta__":{"hash":"sha256:9fa9acc6bb429a3d27f3465eef68994a28088508b764dfcfb3973b92b7bebaa3"}} as unknown as TypedDocumentString<SeeNoticeMutation, SeeNoticeMutationVariables>;