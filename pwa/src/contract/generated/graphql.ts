/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** How it ended. */
export type AccessDecision =
  /** Refused. */
  | 'DENY'
  /** Allowed. */
  | 'PERMIT'
  /** Kept, and put before a person. */
  | 'QUARANTINE';

/** Which accesses. What is given must hold together; a null says nothing. */
export type AccessFilter = {
  /** About when; of what a phone held, about since when. */
  at?: InstantRange | null | undefined;
  /** In one of these ways, 100 at most. */
  kind?: Array<AccessKind> | null | undefined;
};

/** In which way somebody came to one nominal: an operation of the audit, or what stands beside it. */
export type AccessKind =
  /** Something was set for the force. */
  | 'ADMINISTRATION'
  /** Something was changed. */
  | 'ALTERATION'
  /** Somebody signed in. */
  | 'AUTHENTICATION'
  /** Something new was recorded. */
  | 'COLLECTION'
  /** Records were put together. */
  | 'COMBINATION'
  /** It was read, or sent to a phone. */
  | 'CONSULTATION'
  /** Something happened to a phone. */
  | 'DEVICE'
  /** A partner agency was told. */
  | 'DISCLOSURE'
  /** Something was erased. */
  | 'ERASURE'
  /** A phone held it from `at` until `until`: there it is read with no signal, as often as one likes. */
  | 'HELD'
  /** A partner agency asked, and was told nothing: its agreement hides the nominal. */
  | 'HIDDEN'
  /** It was asked for by its id, and the caller may not see it: nothing was told. */
  | 'NOT_FOUND';

/** Somebody at the agency has read it. */
export type AcknowledgeDisclosureInput = {
  /** The item. */
  disclosureId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
};

/** Somebody at the agency has read the recall and acted on it. */
export type AcknowledgeRecallInput = {
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The notice. */
  noticeId: string;
};

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

/** A file to keep with a case. Pictures, and files that carry any, are refused. */
export type AddCaseDocumentInput = {
  /** The case. */
  caseId: string;
  /** Its content in base64. A request has at most 64 KiB. */
  content: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** What it is called; at most 200 characters. */
  name: string;
};

/** HOME is the registered home address; WHERE_FOUND stands in for it where there is none (SOA 2003 s.83(7)). */
export type AddressKind =
  /** The registered home address (SOA 2003 s.83(7)). */
  | 'HOME'
  /** Another place where the nominal stays. */
  | 'OTHER'
  /** Where the nominal can regularly be found, where there is no home. */
  | 'WHERE_FOUND';

/** What may speak against it. */
export type AgainstReactive =
  /** Under 18, or the date of birth is not known. */
  | 'NOT_ADULT'
  /** The risk level is not low. */
  | 'NOT_LOW'
  /** It has not been low for as long as policy asks. */
  | 'NOT_LOW_LONG_ENOUGH'
  /** News waits for a review or a decision. */
  | 'OPEN_NEWS'
  /** An order, licence or bail is in force. */
  | 'ORDER_IN_FORCE'
  /** Something is overdue. */
  | 'OVERDUE'
  /** A breach was suspected within the time that policy looks back. */
  | 'SUSPECTED_BREACH';

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

/** What a person did about an alert. */
export type AlertAnswer =
  /** Something was done at once. */
  | 'ACTED'
  /** Nothing further, for the reason given. */
  | 'NOTHING_FURTHER'
  /** The risk was reviewed. */
  | 'RISK_REVIEWED'
  /** A visit is arranged. */
  | 'VISIT_ARRANGED';

/** Which alerts. A null says nothing. */
export type AlertFilter = {
  /** Answered, or not yet. */
  answered?: boolean | null | undefined;
  /** About the nominal with this id. */
  nominalId?: string | null | undefined;
};

/** Why a visit was announced beforehand; unannounced is the rule. */
export type AnnouncedReason =
  /** An interview for an assessment was arranged. */
  | 'ARMS_INTERVIEW'
  /** An interpreter had to come. */
  | 'INTERPRETER'
  /** Another agency came along. */
  | 'JOINT_AGENCY'
  /** Another reason, given in words. */
  | 'OTHER'
  /** Somebody vulnerable lives there. */
  | 'VULNERABLE_HOUSEHOLD'
  /** For somebody's welfare. */
  | 'WELFARE';

/** What came of an alert. */
export type AnswerAlertInput = {
  /** The alert. */
  alertId: string;
  /** What came of it. */
  answer: AlertAnswer;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The same in words; at most 2,000 characters. */
  reason: string;
  /** What whoever told a concern hears, word for word; at most 500 characters. Empty: that it was dealt with. Their agreement still holds. */
  toldPartner?: string;
};

/** What was answered to a transfer. */
export type AnswerCaseTransferInput = {
  /** What was answered. */
  answer: CaseTransferAnswer;
  /** Who answered; at most 200 characters. */
  by: string;
  /** The case. */
  caseId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The other force's reference; at most 100 characters. */
  reference?: string;
  /** The transfer. */
  transferId: string;
};

/** The answer to a concern about a case, or to a described one about nobody whom the force manages. */
export type AnswerConcernInput = {
  /** What the agency is told, word for word, at most 500 characters; empty: that it was dealt with. */
  answer?: string;
  /** The concern. */
  concernId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
};

/** The answer to a partner's question. */
export type AnswerQuestionInput = {
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The question. */
  questionId: string;
  /** The answer; at most 2,000 characters. */
  text: string;
};

/** The receiving side's answer. */
export type AnswerTransferInput = {
  /** Accept or refuse. */
  answer: TransferAnswer;
  /** Who answered at the other force; needed there; at most 200 characters. */
  contact?: string | null | undefined;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Who is to manage the nominal, of the receiving unit; left out: who was named. */
  ownerId?: string | null | undefined;
  /** Needed to refuse; at most 2,000 characters. */
  reason?: string;
  /** The other force's reference; needed there; at most 100 characters. */
  reference?: string | null | undefined;
  /** The transfer. */
  transferId: string;
};

/** Let a longer interval of visits count. */
export type ApproveVisitIntervalInput = {
  /** The nominal's version as the caller saw it; left out: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The interval that waits. */
  intervalId: string;
  /** The nominal: of the caller's caseload, or of their unit for its supervisor. */
  nominalId: string;
};

/** Whether ARMS applies to a nominal, and why not. It is for adult men convicted of a sexual offence. */
export type ArmsApplies =
  /** ARMS applies. */
  | 'APPLIES'
  /** Not for anybody under 18. */
  | 'NOT_AN_ADULT'
  /** Made for men only. */
  | 'NOT_A_MAN'
  /** Only for those convicted of a sexual offence. */
  | 'NOT_CONVICTED'
  /** Another reason, in words. */
  | 'OTHER'
  /** There is no contact, or too little information. */
  | 'TOO_LITTLE_KNOWN';

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

/** A question about something that was shared. */
export type AskQuestionInput = {
  /** The item. */
  disclosureId: string;
  /** Made by the client; names the question for ever. The same again is not done twice. */
  id: string;
  /** The question; at most 2,000 characters. */
  text: string;
};

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

/** Give a case to another officer of an online child abuse team. */
export type AssignCaseInput = {
  /** The case. */
  caseId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The officer who has it from now on. */
  ownerId: string;
};

/** What is brought along. */
export type AttachmentKind =
  /** A document, or a picture of one. */
  | 'DOCUMENT'
  /** A photo. Never an indecent image: those belong to the national database and nowhere else. */
  | 'PHOTO'
  /** A signature, drawn or typed. */
  | 'SIGNATURE'
  /** A note that was spoken. */
  | 'VOICE_NOTE';

/** Why one is rejected. */
export type AttachmentProblem =
  /** What arrived is not the file that was promised. It is sent again. */
  | 'HASH_DIFFERS'
  /** Files of this kind are not taken. */
  | 'KIND_NOT_TAKEN'
  /** Something else was hidden behind the picture. */
  | 'MORE_THAN_IT_SAYS'
  /** It is not a file of the kind that it says. */
  | 'NOT_WHAT_IT_SAYS'
  /** It is larger than 20 MiB. */
  | 'TOO_BIG'
  /** The visit had promised 20 before it. */
  | 'TOO_MANY'
  /** The picture has more than 24 million pixels. */
  | 'TOO_MANY_PIXELS'
  /** What arrived could not be opened. It is sent again. */
  | 'UNOPENABLE'
  /** The picture cannot be read. */
  | 'UNREADABLE_PICTURE';

/** How far it has come. COMPLETE only if the SHA-256 of what arrived is the one that was promised. */
export type AttachmentState =
  /** It is here, and it is what was promised: the SHA-256 is equal. */
  | 'COMPLETE'
  /** Promised; nothing of it has arrived. */
  | 'EXPECTED'
  /** Part of it has arrived, or it is about to be sent. */
  | 'RECEIVING'
  /** It is not taken, or has to be sent again: see `problem`. */
  | 'REJECTED';

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
  /** Partners were told, or not yet. */
  shared?: boolean | null | undefined;
  /** Partners were told within 24 hours of the receipt, or later or not yet. */
  sharedWithinADay?: boolean | null | undefined;
  /** With one of these decisions, 100 at most. */
  sharing?: Array<ShareDecision> | null | undefined;
  /** From one of these sources, 100 at most. */
  source?: Array<ReferralSource> | null | undefined;
  /** In one of these states, 100 at most. */
  state?: Array<CaseState> | null | undefined;
  /** With the unit with this id. */
  unitId?: string | null | undefined;
  /** Withheld for one of these reasons, 100 at most. */
  withheldFor?: Array<WithholdReason> | null | undefined;
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

/** What the force that was asked said. */
export type CaseTransferAnswer =
  /** The case is taken. */
  | 'ACCEPTED'
  /** The case is not taken. */
  | 'DECLINED';

/** To another force, or from one. */
export type CaseTransferDirection =
  /** From another force to ours. */
  | 'IN'
  /** From ours to another. */
  | 'OUT';

/** Change how a nominal is managed. */
export type ChangeManagementModeInput = {
  /** The nominal's version as the caller saw it; left out: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The first day on which it counts: today or before. */
  fromDay: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** How they are managed from then on. */
  mode: ManagementMode;
  /** The nominal: of the caller's caseload, or of their unit for its supervisor. */
  nominalId: string;
  /** Why, in words; from 3 to 2,000 characters. */
  reason: string;
};

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

/** End a case without a conviction. Whether partners are told is decided first. */
export type CloseCaseInput = {
  /** The case. */
  caseId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** How it ended; not CONVICTED. */
  outcome: CaseOutcome;
  /** Why; at most 2,000 characters. */
  reason: string;
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

/** What a condition demands. */
export type ConditionKind =
  /** About phones, computers and other devices. */
  | 'DEVICE'
  /** About travel abroad. */
  | 'FOREIGN_TRAVEL'
  /** What the nominal must not do. */
  | 'PROHIBITION'
  /** What the nominal must do. */
  | 'REQUIREMENT';

/** What a check of one condition showed. */
export type ConditionResult =
  /** The condition was kept. */
  | 'COMPLIED'
  /** It did not apply at this visit. */
  | 'NOT_APPLICABLE'
  /** It was not checked. */
  | 'NOT_CHECKED'
  /** It may have been broken. */
  | 'SUSPECTED_BREACH';

/** What a person decided about a conflict. */
export type ConflictChoice =
  /** What the author of the conflict wrote. */
  | 'MINE'
  /** Another value. */
  | 'OTHER'
  /** What stands now. */
  | 'THEIRS';

/** If this happens, then that is done. */
export type ContingencyInput = {
  /** If; at most 500 characters. */
  ifText: string;
  /** What at a visit fires it. */
  onWhat: ContingencyOn;
  /** Then; at most 500 characters. */
  thenText: string;
  /** With TRIGGER_HAPPENED: the place of a trigger of this plan, 1 the first; left out: any. */
  triggerNumber?: number | null | undefined;
  /** By when. */
  urgency: ActionUrgency;
  /** Who does it. */
  who: ActionBy;
};

/** What at a visit fires a contingency of the plan. OTHER is for people to notice: no answer fires it. */
export type ContingencyOn =
  /** An attempt to visit failed. */
  | 'FAILED_ATTEMPT'
  /** The nominal no longer lives there. */
  | 'NOT_RESIDENT'
  /** Something that people notice; no answer fires it. */
  | 'OTHER'
  /** A condition may have been broken. */
  | 'SUSPECTED_BREACH'
  /** A trigger happened. */
  | 'TRIGGER_HAPPENED';

/** A concern, and about whom: an item that the agency was told, or else a description. */
export type ContributeConcernInput = {
  /** Who they are, in words; at most 500 characters. */
  about?: string | null | undefined;
  /** Their date of birth, with the name. */
  dateOfBirth?: string | null | undefined;
  /** What the agency was told of whom it is about. */
  disclosureId?: string | null | undefined;
  /** When it happened, if that is known. */
  happenedAt?: string | null | undefined;
  /** Made by the client; names the concern for ever. The same again is not done twice. */
  id: string;
  /** Their name, if they are only described; at most 200 characters. */
  name?: string | null | undefined;
  /** What the concern is; at most 2,000 characters. */
  text: string;
};

/** Let another person's decision about the risk level count. */
export type CountersignRiskLevelInput = {
  /** The decision that waits. */
  decisionId: string;
  /** The nominal's version as the caller saw it; left out: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The nominal: of the caller's caseload, or of their unit for its supervisor. */
  nominalId: string;
};

/** How many went. Practice is two; one needs a supervisor's authority beforehand. */
export type CrewMode =
  /** Two or more. */
  | 'DOUBLE'
  /** One, as a supervisor allowed beforehand. */
  | 'SINGLE_AUTHORISED'
  /** One, without leave: flagged. */
  | 'SINGLE_UNAUTHORISED';

/** Say whether ARMS applies to a nominal. */
export type DecideArmsAppliesInput = {
  /** Whether it applies, or why not. */
  applies: ArmsApplies;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Whom it is about. */
  nominalId: string;
  /** Why, in words; at most 2,000 characters. */
  reason: string;
};

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
  /** What follows; WARRANT needs as many searchAttempts as warrantAttempts says. */
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

/** The caller's word on some moves of one proposal. */
export type DecideMovesInput = {
  /** True: agree. False: reject. */
  agree: boolean;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Which moves, 50 at most. */
  moveIds: Array<string>;
  /** Why; at most 2,000 characters. */
  reason: string;
};

/** Whether two officers' records are of one visit. */
export type DecidePairingInput = {
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Which of them speaks for the visit, and so whether it succeeded; null: one that succeeded, else the earlier. */
  leadId?: string | null | undefined;
  /** How you know; from 1 to 2,000 characters. */
  note: string;
  /** The other record, of a visit to the same nominal by another officer. */
  otherVisitId: string;
  /** Of one visit, or of two. Either undoes the other. */
  verdict: PairingVerdict;
  /** The one record. */
  visitId: string;
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

/** A supervisor's word about news of somebody managed reactively. */
export type DecideReactiveReviewInput = {
  /** The nominal's version as the caller saw it; left out: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The nominal: of the caller's caseload, or of their unit for its supervisor. */
  nominalId: string;
  /** Why, in words; from 3 to 2,000 characters. */
  reason: string;
  /** Keep it as it is, or have visits reinstated. */
  verdict: ReactiveVerdict;
};

/** Decide whether partners are told. */
export type DecideSharingInput = {
  /** The case. */
  caseId: string;
  /** WITHHELD: partners are not told yet. That they are told is decided by telling: `discloseCase`. */
  decision: ShareDecision;
  /** The act of telling, if it is recorded. */
  disclosureId?: string | null | undefined;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** What it means for the child, in a line; at most 500 characters. */
  meaning: string;
  /** With WITHHELD: why, in words; at most 2,000 characters. */
  reason?: string;
  /** With WITHHELD: the officer who owes the review. One who works with the case. */
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

/** Which described persons. What is given must hold together; a null says nothing. */
export type DescribedPersonFilter = {
  /** One of these ids, 100 at most. */
  id?: Array<string> | null | undefined;
  /** Described by one of these reports, 100 at most. */
  reportId?: Array<string> | null | undefined;
  /** In one of these states, 100 at most. */
  state?: Array<DescribedPersonState> | null | undefined;
  /** About when they were told of. */
  toldAt?: InstantRange | null | undefined;
};

/** What became of somebody whom a report describes: the desk links them, or knows nobody who it could be. */
export type DescribedPersonState =
  /** It is a nominal: the report is about them. */
  | 'LINKED'
  /** It is nobody known, for a reason; should they become known, they are linked yet. */
  | 'NOBODY'
  /** The report was no intelligence, so nobody looked. */
  | 'NOT_KEPT'
  /** Somebody is to find out who it is. */
  | 'TO_LINK';

/** Whether a device found is allowed by the nominal's order. */
export type DevicePermitted =
  /** The order forbids it. */
  | 'NO'
  /** Not known whether it is allowed. */
  | 'UNKNOWN'
  /** The order allows it. */
  | 'YES';

/** What is to be shared of a child abuse case with an agency. */
export type DiscloseCaseInput = {
  /** Whom to tell. */
  agencyId: string;
  /** The case. */
  caseId: string;
  /** Conditions of use beyond the agreement's; at most 500 characters. */
  conditions?: string;
  /** As caseDisclosurePreview gave it: what the officer saw is what is sent. */
  contentDigest: string;
  /** Made by the client; names the disclosure for ever. */
  disclosureId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Fields that the agreement shows and this recipient does not need, each once. */
  leaveOut?: Array<SharedField>;
  /** What this means for the child, in a line; at most 500 characters. */
  meaning: string;
  /** What for: one that the agreement names. */
  purpose: Purpose;
  /** A sanitised intelligence report about the case, to share that: the case's decision is still owed. */
  reportId?: string | null | undefined;
};

/** What is to be shared of a nominal with an agency. */
export type DiscloseNominalInput = {
  /** Whom to tell. */
  agencyId: string;
  /** Conditions of use beyond the agreement's; at most 500 characters. */
  conditions?: string;
  /** As disclosurePreview gave it: what the officer saw is what is sent, or nothing. */
  contentDigest: string;
  /** Made by the client; names the disclosure for ever. */
  disclosureId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Why the person concerned is not to be given this (DPA 2018 s.45(4)), at most 500 characters; empty: they are. */
  keptFromSubjectReason?: string;
  /** Fields that the agreement shows and this recipient does not need, each once. */
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

/** Which disclosures. What is given must hold together; a null says nothing. */
export type DisclosureFilter = {
  /** About when it must be acknowledged. */
  acknowledgeBy?: InstantRange | null | undefined;
  /** Acknowledged, or not yet. */
  acknowledged?: boolean | null | undefined;
  /** To the agency with this id. */
  agencyId?: string | null | undefined;
  /** About the case with this id. */
  caseId?: string | null | undefined;
  /** About the receipt of the case that it is about. */
  caseReceivedAt?: InstantRange | null | undefined;
  /** Of a case, within 24 hours of its receipt, or later. */
  caseWithinADay?: boolean | null | undefined;
  /** Decided in one of these ways, 100 at most. */
  decision?: Array<DisclosureDecision> | null | undefined;
  /** About when. */
  disclosedAt?: InstantRange | null | undefined;
  /** By which the agency was first told of a case, or any other. */
  firstOfCase?: boolean | null | undefined;
  /** Kept from the person concerned, or not: false gives what they may be given. */
  keptFromSubject?: boolean | null | undefined;
  /** About the nominal with this id. */
  nominalId?: string | null | undefined;
  /** By the officer with this id. */
  officerId?: string | null | undefined;
  /** Recalled, and the recall acknowledged, or not yet. */
  recallAcknowledged?: boolean | null | undefined;
  /** Recalled, or not. */
  recalled?: boolean | null | undefined;
  /** Of one of these kinds, 100 at most. */
  recordKind?: Array<SharedRecord> | null | undefined;
};

/** Let a proposed recall be. */
export type DismissRecallInput = {
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Why what was shared stands; at most 500 characters. */
  reason: string;
  /** The recall. */
  recallId: string;
};

/** How the case ended, as SOA 2003 s.82 tells disposals apart. */
export type Disposal =
  /** A caution. */
  | 'CAUTION'
  /** A conditional discharge. */
  | 'CONDITIONAL_DISCHARGE'
  /** Hospital without a restriction order. */
  | 'HOSPITAL'
  /** Hospital with a restriction order. */
  | 'HOSPITAL_RESTRICTED'
  /** Imprisonment for a term. */
  | 'IMPRISONMENT'
  /** Imprisonment for life. */
  | 'LIFE'
  /** Any other disposal. */
  | 'OTHER';

/** Which sample to draw. */
export type DrawDipSampleInput = {
  /** Of what was done at this time or later. */
  beginsAt: string;
  /** And before this time. */
  endsAt: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** As was recorded by this time; null: by now. */
  knownAt?: string | null | undefined;
  /** Of nominals at one of these levels then, 100 at most; null: of all. */
  riskLevels?: Array<RiskLevel> | null | undefined;
  /** What to draw. */
  sampled: Sampled;
  /** The seed of its chance, from 0, a number without unit or place: the same seed draws the same. */
  seed: number;
  /** How many records, 1 to 50; all, if there are fewer. */
  size: number;
  /** Of the unit that managed them then; null: of every unit. */
  unitId?: string | null | undefined;
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

/** Say that what was owed by such a clock was done. */
export type EndClockInput = {
  /** The clock. */
  clockId: string;
  /** When it was done; not after now. */
  endedAt: string;
  /** The nominal's version as the caller saw it; left out: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The nominal: of the caller's caseload, or of their unit for its supervisor. */
  nominalId: string;
  /** What came of it, in words; from 3 to 2,000 characters. */
  outcome: string;
};

/** An order holds no longer. */
export type EndOrderInput = {
  /** The first day on which it counts: today or before. */
  fromDay: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The order. */
  orderId: string;
  /** Why, or by what; at most 2,000 characters. */
  reason: string;
  /** How it came to an end. */
  why: OrderEnd;
};

/** About whom a partner asks: a name with a date of birth, or the force's reference. */
export type EnquireInput = {
  /** The date of birth, with the name. */
  dateOfBirth?: string | null | undefined;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The whole name, in whatever letter case; at most 200 characters. */
  name?: string | null | undefined;
  /** What for: one that the agreement names. */
  purpose: Purpose;
  /** Why, in a line; at most 500 characters. The force reads it. */
  reason: string;
  /** The force's reference, instead; at most 200 characters. */
  reference?: string | null | undefined;
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

/** One piece of evidence for a factor. */
export type EvidenceInput = {
  /** Whether it is fact or opinion, and whose. */
  basis: StatementBasis;
  /** Where it comes from. */
  source: EvidenceSource;
  /** The statement of a visit that it is taken from. */
  statementId?: string | null | undefined;
  /** Whom it is about; the nominal, if it is not given. */
  subjectCategory?: SubjectCategory;
  /** What it is; at most 1,000 characters. */
  text: string;
};

/** Where a piece of evidence comes from. */
export type EvidenceSource =
  /** Another agency. */
  | 'AGENCY'
  /** An interview for the assessment. */
  | 'INTERVIEW'
  /** Somewhere else. */
  | 'OTHER'
  /** Police records. */
  | 'POLICE_RECORD'
  /** Another person. */
  | 'THIRD_PARTY'
  /** A visit. */
  | 'VISIT';

/** One factor with its rating and its evidence. */
export type FactorAssessedInput = {
  /** What the rating rests on; 50 at most. */
  evidence?: Array<EvidenceInput>;
  /** Which factor; each once. */
  factor: ArmsFactor;
  /** How far it is present; left out: not decided yet. */
  rating?: FactorRating | null | undefined;
};

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

/** What was found of one record of a sample. */
export type Finding =
  /** As it should be. */
  | 'GOOD'
  /** A comment says what it needs. */
  | 'NEEDS_WORK';

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

/** Keep a disclosure from the person concerned, or put it back. */
export type KeepFromSubjectInput = {
  /** The disclosure. */
  disclosureId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Why; at most 500 characters. Empty: it is kept from them no longer. */
  reason: string;
};

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

/** Say that an order may end by itself on its last day. */
export type LetOrderEndInput = {
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The order. */
  orderId: string;
  /** Why, or by what; at most 2,000 characters. */
  reason: string;
};

/** End the covert phase. */
export type LiftEmbargoInput = {
  /** The case. */
  caseId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Why; at most 2,000 characters. */
  reason: string;
};

/** Whom a described concern is about. */
export type LinkConcernInput = {
  /** The concern. */
  concernId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The nominal. */
  nominalId: string;
};

/** Say which nominal somebody is whom a report describes. */
export type LinkDescribedPersonInput = {
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Who it is: a nominal that the caller may see. */
  nominalId: string;
  /** The described person. */
  personId: string;
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

/** How what was asked and what is held agree. */
export type MatchedBy =
  /** It is the same. */
  | 'EXACT'
  /** Day and month are changed about, or it is a day, a month or a year off. */
  | 'NEAR_DATE'
  /** It sounds alike. */
  | 'SOUND'
  /** It is spelt alike: one or two letters more, fewer, other or changed about. */
  | 'SPELLING';

/** Where a proposed move stands. STALE: it came too late, because something had changed meanwhile. */
export type MoveState =
  /** Agreed on and carried out. */
  | 'MOVED'
  /** Open: not all who must agree have agreed. */
  | 'PROPOSED'
  /** Somebody said no. */
  | 'REJECTED'
  /** Agreed on too late: the nominal had moved, or the officer had no more room. */
  | 'STALE';

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

/** Where: the violent and sex offender register, or what replaces it; devices with the force's own examiners. */
export type NationalSystem =
  /** The force's digital media investigators: for DEVICES, and for nothing else. */
  | 'DMI'
  /** The multi-agency public protection system, which replaces it. */
  | 'MAPPS'
  /** The violent and sex offender register. */
  | 'VISOR';

/** What a nominal is to the law: suspects and convicted people are kept apart (DPA 2018 s.38(3)). */
export type NominalCategory =
  /** Convicted. */
  | 'CONVICTED'
  /** Suspected, and not convicted. */
  | 'SUSPECT';

/** What a nominal notifies, or fails to (SOA 2003 ss.83 to 86). */
export type NotificationKind =
  /** A change that is to come, with the day on which it is expected (s.84(2)). */
  | 'ADVANCE'
  /** That a change notified in advance has not happened (s.84(4)). */
  | 'ADVANCE_LAPSED'
  /** The yearly notification (s.85). */
  | 'ANNUAL'
  /** A change: of name, address, or what else is prescribed (s.84). */
  | 'CHANGE'
  /** The first notification (SOA 2003 s.83). */
  | 'INITIAL'
  /** A stay of 7 days in 12 months at one address (s.84). */
  | 'STAY'
  /** Travel abroad (s.86). */
  | 'TRAVEL_OUT'
  /** The return from abroad (s.86). */
  | 'TRAVEL_RETURN'
  /** The weekly notification of somebody with no fixed abode. */
  | 'WEEKLY';

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
  /** The conclusion of the assessment that a section 47 enquiry asks for. */
  | 'CHILD_ASSESSMENT'
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
  /** A decision what follows an order, before its last day. */
  | 'ORDER_END'
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
  /** A supervisor's decision after failed attempts to see the nominal (s.96B). */
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
  /** The answer to a proposal that another officer, unit or force manages the nominal. */
  | 'TRANSFER'
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

/** Ask another force to take a case over. */
export type OfferCaseTransferInput = {
  /** The case. */
  caseId: string;
  /** Which force; at most 200 characters. */
  force: string;
  /** Made by the client; names this request for ever. The same again is not done twice. It names the transfer. */
  id: string;
  /** Why; at most 2,000 characters. */
  reason: string;
};

/** Whether whoever is told may tell others. */
export type OnwardRule =
  /** Ask the force before telling anybody else. */
  | 'ASK_FIRST'
  /** Tell nobody else. */
  | 'NONE'
  /** Tell others where a child must be safeguarded, and tell the force that you did. */
  | 'TO_SAFEGUARD_A_CHILD';

/** One condition of an order. */
export type OrderConditionInput = {
  /** How it is checked at a visit; at most 500 characters. */
  checkMethod?: string | null | undefined;
  /** Made by the client; names the condition for ever. */
  id: string;
  /** What it demands. */
  kind: ConditionKind;
  /** Its number in the order, as printed; at most 10 characters. */
  position: string;
  /** The condition as the order has it; at most 2,000 characters. */
  text: string;
};

/** How an order came to an end. */
export type OrderEnd =
  /** A court discharged it. */
  | 'DISCHARGED'
  /** Its last day had passed. */
  | 'EXPIRED'
  /** A court quashed it. */
  | 'QUASHED'
  /** Another order took its place. */
  | 'REPLACED';

/** What imposes conditions on a nominal. */
export type OrderKind =
  /** Bail with conditions. */
  | 'BAIL'
  /** A licence after release. */
  | 'LICENCE'
  /** A notification order, after a conviction abroad. */
  | 'NOTIFICATION_ORDER'
  /** A sexual harm prevention order. */
  | 'SHPO'
  /** A sexual risk order. */
  | 'SRO';

/** What was done about an order. */
export type OrderStep =
  /** It came to an end. */
  | 'ENDED'
  /** It was decided that it may end by itself. */
  | 'LEFT_TO_END'
  /** It was recorded. */
  | 'RECORDED'
  /** Its conditions or its last day were changed. */
  | 'VARIED';

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

/** What a supervisor decided about two records. */
export type PairingVerdict =
  /** They are of one visit. */
  | 'JOINED'
  /** They are of two visits. */
  | 'PARTED';

/** One thing that was notified. */
export type ParticularInput = {
  /** What it is. */
  kind: ParticularKind;
  /** In words; 1 to 500 characters. */
  text: string;
};

/** What is notified (SOA 2003 s.83(5), SI 2012/1876). Phone, email and vehicle only where an order asks for them. */
export type ParticularKind =
  /** The home address. */
  | 'ADDRESS'
  /** A bank account. */
  | 'BANK_ACCOUNT'
  /** A credit or debit card. */
  | 'CARD'
  /** A household with somebody under 18. */
  | 'CHILD_IN_HOUSEHOLD'
  /** An email address; where an order asks for it. */
  | 'EMAIL'
  /** Another identity document. */
  | 'IDENTITY_DOCUMENT'
  /** A name. */
  | 'NAME'
  /** The national insurance number. */
  | 'NATIONAL_INSURANCE'
  /** Another address. */
  | 'OTHER_PREMISES'
  /** A passport. */
  | 'PASSPORT'
  /** A telephone number; where an order asks for it. */
  | 'PHONE'
  /** Where, when and how somebody travels. */
  | 'TRAVEL'
  /** A vehicle; where an order asks for it. */
  | 'VEHICLE';

/** Where a nominal is while time may be disregarded (SOA 2003 s.83(6)). */
export type PauseKind =
  /** Out of the country. */
  | 'ABROAD'
  /** In custody. */
  | 'CUSTODY'
  /** Detained in hospital. */
  | 'HOSPITAL';

/** How the suspect is looked after. */
export type PlanWelfareInput = {
  /** The case. */
  caseId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The plan; at most 2,000 characters. */
  text: string;
};

/** Which of the attempts of a period: each is a number of the rates, and the list behind it. */
export type PracticePart =
  /** Those that were announced. */
  | 'ANNOUNCED'
  /** Those that were announced and gave no reason. */
  | 'ANNOUNCED_WITHOUT_REASON'
  /** Those that one officer made alone. */
  | 'SINGLE_CREWED'
  /** Those of them that nobody had authorised. */
  | 'SINGLE_CREWED_UNAUTHORISED'
  /** Those that succeeded. */
  | 'SUCCEEDED'
  /** All attempts. */
  | 'VISITS';

/** Work out which work should move to whom. */
export type ProposeMovesInput = {
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Whose work to move; null: that of all units that the caller oversees. */
  unitId?: string | null | undefined;
};

/** Something that was shared is wrong. */
export type ProposeRecallInput = {
  /** One disclosure of it; everybody who has the same record is told. */
  disclosureId: string;
  /** What is wrong, each field once; empty: all of it. */
  fields?: Array<SharedField>;
  /** Made by the client; names the recall for ever. The same again is not done twice. */
  id: string;
  /** Whether something right follows. */
  kind: RecallKind;
  /** What is wrong, in words that recipients read; at most 500 characters. */
  reason: string;
};

/** Propose that somebody else manages a nominal: name an officer, a unit or a force. */
export type ProposeTransferInput = {
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The nominal. */
  nominalId: string;
  /** Another force; at most 200 characters. */
  otherForce?: string | null | undefined;
  /** Why; at most 2,000 characters. */
  reason: string;
  /** Officers of the receiving side who get need to know of a restricted nominal, 10 at most. */
  tell?: Array<string>;
  /** The officer who is to manage them. */
  toOwnerId?: string | null | undefined;
  /** The unit whose supervisor chooses an officer. */
  toUnitId?: string | null | undefined;
  /** Made by the client; names the transfer for ever. */
  transferId: string;
};

/** Visit a nominal at another interval than their level's; in months or in days. */
export type ProposeVisitIntervalInput = {
  /** How many days, 1 to 730. */
  days?: number | null | undefined;
  /** The nominal's version as the caller saw it; left out: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** How many months, 1 to 24. */
  months?: number | null | undefined;
  /** The nominal: of the caller's caseload, or of their unit for its supervisor. */
  nominalId: string;
  /** Why, in words; from 3 to 2,000 characters. */
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

/** What a supervisor says to news of somebody managed reactively. */
export type ReactiveVerdict =
  /** Reactive management goes on. */
  | 'KEEP'
  /** Visits are owed again from today. */
  | 'REINSTATE';

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

/** Another force asks us to manage somebody: they have an owner here at once. */
export type ReceiveNominalInput = {
  /** Who asks there; at most 200 characters. */
  contact: string;
  /** The date of birth; left out: not known. */
  dateOfBirth?: string | null | undefined;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The name; at most 200 characters. */
  name: string;
  /** Made by the client; names the nominal for ever. */
  nominalId: string;
  /** The force that asks; at most 200 characters. */
  otherForce: string;
  /** Who is to manage them: an officer of the caller's unit. */
  ownerId: string;
  /** Why, and what must be known; at most 2,000 characters. */
  reason: string;
  /** This force's reference; at most 30 characters, unique in the force. */
  reference: string;
  /** Under which reference there; at most 100 characters. */
  theirReference: string;
  /** Made by the client; names the transfer for ever. */
  transferId: string;
};

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

/** A suspect was convicted: they become a registered offender with all that the case knows. */
export type RecordConvictionInput = {
  /** The case. */
  caseId: string;
  /** The day of the conviction: the relevant date of SOA 2003 s.82(6). */
  convictedOn: string;
  /** Which court; at most 500 characters. */
  court: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The officer who manages them from then on; needed unless a nominal was found. */
  ownerId?: string | null | undefined;
  /** The new nominal's reference; at most 30 characters. Needed unless one was found. */
  reference?: string;
  /** The suspect. */
  subjectId: string;
};

/** What was found of one record of a sample. */
export type RecordFindingInput = {
  /** Needed where it needs work; at most 2,000 characters. */
  comment?: string;
  /** What was found. */
  finding: Finding;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The item. */
  itemId: string;
};

/** What kind of record opened or met an obligation; the record's id stands beside it. */
export type RecordKind =
  /** Something that a plan asked for. */
  | 'ACTION'
  /** An alert. */
  | 'ALERT'
  /** An assessment. */
  | 'ASSESSMENT'
  /** A case. */
  | 'CASE'
  /** A partner's concern. */
  | 'CONCERN'
  /** A decision. */
  | 'DECISION'
  /** An act of sharing. */
  | 'DISCLOSURE'
  /** An intelligence report. */
  | 'INTELLIGENCE'
  /** A change of management mode. */
  | 'MODE_CHANGE'
  /** The nominal's own record. */
  | 'NOMINAL'
  /** What a nominal notified. */
  | 'NOTIFICATION'
  /** An order. */
  | 'ORDER'
  /** A plan. */
  | 'PLAN'
  /** A partner's question. */
  | 'QUESTION'
  /** A recall of what was shared. */
  | 'RECALL'
  /** A record kept elsewhere. */
  | 'RECORD'
  /** A review. */
  | 'REVIEW'
  /** A stay at an address. */
  | 'STAY'
  /** A transfer to another officer, unit or force. */
  | 'TRANSFER'
  /** A visit. */
  | 'VISIT';

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

/** Record that somebody whom a report describes is nobody known. */
export type RecordNobodyKnownInput = {
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The described person. */
  personId: string;
  /** Where was looked, or why it is nobody known; at most 2,000 characters. */
  reason: string;
};

/** Enter in the register what was notified, or is known to be due. */
export type RecordNotificationInput = {
  /** The number of the written acknowledgement; at most 100 characters. */
  acknowledgement?: string | null | undefined;
  /** What was said; at most 2,000 characters. */
  details?: string;
  /** The day of the change, stay, departure or return, or the day named in advance. */
  eventOn?: string | null | undefined;
  /** The nominal's version as the caller saw it; left out: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** What it is about. */
  kind: NotificationKind;
  /** The nominal: of the caller's caseload, or of their unit for its supervisor. */
  nominalId: string;
  /** When police were told; left out: not yet. */
  notifiedAt?: string | null | undefined;
  /** What was notified, thing by thing, 40 at most. */
  particulars?: Array<ParticularInput>;
  /** Travel notified late for good reason. */
  withExcuse?: boolean;
};

/** An order that was made. */
export type RecordOrderInput = {
  /** Its conditions, 60 at most. */
  conditions?: Array<OrderConditionInput>;
  /** Who made it; at most 200 characters. */
  court?: string;
  /** Its last day; left out: until further order. */
  expiresOn?: string | null | undefined;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** What kind of order it is. */
  kind: OrderKind;
  /** When it was made. */
  madeOn: string;
  /** Whom it is about. */
  nominalId: string;
  /** Made by the client; names the order for ever. */
  orderId: string;
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

/** Days at an address that is not notified. */
export type RecordStayInput = {
  /** How many hours in a household with somebody under 18; left out: none such. */
  childHours?: number | null | undefined;
  /** The nominal's version as the caller saw it; left out: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** The first day. */
  fromDay: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The nominal: of the caller's caseload, or of their unit for its supervisor. */
  nominalId: string;
  /** The address; 1 to 300 characters. */
  premises: string;
  /** How it is known; 1 to 500 characters. */
  source: string;
  /** The last day, itself counted: today or before. */
  toDay: string;
};

/** What a tool gave for a nominal, as the tool gave it. */
export type RecordToolResultInput = {
  /** When it was used; not after today. */
  assessedOn: string;
  /** Who used it; at most 200 characters. */
  assessor: string;
  /** Its result in bands. */
  band: ToolBand;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Whom it is about. */
  nominalId: string;
  /** A result recorded wrongly, that this replaces. */
  replacesId?: string | null | undefined;
  /** Its score as the tool writes it; at most 30 characters. */
  score?: string | null | undefined;
  /** Which tool. */
  tool: AssessmentTool;
  /** Which version of it; at most 30 characters. */
  toolVersion: string;
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

/** Grade a report anew: what was before is kept, and whoever has it is told. */
export type RegradeIntelligenceInput = {
  /** With C: which; at most 500 characters. */
  conditions?: string;
  /** The version that the caller read; refused with STALE_VERSION if it is another by now. */
  expectedVersion: number;
  /** If the handling is another now. */
  handling?: HandlingCode | null | undefined;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The items whose grade is another now, each once. */
  items?: Array<GradedItemInput>;
  /** Why; at most 2,000 characters. */
  reason: string;
  /** The report. */
  reportId: string;
  /** If the source's is another now. */
  sourceEvaluation?: SourceEvaluation | null | undefined;
};

/** Release a report with conditions (C) to an agency. */
export type ReleaseIntelligenceInput = {
  /** The agency. */
  agencyId: string;
  /** For how many days it may be shared with it; 1 to 90. */
  days: number;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The report. */
  reportId: string;
};

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

/** A step of a visit's review. REWORKED is its officer's; the others are a supervisor's. */
export type ReviewStep =
  /** A supervisor has signed it too. */
  | 'COUNTERSIGNED'
  /** A supervisor wants more: a comment says what. */
  | 'RETURNED'
  /** A supervisor has read it. */
  | 'REVIEWED'
  /** Its officer has added to it; it is reviewed anew. */
  | 'REWORKED';

/** A supervisor's word about a visit that was submitted. */
export type ReviewVisitInput = {
  /** Needed to return it; at most 2,000 characters. */
  comment?: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** REVIEWED, COUNTERSIGNED or RETURNED. */
  step: ReviewStep;
  /** The visit. */
  visitId: string;
};

/** What an officer adds to a visit that was returned. */
export type ReworkVisitInput = {
  /** What is added or put right; at most 2,000 characters. */
  comment: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The visit. */
  visitId: string;
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
  /** Children's social care concluded the assessment. */
  | 'ASSESSMENT_DONE'
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
  /** An enquiry under section 47 of the Children Act 1989 began: the child is assessed within 45 working days of the referral. */
  | 'SECTION_47'
  /** A strategy discussion was held: a conference may follow within 15 working days. */
  | 'STRATEGY_DISCUSSION';

/** What a dip sample is drawn of. */
export type Sampled =
  /** ARMS assessments that were submitted. */
  | 'ASSESSMENTS'
  /** Plans signed. */
  | 'PLANS'
  /** Visits. */
  | 'VISITS';

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
  /** Whether it is fact or opinion, and whose; left out: as the submitter said, who must have said it. */
  basis?: StatementBasis | null | undefined;
  /** The item. */
  itemId: string;
  /** Whom it is about; left out: as the submitter said, who must have said it. */
  subjectCategory?: SubjectCategory | null | undefined;
  /** The words; at most 2,000 characters. Empty: it is left out. */
  text: string;
};

/** A draft of an ARMS assessment, whole: it takes the place of what the draft held. */
export type SaveArmsInput = {
  /** Made by the client; names the assessment for ever. */
  assessmentId: string;
  /** 0 begins a new one. Else: The version that the caller read; refused with STALE_VERSION if it is another by now. */
  expectedVersion: number;
  /** The factors looked at so far, each once. */
  factors?: Array<FactorAssessedInput>;
  /** How it all hangs together; at most 8,000 characters. */
  formulation?: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Whom it is about. */
  nominalId: string;
  /** The priority for work that comes of it. */
  priority?: ArmsPriority | null | undefined;
};

/** A draft of a risk management plan, whole: it takes the place of what the draft held. */
export type SavePlanInput = {
  /** If and then; 30 at most. */
  contingencies?: Array<ContingencyInput>;
  /** How things stand; at most 4,000 characters. */
  currentSituation?: string;
  /** 0 begins a new one. Else: The version that the caller read; refused with STALE_VERSION if it is another by now. */
  expectedVersion: number;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The third pillar; at most 4,000 characters. */
  interventionsTreatment?: string;
  /** The second pillar; at most 4,000 characters. */
  monitoringControl?: string;
  /** Whom it is about. */
  nominalId: string;
  /** Made by the client; names the plan for ever. */
  planId: string;
  /** The first pillar; at most 4,000 characters. */
  supervision?: string;
  /** What sets this person off; 15 at most, each at most 500 characters. */
  triggers?: Array<string>;
  /** The fourth pillar; at most 4,000 characters. */
  victimSafety?: string;
  /** How often to visit, from 1 to 24 months, if not as policy has it. */
  visitEveryMonths?: number | null | undefined;
  /** Why not; at most 2,000 characters. */
  visitIntervalReason?: string | null | undefined;
};

/** What of a record matched. */
export type SearchField =
  /** An address. */
  | 'ADDRESS'
  /** The date of birth. */
  | 'DATE_OF_BIRTH'
  /** A device. */
  | 'DEVICE'
  /** The name. */
  | 'NAME'
  /** An online identity, an e-mail or network address. */
  | 'ONLINE'
  /** Another name that is or was used. */
  | 'OTHER_NAMES'
  /** A telephone number. */
  | 'PHONE'
  /** The record's reference. */
  | 'REFERENCE'
  /** A vehicle. */
  | 'VEHICLE';

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

/** A term of imprisonment, as it was passed. */
export type SentencedTermInput = {
  /** The day on which it begins. */
  begins: string;
  /** And in days. */
  days?: number;
  /** Its length in months. */
  months?: number;
};

/** Make a case covert, or say anew who may know: the last list counts. */
export type SetEmbargoInput = {
  /** The case. */
  caseId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Until when nobody acts on it. */
  notToBeActedOnUntil?: string | null | undefined;
  /** Who may know, beside the case's officer and their supervisor; 50 at most. */
  officerIds?: Array<string>;
  /** Why; at most 2,000 characters. */
  reason: string;
  /** The joint strategy discussion's reference, 100 at most. */
  strategyReference?: string;
  /** When a warrant is planned. */
  warrantPlannedAt?: string | null | undefined;
};

/** Why and from when somebody must notify. */
export type SetNotificationPeriodInput = {
  /** With CONDITIONAL_DISCHARGE: its last day; left out with all else. */
  dischargeEndsOn?: string | null | undefined;
  /** How the case ended. */
  disposal: Disposal;
  /** The nominal's version as the caller saw it; left out: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The nominal: of the caller's caseload, or of their unit for its supervisor. */
  nominalId: string;
  /** The relevant date: of the conviction, finding or caution. */
  relevantOn: string;
  /** With IMPRISONMENT; 30 at most. */
  terms?: Array<SentencedTermInput>;
};

/** Set a nominal's risk level. */
export type SetRiskLevelInput = {
  /** The nominal's version as the caller saw it; left out: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The level; not UNASSESSED. */
  level: RiskLevel;
  /** The nominal: of the caller's caseload, or of their unit for its supervisor. */
  nominalId: string;
  /** Why, in words; from 3 to 2,000 characters. */
  reason: string;
  /** The level that an assessment tool proposed. */
  toolLevel?: RiskLevel | null | undefined;
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
  /** Online identities, e-mail and network addresses. */
  | 'ONLINE_IDENTITIES'
  /** Other places where the nominal stays. */
  | 'OTHER_ADDRESSES'
  /** Other names. */
  | 'OTHER_NAMES'
  /** Telephone numbers. */
  | 'PHONES'
  /** The force's reference. */
  | 'REFERENCE'
  /** The risk level that a person decided. */
  | 'RISK_LEVEL'
  /** The individual triggers of the plan in force. */
  | 'TRIGGERS'
  /** Vehicles, by registration. */
  | 'VEHICLES'
  /** Warnings for whoever meets the nominal, but for health. */
  | 'WARNINGS';

/** Which items. What is given must hold together; a null says nothing. */
export type SharedItemFilter = {
  /** Acknowledged, or not yet. */
  acknowledged?: boolean | null | undefined;
  /** Recalled, or not. */
  recalled?: boolean | null | undefined;
  /** Of one of these kinds, 100 at most. */
  recordKind?: Array<SharedRecord> | null | undefined;
};

/** What kind of record was shared. */
export type SharedRecord =
  /** An answer to a question. */
  | 'ANSWER'
  /** A child abuse case. */
  | 'CASE'
  /** A sanitised intelligence report. */
  | 'INTELLIGENCE'
  /** A nominal's record. */
  | 'NOMINAL';

/** Sign an agreement. */
export type SignAgreementInput = {
  /** The drafted version. */
  agreementId: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The signer's name, as it is to stand there; at most 200 characters. */
  signature: string;
};

/** Sign a draft: it can be changed no more. */
export type SignPlanInput = {
  /** The version that the caller read; refused with STALE_VERSION if it is another by now. */
  expectedVersion: number;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The plan. */
  planId: string;
};

/** A weak signal: not much by itself. Two of different kinds, or any concern of a partner, raise an alert. */
export type SignalKind =
  /** What a partner agency told. */
  | 'CONCERN'
  /** Intelligence of an untested source, or not known directly. */
  | 'INTELLIGENCE'
  /** Something that was not notified to police in time. */
  | 'NOTIFICATION'
  /** A trigger of the plan that happened, as a visit learned. */
  | 'TRIGGER';

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

/** Say that a clock runs which no other record starts. */
export type StartClockInput = {
  /** Since when: of the request, of knowing of the breach, of the last review. */
  beganAt: string;
  /** The nominal's version as the caller saw it; left out: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** What is owed. */
  kind: StartedKind;
  /** The nominal: of the caller's caseload, or of their unit for its supervisor. */
  nominalId: string;
  /** Why, in words; from 3 to 2,000 characters. */
  reason: string;
};

/** Clocks that nothing else in the records starts: a person says that they run, and that it is done. */
export type StartedKind =
  /** A breach of data, of which the Information Commissioner must be told. */
  | 'BREACH_ICO'
  /** The review whether the record is kept; made, the next one runs. */
  | 'MOPI_REVIEW'
  /** A request for one's own data. */
  | 'SAR';

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

/** Sign a draft: it can be changed no more. */
export type SubmitArmsInput = {
  /** The assessment. */
  assessmentId: string;
  /** The version that the caller read; refused with STALE_VERSION if it is another by now. */
  expectedVersion: number;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
};

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

/** What the receiving side says. */
export type TransferAnswer =
  /** Accept. */
  | 'ACCEPT'
  /** Refuse, with a reason. */
  | 'REFUSE';

/** Which transfers. What is given must hold together; a null says nothing. */
export type TransferFilter = {
  /** Of the nominal with this id. */
  nominalId?: string | null | undefined;
  /** In one of these states, 100 at most. */
  state?: Array<TransferState> | null | undefined;
};

/** Between whom. */
export type TransferKind =
  /** From another force. */
  | 'FORCE_IN'
  /** To another force. */
  | 'FORCE_OUT'
  /** To another officer of the unit. */
  | 'OFFICER'
  /** To another unit of the force. */
  | 'UNIT';

/** How far it has come. OVERTAKEN: the nominal moved otherwise before it was answered. */
export type TransferState =
  /** The nominal moved. */
  | 'ACCEPTED'
  /** The nominal moved otherwise before it was answered. */
  | 'OVERTAKEN'
  /** It waits for an answer; the owner stays responsible. */
  | 'PROPOSED'
  /** The receiving side refused; all stays as it was. */
  | 'REFUSED'
  /** The giving side took it back. */
  | 'WITHDRAWN';

/** What a unit does: sex offender management, online child abuse investigation, or a district's policing. */
export type UnitKind =
  /** A district's policing. */
  | 'DISTRICT'
  /** An online child abuse investigation team. */
  | 'OCAIT'
  /** A sex offender management unit. */
  | 'SOMU';

/** A change of an order that holds. What it was stays readable. */
export type VaryOrderInput = {
  /** Conditions that come, 60 at most. */
  adds?: Array<OrderConditionInput>;
  /** Conditions that hold no longer, 60 at most. */
  ends?: Array<string>;
  /** How many changes of the order the caller has read: if there are others by now, nothing is done. Left out: whatever there is. */
  expectedVersion?: number | null | undefined;
  /** Its last day from then on, whole; left out: until further order. */
  expiresOn?: string | null | undefined;
  /** The first day on which it counts: today or before. */
  fromDay: string;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The order. */
  orderId: string;
  /** Why, or by what; at most 2,000 characters. */
  reason: string;
};

/** What a supervisor should know of a visit that was accepted. A flag never stops a visit from being kept. */
export type VisitFlag =
  /** Announced, and no reason was given. */
  | 'ANNOUNCED_WITHOUT_REASON'
  /** It promised more attachments than a visit takes: the last of them are not taken. */
  | 'ATTACHMENTS_TOO_MANY'
  /** It promised an attachment of a kind that is not taken. */
  | 'ATTACHMENT_NOT_TAKEN'
  /** It promised an attachment of more than 20 MiB, which is not taken. */
  | 'ATTACHMENT_TOO_BIG'
  /** The phone's clock and the server's differed much. */
  | 'CLOCK_SKEWED'
  /** An order was varied or ended before the visit: a condition checked held no longer. */
  | 'CONDITION_ENDED'
  /** An order was varied before the visit: a condition that held was not asked about. */
  | 'CONDITION_UNANSWERED'
  /** It began later than the server's clock allows. */
  | 'FUTURE_DATED'
  /** Arrived late, and its officer owned the nominal at the time of the visit. */
  | 'LATE_AUTHORISED'
  /** A condition was not checked, and no reason was given. */
  | 'NOT_CHECKED_WITHOUT_REASON'
  /** Its officer did not own the nominal at the time of the visit. */
  | 'OUT_OF_SCOPE'
  /** One officer went without leave. */
  | 'SINGLE_CREWED_UNAUTHORISED'
  /** A condition may have been broken. */
  | 'SUSPECTED_BREACH'
  /** A trigger of the plan was not answered, or nothing was done and no reason given. */
  | 'TRIGGER_UNANSWERED';

/** What came of it. */
export type VisitOutcome =
  /** Broken off for somebody's safety. */
  | 'ABORTED_SAFETY'
  /** The nominal is abroad. */
  | 'ABROAD'
  /** The nominal has died. */
  | 'DECEASED'
  /** Entry was refused. */
  | 'ENTRY_REFUSED'
  /** The nominal is in custody. */
  | 'IN_CUSTODY'
  /** The nominal is in hospital. */
  | 'IN_HOSPITAL'
  /** The nominal does not live there. */
  | 'NOT_RESIDENT'
  /** Nobody answered. */
  | 'NO_REPLY'
  /** Only others were there. */
  | 'OTHERS_PRESENT_ONLY'
  /** The nominal was seen, without entry. */
  | 'PARTIAL_NO_ENTRY'
  /** The nominal was seen and spoken to at home. Only this meets what is owed. */
  | 'SUCCESSFUL';

/** Why the visit was made. */
export type VisitType =
  /** A visit to a new address. */
  | 'ADDRESS_CHANGE'
  /** A visit for an active risk management assessment. */
  | 'ARMS'
  /** The first visit after registration or release. */
  | 'INITIAL'
  /** A visit together with another agency. */
  | 'JOINT'
  /** A visit after management began again. */
  | 'REINSTATED'
  /** A visit that policy asks for from time to time. */
  | 'ROUTINE'
  /** Entry and search under a warrant (SOA 2003 s.96B). */
  | 'S96B_WARRANT'
  /** The nominal was met by chance, or looked for without a visit. */
  | 'SIGHTING_ONLY'
  /** A visit because of something that was heard. */
  | 'TARGETED';

/** How what can be read on a phone that is put out of use goes. */
export type WipeMode =
  /** What can be read on it goes once nothing waits to be sent. */
  | 'AFTER_UPLOAD'
  /** What can be read on it goes at its next contact. What waits stays, sealed, and may still be sent. */
  | 'NOW';

/** A stay was recorded wrongly. */
export type WithdrawStayInput = {
  /** The nominal's version as the caller saw it; left out: whatever it is. */
  expectedVersion?: number | null | undefined;
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** The nominal: of the caller's caseload, or of their unit for its supervisor. */
  nominalId: string;
  /** Why; 3 to 500 characters. */
  reason: string;
  /** The stay. */
  stayId: string;
};

/** Take a transfer back that waits. */
export type WithdrawTransferInput = {
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Why; at most 2,000 characters. */
  reason: string;
  /** The transfer. */
  transferId: string;
};

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
  /** Who owes its review: an officer who works with the nominal. Left out: whoever has the nominal. */
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

/** What is written up elsewhere after a visit. DEVICES: what was found is referred to be examined. */
export type WriteUp =
  /** A breach suspected at it. */
  | 'BREACH'
  /** Devices found at it, referred to be examined. */
  | 'DEVICES'
  /** The visit. */
  | 'VISIT';

/** A visit, or a breach suspected at it, was keyed into the national system. */
export type WriteUpVisitInput = {
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** When, with an offset; not after now. */
  keyedAt: string;
  /** Its reference there; at most 100 characters. */
  reference: string;
  /** Which system. */
  system: NationalSystem;
  /** The visit. */
  visitId: string;
  /** The visit or the breach. */
  what: WriteUp;
};

export type SyncHelloMutationVariables = Exact<{
  input: SyncHelloInput;
}>;


export type SyncHelloMutation = { syncHello: { protocol: number, epoch: string, serverTime: string, sealKeys: unknown, isRegistered: boolean, keepAckedForDays: number, keepFetchedForDays: number | null, wipe: WipeMode | null, marker: string, schema: { current: number, oldestPush: number, oldestPull: number }, scopes: Array<{ scope: string, priority: number }>, limits: { batch: number, bytes: number, page: number } } };

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


export type OverdueBoardQuery = { overdueBoard: { at: string, knownAt: string, size: number, bands: Array<{ daysFrom: number, daysTo: number | null, size: number }>, ages: Array<{ daysFrom: number, daysTo: number | null, size: number }>, byKind: Array<{ kind: ObligationKind, size: number }>, byRiskLevel: Array<{ riskLevel: RiskLevel, size: number }>, byUnit: Array<{ unitId: string, name: string, size: number }>, byDistrict: Array<{ district: string | null, size: number }>, byOfficer: Array<{ ownerId: string, name: string, size: number }>, mostOverdue: { id: string, kind: ObligationKind, dueAt: string, daysOverdue: number, reference: string, name: string, riskLevel: RiskLevel, unitName: string, ownerName: string, lastSuccessfulVisitAt: string | null, daysSinceLastSuccessfulVisit: number | null, failedAttempts: number, markers: Array<MarkerCode>, orders: number, children: number } | null } };

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


export type PracticeQuery = { visitPractice: { visits: number, succeeded: number, announced: number, announcedWithoutReason: number, singleCrewed: number, singleCrewedUnauthorised: number, sampled: number, sampledGood: number, sampledNeedsWork: number }, caseloads: { most: number, since: string, source: string, officers: Array<{ ownerId: string, name: string, unitName: string, nominals: number, overdue: number }> }, decisionsDemanded: { attempts: number, source: string, size: number, rows: Array<{ nominalId: string, reference: string, name: string, riskLevel: RiskLevel, unitName: string, ownerName: string, failedAttempts: number, daysSinceLastSuccessfulVisit: number | null }> } };

export type DecisionsDemandedQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type DecisionsDemandedQuery = { decisionsDemanded: { attempts: number, source: string, size: number, next: string | null, rows: Array<{ nominalId: string, reference: string, name: string, riskLevel: RiskLevel, unitName: string, ownerName: string, failedAttempts: number, daysSinceLastSuccessfulVisit: number | null }> } };

export type VisitPracticeListQueryVariables = Exact<{
  part: PracticePart;
  from: string;
  to: string;
  first: number;
  after?: string | null | undefined;
}>;


export type VisitPracticeListQuery = { visitPracticeList: { size: number, next: string | null, rows: Array<{ visitId: string, startedAt: string, outcome: VisitOutcome, announced: boolean, announcedReason: AnnouncedReason | null, crewMode: CrewMode, reference: string, name: string, riskLevel: RiskLevel, officerName: string, unitName: string }> } };

export type CaseloadListQueryVariables = Exact<{
  ownerId: string;
  first: number;
  after?: string | null | undefined;
}>;


export type CaseloadListQuery = { caseloadList: { size: number, next: string | null, rows: Array<{ nominalId: string, reference: string, name: string, riskLevel: RiskLevel, managementMode: ManagementMode, lastSuccessfulVisitAt: string | null }> } };

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


export type NominalRecordsQuery = { nominal: { id: string, name: string, reference: string, plans: Array<{ id: string, number: number, version: number, state: SigningState, submittedAt: string | null, decidedAt: string | null, endedAt: string | null, comment: string | null, currentSituation: string, supervision: string, monitoringControl: string, interventionsTreatment: string, victimSafety: string, visitEveryMonths: number | null, visitIntervalReason: string | null, author: { name: string }, decider: { name: string } | null, triggers: Array<{ id: string, text: string }>, contingencies: Array<{ id: string, onWhat: ContingencyOn, ifText: string, thenText: string, who: ActionBy, urgency: ActionUrgency, trigger: { id: string } | null }> }>, planActions: Array<{ id: string, what: string, why: string, who: ActionBy, dueAt: string | null, doneAt: string | null, outcome: string | null }>, armsAssessments: Array<{ id: string, number: number, version: number, state: SigningState, submittedAt: string | null, decidedAt: string | null, comment: string | null, formulation: string, priority: ArmsPriority | null, author: { name: string }, decider: { name: string } | null, factors: Array<{ id: string, factor: ArmsFactor, rating: FactorRating | null, evidence: Array<{ id: string, text: string, basis: StatementBasis, source: EvidenceSource, subjectCategory: SubjectCategory }> }> }>, armsApplicability: { applies: ArmsApplies, reason: string, decidedAt: string, decider: { name: string } } | null, armsEvidence: Array<{ id: string, factor: ArmsFactor, direction: EvidenceDirection, statement: { text: string, basis: StatementBasis, subjectCategory: SubjectCategory }, visit: { startedAt: string } | null }>, toolResults: Array<{ id: string, tool: AssessmentTool, toolVersion: string, band: ToolBand, score: string | null, assessedOn: string, assessor: string, isReplaced: boolean }> } | null };

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

export type ReviewQueueQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ReviewQueueQuery = { reviewQueue: { size: number, urgent: number, overdue: number, returned: number, next: string | null, rows: Array<{ visitId: string, reference: string, name: string, riskLevel: RiskLevel, outcome: VisitOutcome, startedAt: string, receivedAt: string, crewMode: CrewMode, flags: Array<VisitFlag>, triggers: Array<string>, officerName: string, dueAt: string, daysOverdue: number, lastStep: ReviewStep | null, urgent: boolean }> } };

export type VisitRecordQueryVariables = Exact<{
  id: string;
}>;


export type VisitRecordQuery = { node:
    | { id: string, visitType: VisitType, outcome: VisitOutcome, startedAt: string, endedAt: string | null, receivedAt: string, officerId: string, officerName: string, secondOfficerName: string | null, announced: boolean, announcedReason: AnnouncedReason | null, announcedReasonText: string | null, crewMode: CrewMode, nominalSeen: boolean, entrySoughtToSearch: boolean, notes: string | null, flags: Array<VisitFlag>, clockSkewSeconds: number | null, nominal: { id: string, name: string, reference: string, riskLevel: RiskLevel } | null, people: Array<{ id: string, name: string, relationship: string, isChild: boolean, note: string | null }>, rooms: Array<{ id: string, name: string, seen: boolean, note: string | null }>, devices: Array<{ id: string, kind: string, description: string, permitted: DevicePermitted, examined: boolean, note: string | null }>, conditionChecks: Array<{ id: string, result: ConditionResult, note: string | null, condition: { id: string, position: string, text: string } | null }>, statements: Array<{ id: string, text: string, basis: StatementBasis, subjectCategory: SubjectCategory }>, triggerAnswers: Array<{ id: string, happened: boolean, action: string | null, noActionReason: string | null, trigger: { id: string, text: string } | null }>, reviews: Array<{ id: string, step: ReviewStep, comment: string, at: string, by: { id: string, name: string } }>, attachments: Array<{ id: string, kind: AttachmentKind, bytes: number, caption: string | null, state: AttachmentState, problem: AttachmentProblem | null }> }
    | Record<PropertyKey, never>
   | null };

export type ReviewVisitMutationVariables = Exact<{
  input: ReviewVisitInput;
}>;


export type ReviewVisitMutation = { reviewVisit: { visit: { id: string } | null, userErrors: Array<{ code: string, field: string, message: string }> } };

export type MoveProposalsQueryVariables = Exact<{ [key: string]: never; }>;


export type MoveProposalsQuery = { moveProposals: Array<{ id: string, madeAt: string, unitName: string | null, most: number, overdue: number, weeks: number, expectedAsItIs: number, expectedWithMoves: number, moves: Array<{ id: string, reference: string | null, name: string | null, riskLevel: RiskLevel, daysOverdue: number, fromOfficer: string, fromUnit: string, toOfficer: string, toUnit: string, why: string, state: MoveState, given: boolean, taken: boolean, mayDecide: boolean, reason: string | null }> }> };

export type ProposeMovesMutationVariables = Exact<{
  input: ProposeMovesInput;
}>;


export type ProposeMovesMutation = { proposeMoves: { proposal: { id: string } | null, userErrors: Array<{ code: string, field: string, message: string }> } };

export type DecideMovesMutationVariables = Exact<{
  input: DecideMovesInput;
}>;


export type DecideMovesMutation = { decideMoves: { proposal: { id: string } | null, userErrors: Array<{ code: string, field: string, message: string }> } };

export type DipSamplesQueryVariables = Exact<{ [key: string]: never; }>;


export type DipSamplesQuery = { dipSamples: Array<{ id: string, sampled: Sampled, drawnAt: string, beginsAt: string, endsAt: string, knownAt: string, unitName: string | null, riskLevels: Array<RiskLevel> | null, seed: number, size: number, population: number, digest: string, items: Array<{ id: string, recordId: string, nominalId: string, reference: string, name: string, officerName: string, doneAt: string, finding: Finding | null, comment: string | null, returned: boolean, mayFind: boolean }> }> };

export type DrawDipSampleMutationVariables = Exact<{
  input: DrawDipSampleInput;
}>;


export type DrawDipSampleMutation = { drawDipSample: { sample: { id: string } | null, userErrors: Array<{ code: string, field: string, message: string }> } };

export type RecordFindingMutationVariables = Exact<{
  input: RecordFindingInput;
}>;


export type RecordFindingMutation = { recordFinding: { sample: { id: string } | null, userErrors: Array<{ code: string, field: string, message: string }> } };

export type ReworkVisitMutationVariables = Exact<{
  input: ReworkVisitInput;
}>;


export type ReworkVisitMutation = { reworkVisit: { visit: { id: string } | null, userErrors: Array<{ code: string, field: string, message: string }> } };

export type WaitingQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type WaitingQuery = { waiting: { totalCount: number, edges: Array<{ node: { id: string, kind: ObligationKind, dueAt: string | null, daysOverdue: number, riskLevel: RiskLevel, openedWith: RecordKind | null, openedById: string | null, explain: string, owner: { name: string }, nominal: { id: string, reference: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TransfersQueryVariables = Exact<{
  first: number;
  filter?: TransferFilter | null | undefined;
}>;


export type TransfersQuery = { transfers: { totalCount: number, edges: Array<{ node: { id: string, kind: TransferKind, state: TransferState, nominalId: string, reference: string, name: string | null, riskLevel: RiskLevel, visitDueAt: string | null, answerBy: string | null, reason: string, proposedAt: string, proposer: string, otherForce: string | null, contact: string | null, contactReference: string | null, decidedAt: string | null, decision: string | null, mayAnswer: boolean, mayWithdraw: boolean, fromUnit: { id: string, name: string }, fromOwner: { name: string }, toUnit: { id: string, name: string } | null, toOwner: { name: string } | null } }> } };

export type NominalManagedQueryVariables = Exact<{
  id: string;
}>;


export type NominalManagedQuery = { nominal: { id: string, name: string, reference: string, version: number, riskLevel: RiskLevel, managementMode: ManagementMode, restricted: boolean, nextVisitDueAt: string | null, lastSuccessfulVisitAt: string | null, owner: { id: string, name: string }, unit: { id: string, name: string }, riskDecisions: Array<{ id: string, previousLevel: RiskLevel, level: RiskLevel, toolLevel: RiskLevel | null, reason: string, decidedAt: string, countersignedAt: string | null, effectiveAt: string | null }>, modeChanges: Array<{ id: string, mode: ManagementMode, fromDay: string, reason: string, spokeAgainst: Array<string> | null, decidedAt: string }>, reactiveReviews: Array<{ id: string, verdict: ReactiveVerdict, reason: string, reviews: number, decidedAt: string }>, startedClocks: Array<{ id: string, kind: StartedKind, beganAt: string, reason: string, endedAt: string | null, outcome: string | null }>, visitIntervals: Array<{ id: string, months: number | null, days: number | null, isLonger: boolean, reason: string, proposedAt: string, approvedAt: string | null, since: string | null, until: string | null, planId: string | null }>, pauses: Array<{ id: string, kind: PauseKind, fromDay: string, toDay: string | null }> } | null, reactiveEligibility: { lowSince: string | null, against: Array<{ code: AgainstReactive, words: string }> } | null };

export type NominalRegisterQueryVariables = Exact<{
  id: string;
}>;


export type NominalRegisterQuery = { nominal: { id: string, name: string, reference: string, version: number, notificationPeriod: { id: string, disposal: Disposal, relevantOn: string, lastDay: string | null, explanation: string, recordedAt: string } | null, notifications: Array<{ id: string, kind: NotificationKind, eventOn: string | null, notifiedAt: string | null, withExcuse: boolean, details: string, acknowledgement: string | null, recordedAt: string, particulars: Array<{ id: string, kind: ParticularKind, text: string }> }>, stays: Array<{ id: string, premises: string, fromDay: string, toDay: string, childHours: number | null, source: string, withdrawnAt: string | null, withdrawnWhy: string | null }>, obligations: { edges: Array<{ node: { id: string, kind: ObligationKind, dueAt: string | null, daysOverdue: number, metAt: string | null, cancelledAt: string | null, explain: string } }> } } | null };

export type NominalOrdersQueryVariables = Exact<{
  id: string;
}>;


export type NominalOrdersQuery = { nominal: { id: string, name: string, reference: string, orders: Array<{ id: string, kind: OrderKind, madeOn: string, expiresOn: string | null, court: string | null, endedOn: string | null, conditions: Array<{ id: string, kind: ConditionKind, text: string, checkMethod: string | null, position: string, since: string | null, lastCheckedOn: string | null }>, pastConditions: Array<{ id: string, text: string, position: string, endedOn: string | null }>, changes: Array<{ id: string, step: OrderStep, fromDay: string, expiresOn: string | null, why: OrderEnd | null, reason: string, recordedAt: string }> }>, pastOrders: Array<{ id: string, kind: OrderKind, madeOn: string, expiresOn: string | null, court: string | null, endedOn: string | null, conditions: Array<{ id: string, kind: ConditionKind, text: string, checkMethod: string | null, position: string, since: string | null, lastCheckedOn: string | null }>, pastConditions: Array<{ id: string, text: string, position: string, endedOn: string | null }>, changes: Array<{ id: string, step: OrderStep, fromDay: string, expiresOn: string | null, why: OrderEnd | null, reason: string, recordedAt: string }> }> } | null };

export type OrderWordsFragment = { id: string, kind: OrderKind, madeOn: string, expiresOn: string | null, court: string | null, endedOn: string | null, conditions: Array<{ id: string, kind: ConditionKind, text: string, checkMethod: string | null, position: string, since: string | null, lastCheckedOn: string | null }>, pastConditions: Array<{ id: string, text: string, position: string, endedOn: string | null }>, changes: Array<{ id: string, step: OrderStep, fromDay: string, expiresOn: string | null, why: OrderEnd | null, reason: string, recordedAt: string }> };

export type NominalAttemptsQueryVariables = Exact<{
  id: string;
}>;


export type NominalAttemptsQuery = { nominal: { id: string, name: string, reference: string, failedAttemptsSince: number, searchAttempts: number, warrantAttempts: number | null, lastSuccessfulVisitAt: string | null, attemptDecisions: Array<{ id: string, decision: AttemptDecision, reason: string, decidedAt: string, attempts: number, qualifying: number, decider: { name: string } }>, visits: { edges: Array<{ node: { id: string, outcome: VisitOutcome, startedAt: string, officerName: string, secondOfficerName: string | null, entrySoughtToSearch: boolean, announced: boolean } }> } } | null };

export type SetRiskLevelMutationVariables = Exact<{
  input: SetRiskLevelInput;
}>;


export type SetRiskLevelMutation = { setRiskLevel: { waits: boolean, userErrors: Array<{ code: string, field: string, message: string }> } };

export type CountersignRiskLevelMutationVariables = Exact<{
  input: CountersignRiskLevelInput;
}>;


export type CountersignRiskLevelMutation = { countersignRiskLevel: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type ChangeManagementModeMutationVariables = Exact<{
  input: ChangeManagementModeInput;
}>;


export type ChangeManagementModeMutation = { changeManagementMode: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type StartClockMutationVariables = Exact<{
  input: StartClockInput;
}>;


export type StartClockMutation = { startClock: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type EndClockMutationVariables = Exact<{
  input: EndClockInput;
}>;


export type EndClockMutation = { endClock: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type DecideReactiveReviewMutationVariables = Exact<{
  input: DecideReactiveReviewInput;
}>;


export type DecideReactiveReviewMutation = { decideReactiveReview: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type ProposeVisitIntervalMutationVariables = Exact<{
  input: ProposeVisitIntervalInput;
}>;


export type ProposeVisitIntervalMutation = { proposeVisitInterval: { waits: boolean, userErrors: Array<{ code: string, field: string, message: string }> } };

export type ApproveVisitIntervalMutationVariables = Exact<{
  input: ApproveVisitIntervalInput;
}>;


export type ApproveVisitIntervalMutation = { approveVisitInterval: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type ProposeTransferMutationVariables = Exact<{
  input: ProposeTransferInput;
}>;


export type ProposeTransferMutation = { proposeTransfer: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type AnswerTransferMutationVariables = Exact<{
  input: AnswerTransferInput;
}>;


export type AnswerTransferMutation = { answerTransfer: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type WithdrawTransferMutationVariables = Exact<{
  input: WithdrawTransferInput;
}>;


export type WithdrawTransferMutation = { withdrawTransfer: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type RecordNotificationMutationVariables = Exact<{
  input: RecordNotificationInput;
}>;


export type RecordNotificationMutation = { recordNotification: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type RecordStayMutationVariables = Exact<{
  input: RecordStayInput;
}>;


export type RecordStayMutation = { recordStay: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type WithdrawStayMutationVariables = Exact<{
  input: WithdrawStayInput;
}>;


export type WithdrawStayMutation = { withdrawStay: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type SetNotificationPeriodMutationVariables = Exact<{
  input: SetNotificationPeriodInput;
}>;


export type SetNotificationPeriodMutation = { setNotificationPeriod: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type RecordOrderMutationVariables = Exact<{
  input: RecordOrderInput;
}>;


export type RecordOrderMutation = { recordOrder: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type VaryOrderMutationVariables = Exact<{
  input: VaryOrderInput;
}>;


export type VaryOrderMutation = { varyOrder: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type LetOrderEndMutationVariables = Exact<{
  input: LetOrderEndInput;
}>;


export type LetOrderEndMutation = { letOrderEnd: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type EndOrderMutationVariables = Exact<{
  input: EndOrderInput;
}>;


export type EndOrderMutation = { endOrder: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type UnitsQueryVariables = Exact<{
  first: number;
}>;


export type UnitsQuery = { units: { edges: Array<{ node: { id: string, name: string, kind: UnitKind } }> } };

export type NominalArmsQueryVariables = Exact<{
  id: string;
}>;


export type NominalArmsQuery = { nominal: { id: string, name: string, reference: string, armsAssessments: Array<{ id: string, number: number, version: number, state: SigningState, formulation: string, priority: ArmsPriority | null, factors: Array<{ id: string, factor: ArmsFactor, rating: FactorRating | null, evidence: Array<{ id: string, text: string, basis: StatementBasis, source: EvidenceSource, subjectCategory: SubjectCategory, statementId: string | null }> }> }>, armsEvidence: Array<{ id: string, factor: ArmsFactor, statement: { id: string, text: string, basis: StatementBasis, subjectCategory: SubjectCategory }, visit: { startedAt: string } | null }> } | null };

export type SaveArmsMutationVariables = Exact<{
  input: SaveArmsInput;
}>;


export type SaveArmsMutation = { saveArms: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type DecideArmsAppliesMutationVariables = Exact<{
  input: DecideArmsAppliesInput;
}>;


export type DecideArmsAppliesMutation = { decideArmsApplies: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type RecordToolResultMutationVariables = Exact<{
  input: RecordToolResultInput;
}>;


export type RecordToolResultMutation = { recordToolResult: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type SubmitArmsMutationVariables = Exact<{
  input: SubmitArmsInput;
}>;


export type SubmitArmsMutation = { submitArms: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type VisitPairingsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type VisitPairingsQuery = { visitPairings: { totalCount: number, edges: Array<{ node: { id: string, outcomesDiffer: boolean, nominal: { id: string, name: string, reference: string } | null, one: { id: string, officerName: string, secondOfficerName: string | null, outcome: VisitOutcome, startedAt: string, notes: string | null } | null, other: { id: string, officerName: string, secondOfficerName: string | null, outcome: VisitOutcome, startedAt: string, notes: string | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DecidePairingMutationVariables = Exact<{
  input: DecidePairingInput;
}>;


export type DecidePairingMutation = { decidePairing: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type NominalVisitsQueryVariables = Exact<{
  id: string;
}>;


export type NominalVisitsQuery = { visits: { nodes: Array<{ id: string, visitType: VisitType, outcome: VisitOutcome, startedAt: string, officerName: string, writeups: Array<{ id: string, what: WriteUp, system: NationalSystem, reference: string, keyedAt: string }>, attachments: Array<{ id: string, kind: AttachmentKind, bytes: number, caption: string | null, state: AttachmentState, problem: AttachmentProblem | null }> }> } };

export type CasesQueryVariables = Exact<{
  filter?: CaseFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type CasesQuery = { cases: { totalCount: number, edges: Array<{ node: { id: string, reference: string, source: ReferralSource, state: CaseState, band: KiratBand, embargoed: boolean, sharing: ShareDecision, escalated: boolean, ageDays: number, receivedAt: string, originReceivedAt: string | null, actionDueAt: string | null, actedAt: string | null, shareDueAt: string | null, shareReviewDueAt: string | null, firstSharedAt: string | null, owner: { id: string, name: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CaseRecordQueryVariables = Exact<{
  id: string;
}>;


export type CaseRecordQuery = { case: { id: string, reference: string, source: ReferralSource, state: CaseState, band: KiratBand, bandAsOf: string | null, embargoed: boolean, sharing: ShareDecision, escalated: boolean, ageDays: number, summary: string | null, receivedAt: string, originReceivedAt: string | null, originForce: string | null, actionDueAt: string | null, actedAt: string | null, shareDueAt: string | null, shareReviewDueAt: string | null, firstSharedAt: string | null, outcome: CaseOutcome | null, outcomeReason: string | null, owner: { id: string, name: string }, subjects: Array<{ id: string, name: string, otherNames: Array<string>, dateOfBirth: string | null, category: SubjectCategory, worksWithChildren: boolean, nominalId: string | null }>, identities: Array<{ id: string, kind: IdentityKind, platform: string, value: string }>, addresses: Array<{ id: string, lines: Array<string>, postcode: string }>, children: Array<{ id: string, firstName: string, ageBand: AgeBand, relationship: string, livesThere: boolean }>, devices: Array<{ id: string, description: string, exhibit: string, seizedAt: string }>, kiratResults: Array<{ id: string, band: KiratBand, version: string, assessor: string, bandAsOf: string, recorder: { id: string, name: string } }>, shareDecisions: Array<{ id: string, decision: ShareDecision, meaning: string, told: string, withheldFor: WithholdReason | null, reason: string, decidedAt: string, reviewer: { id: string, name: string } | null, decider: { id: string, name: string } }>, safeguarding: Array<{ id: string, step: SafeguardingStep, at: string, agency: string, reference: string }>, embargoes: Array<{ id: string, reason: string, notToBeActedOnUntil: string | null, warrantPlannedAt: string | null, setAt: string, liftedAt: string | null }>, named: Array<{ id: string, officer: { id: string, name: string } }>, events: Array<{ id: string, kind: CaseEventKind, at: string, checkDueAt: string | null }>, welfarePlans: Array<{ id: string, text: string, writtenAt: string, writer: { id: string, name: string } }>, documents: Array<{ id: string, name: string, kind: string, bytes: number, addedAt: string }>, transfers: Array<{ id: string, direction: CaseTransferDirection, force: string, reason: string, askedAt: string, answer: CaseTransferAnswer | null, answeredBy: string | null, reference: string | null, answeredAt: string | null }>, obligations: Array<{ id: string, kind: ObligationKind, dueAt: string | null, metAt: string | null, cancelledAt: string | null, explain: string }> } | null };

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

export type PlanWelfareMutationVariables = Exact<{
  input: PlanWelfareInput;
}>;


export type PlanWelfareMutation = { planWelfare: { userErrors: Array<{ code: string, field: string, message: string }> } };

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


export type IntelligenceFileQuery = { describedPersons: { nodes: Array<{ id: string, name: string, state: DescribedPersonState }> }, intelligenceReport: { id: string, urn: string, state: ReportState, version: number, priority: IntelligencePriority, handling: HandlingCode, conditions: string, marking: SecurityMarking, sourceEvaluation: SourceEvaluation, informationAt: string, receivedAt: string, reviewAt: string | null, items: Array<{ id: string, position: number, assessment: IntelligenceAssessment, text: string | null, basis: StatementBasis | null, subjectCategory: SubjectCategory | null }>, gradings: Array<{ id: string, graded: Graded, before: string, after: string, reason: string, gradedAt: string }> } | null, intelligenceFile: { id: string, submissions: Array<{ id: string, provenance: string | null, hasSource: boolean | null, officer: { id: string, name: string } | null, raw: Array<{ id: string, itemId: string, position: number, text: string, assessment: IntelligenceAssessment, basis: StatementBasis | null, subjectCategory: SubjectCategory | null }> }> } | null };

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

export type ReleaseIntelligenceMutationVariables = Exact<{
  input: ReleaseIntelligenceInput;
}>;


export type ReleaseIntelligenceMutation = { releaseIntelligence: { released: boolean, userErrors: Array<{ code: string, field: string, message: string }> } };

export type AgreementsInForceQueryVariables = Exact<{ [key: string]: never; }>;


export type AgreementsInForceQuery = { agreements: { nodes: Array<{ id: string, agencyId: string, onward: OnwardRule, agency: { name: string }, purposes: Array<{ purpose: Purpose }> }> } };

export type AgreementsQueryVariables = Exact<{ [key: string]: never; }>;


export type AgreementsQuery = { agreements: { nodes: Array<{ id: string, title: string, version: number, signedAt: string | null, endedAt: string | null, validTo: string, inForce: boolean, agency: { name: string, kind: AgencyKind } }> } };

export type AgreementWholeFragment = { id: string, title: string, version: number, validFrom: string, validTo: string, contactName: string, contact: string, onward: OnwardRule, pointer: boolean, namesPerson: boolean, schedule8: string, draftedAt: string, signedAt: string | null, signature: string | null, endedAt: string | null, endReason: string | null, inForce: boolean, agency: { name: string, kind: AgencyKind }, purposes: Array<{ id: string, purpose: Purpose, gateway: Gateway | null, necessity: string }>, rows: Array<{ id: string, districts: Array<string>, riskLevels: Array<RiskLevel>, modes: Array<ManagementMode>, withChildren: boolean }>, shown: Array<{ id: string, field: SharedField }>, withheld: Array<{ id: string, field: SharedField, category: WithheldCategory | null, clause: string, reason: string, told: boolean }> };

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


export type NominalSharingQuery = { nominal: { id: string, name: string, reference: string, restricted: boolean, intelligence: Array<{ id: string, report: { id: string, urn: string, handling: HandlingCode, informationAt: string } | null }> } | null, disclosures: { totalCount: number, nodes: Array<{ id: string, decision: DisclosureDecision, withholdReason: WithholdReason | null, reason: string, purpose: Purpose | null, disclosedAt: string, meaning: string, acknowledgeBy: string | null, acknowledgedAt: string | null, acknowledgedFor: string | null, isRecalled: boolean, keptBack: Array<SharedField>, reviewAt: string | null, keptFromSubject: boolean, keptFromSubjectReason: string | null, agency: { name: string }, officer: { name: string } | null, enquiry: { reason: string, onBehalfOf: string | null } | null, statements: Array<{ id: string, field: SharedField, text: string }> }> } };

export type GivenToSubjectQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type GivenToSubjectQuery = { disclosures: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, disclosedAt: string, isRecalled: boolean, agency: { name: string }, statements: Array<{ field: SharedField, text: string, basis: StatementBasis, subjectCategory: SubjectCategory, asOf: string | null }> }> } };

export type KeepFromSubjectMutationVariables = Exact<{
  input: KeepFromSubjectInput;
}>;


export type KeepFromSubjectMutation = { keepFromSubject: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type DisclosurePreviewQueryVariables = Exact<{
  nominalId: string;
  agencyId: string;
  purpose: Purpose;
  reportId?: string | null | undefined;
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


export type SharingToDoQuery = { late: { totalCount: number, nodes: Array<{ id: string, nominalId: string | null, caseId: string | null, disclosedAt: string, acknowledgeBy: string | null, nominal: { name: string, reference: string } | null, agency: { name: string }, agreement: { contact: string } | null }> }, recalls: { nodes: Array<{ id: string, kind: RecallKind, state: RecallState, reason: string, proposedAt: string, decidedAt: string | null, nominal: { name: string, reference: string } | null, notices: Array<{ id: string, sentAt: string, acknowledgedAt: string | null, agency: { name: string } }> }> }, partnerQuestions: { totalCount: number, nodes: Array<{ id: string, disclosureId: string, text: string, askedAt: string, onBehalfOf: string | null, agency: { name: string } }> } };

export type AskedAboutQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type AskedAboutQuery = { nodes: Array<
    | { __typename: 'Agency' }
    | { __typename: 'Agreement' }
    | { __typename: 'Alert' }
    | { __typename: 'ArmsAssessment' }
    | { __typename: 'Case' }
    | { __typename: 'CaseObligation' }
    | { __typename: 'Concern' }
    | { __typename: 'Conflict' }
    | { __typename: 'DescribedPerson' }
    | { __typename: 'Disclosure', id: string, nominalId: string | null, caseId: string | null, nominal: { name: string, reference: string } | null }
    | { __typename: 'HeldNominal' }
    | { __typename: 'HeldSubmission' }
    | { __typename: 'IntelligenceReport' }
    | { __typename: 'Nominal' }
    | { __typename: 'Obligation' }
    | { __typename: 'Officer' }
    | { __typename: 'PartnerQuestion' }
    | { __typename: 'Phone' }
    | { __typename: 'Plan' }
    | { __typename: 'PlanAction' }
    | { __typename: 'PolicyRow' }
    | { __typename: 'Recall' }
    | { __typename: 'RecallNotice' }
    | { __typename: 'SilentNotice' }
    | { __typename: 'ToolResult' }
    | { __typename: 'Transfer' }
    | { __typename: 'Unit' }
    | { __typename: 'Visit' }
    | { __typename: 'VisitPairing' }
   | null> };

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

export type SavePlanMutationVariables = Exact<{
  input: SavePlanInput;
}>;


export type SavePlanMutation = { savePlan: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type SignPlanMutationVariables = Exact<{
  input: SignPlanInput;
}>;


export type SignPlanMutation = { signPlan: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type SharingBoardQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type SharingBoardQuery = { sharingTimes: Array<{ band: KiratBand, received: number, shared: number, withinADay: number, medianHours: number | null, longestHours: number | null }>, neverShared: Array<{ band: KiratBand, withheldFor: WithholdReason | null, size: number }>, sharingTimesByAgency: Array<{ agencyId: string, name: string, shared: number, withinADay: number, medianHours: number, longestHours: number }> };

export type SharingOutstandingQueryVariables = Exact<{ [key: string]: never; }>;


export type SharingOutstandingQuery = { sharingOutstanding: Array<{ agencyId: string, name: string, unacknowledged: number, late: number, recalls: number }> };

export type SharingLedgerQueryVariables = Exact<{
  filter?: DisclosureFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type SharingLedgerQuery = { disclosures: { totalCount: number, edges: Array<{ node: { id: string, nominalId: string | null, caseId: string | null, recordKind: SharedRecord, purpose: Purpose | null, disclosedAt: string, acknowledgeBy: string | null, isRecalled: boolean, agency: { name: string }, nominal: { name: string, reference: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AlertsQueryVariables = Exact<{
  filter?: AlertFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type AlertsQuery = { alerts: { totalCount: number, edges: Array<{ node: { id: string, openedAt: string, joinedAt: string, answeredAt: string | null, answer: AlertAnswer | null, reason: string | null, nominalId: string, nominal: { id: string, name: string, reference: string, riskLevel: RiskLevel, owner: { name: string } }, signals: Array<{ id: string, kind: SignalKind, recordId: string, at: string, says: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AboutNominalQueryVariables = Exact<{
  id: string;
}>;


export type AboutNominalQuery = { nominal: { id: string, name: string, reference: string } | null };

export type AnswerAlertMutationVariables = Exact<{
  input: AnswerAlertInput;
}>;


export type AnswerAlertMutation = { answerAlert: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type OpenConcernsQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenConcernsQuery = { concerns: { totalCount: number, pageInfo: { hasNextPage: boolean }, nodes: Array<{ id: string, onBehalfOf: string | null, nominalId: string | null, caseId: string | null, disclosureId: string | null, aboutName: string | null, aboutBorn: string | null, about: string | null, text: string, happenedAt: string | null, receivedAt: string, agency: { name: string } }> } };

export type CaseConcernsQueryVariables = Exact<{ [key: string]: never; }>;


export type CaseConcernsQuery = { concerns: { nodes: Array<{ id: string, onBehalfOf: string | null, caseId: string | null, text: string, receivedAt: string, agency: { name: string } }> } };

export type WhoMayItBeQueryVariables = Exact<{
  text?: string | null | undefined;
  dateOfBirth?: string | null | undefined;
}>;


export type WhoMayItBeQuery = { search: { nodes: Array<{ score: number, why: Array<{ field: SearchField, matchedBy: MatchedBy, asked: string, found: string }>, record:
        | { __typename: 'Case' }
        | { __typename: 'IntelligenceReport' }
        | { __typename: 'Nominal', id: string, name: string, reference: string, dateOfBirth: string | null, owner: { name: string } }
        | { __typename: 'SharedItem' }
       }> } };

export type LinkConcernMutationVariables = Exact<{
  input: LinkConcernInput;
}>;


export type LinkConcernMutation = { linkConcern: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type AnswerConcernMutationVariables = Exact<{
  input: AnswerConcernInput;
}>;


export type AnswerConcernMutation = { answerConcern: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type OfficersOfQueryVariables = Exact<{
  id: string;
  first: number;
}>;


export type OfficersOfQuery = { officers: { edges: Array<{ node: { id: string, name: string, collarNumber: string } }> } };

export type UnitsOfTheForceQueryVariables = Exact<{
  first: number;
}>;


export type UnitsOfTheForceQuery = { units: { edges: Array<{ node: { id: string, name: string, kind: UnitKind } }> } };

export type CaseFilesQueryVariables = Exact<{
  id: string;
}>;


export type CaseFilesQuery = { case: { id: string, documents: Array<{ id: string, name: string, content: string }> } | null };

export type NominalKnownQueryVariables = Exact<{
  id: string;
}>;


export type NominalKnownQuery = { nominal: { id: string, name: string, reference: string, withheld: Array<{ field: string }>, categories: Array<{ id: string, category: NominalCategory, since: string, until: string | null, source: string }>, identities: Array<{ id: string, kind: IdentityKind, platform: string, value: string }>, devices: Array<{ id: string, description: string, exhibit: string, seizedAt: string | null }>, agencyReferences: Array<{ id: string, agency: string, reference: string, what: string, since: string }>, documents: Array<{ id: string, name: string, kind: string, bytes: number, addedAt: string }>, welfarePlans: Array<{ id: string, text: string, writtenAt: string, writer: { id: string, name: string } }> } | null };

export type NominalFilesQueryVariables = Exact<{
  id: string;
}>;


export type NominalFilesQuery = { nominal: { id: string, documents: Array<{ id: string, name: string, content: string }> } | null };

export type AssignCaseMutationVariables = Exact<{
  input: AssignCaseInput;
}>;


export type AssignCaseMutation = { assignCase: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type OfferCaseTransferMutationVariables = Exact<{
  input: OfferCaseTransferInput;
}>;


export type OfferCaseTransferMutation = { offerCaseTransfer: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type AnswerCaseTransferMutationVariables = Exact<{
  input: AnswerCaseTransferInput;
}>;


export type AnswerCaseTransferMutation = { answerCaseTransfer: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type RecordConvictionMutationVariables = Exact<{
  input: RecordConvictionInput;
}>;


export type RecordConvictionMutation = { recordConviction: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type CloseCaseMutationVariables = Exact<{
  input: CloseCaseInput;
}>;


export type CloseCaseMutation = { closeCase: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type AddCaseDocumentMutationVariables = Exact<{
  input: AddCaseDocumentInput;
}>;


export type AddCaseDocumentMutation = { addCaseDocument: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type ReceiveNominalMutationVariables = Exact<{
  input: ReceiveNominalInput;
}>;


export type ReceiveNominalMutation = { receiveNominal: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type RegradeIntelligenceMutationVariables = Exact<{
  input: RegradeIntelligenceInput;
}>;


export type RegradeIntelligenceMutation = { regradeIntelligence: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type CaseDisclosurePreviewQueryVariables = Exact<{
  caseId: string;
  agencyId: string;
  purpose: Purpose;
  leaveOut?: Array<SharedField> | SharedField | null | undefined;
  reportId?: string | null | undefined;
}>;


export type CaseDisclosurePreviewQuery = { disclosurePreview: { keptBack: Array<SharedField>, conditions: string, contentDigest: string, statements: Array<{ field: SharedField, text: string, basis: StatementBasis, subjectCategory: SubjectCategory }>, userErrors: Array<{ code: string, field: string, message: string }> } };

export type CaseLedgerQueryVariables = Exact<{
  id: string;
}>;


export type CaseLedgerQuery = { case: { id: string, reference: string, intelligence: Array<{ id: string, report: { id: string, urn: string, handling: HandlingCode, informationAt: string } | null }> } | null, disclosures: { totalCount: number, nodes: Array<{ id: string, decision: DisclosureDecision, purpose: Purpose | null, meaning: string, disclosedAt: string, acknowledgedAt: string | null, acknowledgeBy: string | null, isRecalled: boolean, agency: { name: string }, officer: { name: string } | null }> } };

export type DiscloseCaseMutationVariables = Exact<{
  input: DiscloseCaseInput;
}>;


export type DiscloseCaseMutation = { discloseCase: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type WriteUpVisitMutationVariables = Exact<{
  input: WriteUpVisitInput;
}>;


export type WriteUpVisitMutation = { writeUpVisit: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type AccessesQueryVariables = Exact<{
  reference: string;
  reason: string;
  filter?: AccessFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type AccessesQuery = { accesses: { totalCount: number, edges: Array<{ node: { id: string, kind: AccessKind, at: string, until: string | null, decision: AccessDecision, who: string, onBehalfOf: string | null, clientId: string | null, phone: string | null, action: string, fields: Array<string>, reason: string | null, agency: { name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DescribedWholeFragment = { id: string, reportId: string, name: string, dateOfBirth: string | null, age: number | null, address: string, description: string, priority: IntelligencePriority, toldAt: string, state: DescribedPersonState, reason: string | null, settledAt: string | null, nominal: { name: string, reference: string } | null, unit: { name: string }, report: { urn: string } | null };

export type DescribedPersonsQueryVariables = Exact<{
  filter?: DescribedPersonFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type DescribedPersonsQuery = { describedPersons: { totalCount: number, edges: Array<{ node: { id: string, reportId: string, name: string, dateOfBirth: string | null, age: number | null, address: string, description: string, priority: IntelligencePriority, toldAt: string, state: DescribedPersonState, reason: string | null, settledAt: string | null, nominal: { name: string, reference: string } | null, unit: { name: string }, report: { urn: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DescribedPersonQueryVariables = Exact<{
  id: string;
}>;


export type DescribedPersonQuery = { describedPerson: { id: string, reportId: string, name: string, dateOfBirth: string | null, age: number | null, address: string, description: string, priority: IntelligencePriority, toldAt: string, state: DescribedPersonState, reason: string | null, settledAt: string | null, nominal: { name: string, reference: string } | null, unit: { name: string }, report: { urn: string } | null } | null };

export type LikelyNominalsQueryVariables = Exact<{
  text?: string | null | undefined;
  dateOfBirth?: string | null | undefined;
}>;


export type LikelyNominalsQuery = { search: { totalCount: number, nodes: Array<{ score: number, why: Array<{ field: SearchField, matchedBy: MatchedBy, asked: string, found: string }>, record:
        | { __typename: 'Case' }
        | { __typename: 'IntelligenceReport' }
        | { __typename: 'Nominal', id: string, reference: string, name: string, otherNames: Array<string>, dateOfBirth: string | null, addresses: Array<{ id: string, kind: AddressKind, lines: Array<string>, postcode: string, since: string, until: string | null }>, unit: { name: string }, owner: { name: string } }
        | { __typename: 'SharedItem' }
       }> } };

export type LinkDescribedPersonMutationVariables = Exact<{
  input: LinkDescribedPersonInput;
}>;


export type LinkDescribedPersonMutation = { linkDescribedPerson: { describedPerson: { id: string, state: DescribedPersonState } | null, userErrors: Array<{ code: string, field: string, message: string }> } };

export type RecordNobodyKnownMutationVariables = Exact<{
  input: RecordNobodyKnownInput;
}>;


export type RecordNobodyKnownMutation = { recordNobodyKnown: { describedPerson: { id: string, state: DescribedPersonState } | null, userErrors: Array<{ code: string, field: string, message: string }> } };

export type SharedWholeFragment = { id: string, recordKind: SharedRecord, isPointer: boolean, reference: string | null, name: string | null, purpose: Purpose | null, gateway: Gateway | null, grading: string, conditions: string, asOf: string, verifiedBy: string, subjectCategory: SubjectCategory, meaning: string, onward: OnwardRule, disclosedAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, acknowledgedFor: string | null, isRecalled: boolean, correctsId: string | null, agreement: { id: string, title: string, contactName: string, contact: string, validTo: string } | null, statements: Array<{ id: string, field: SharedField, text: string, basis: StatementBasis, subjectCategory: SubjectCategory, asOf: string | null }>, withheld: Array<{ id: string, field: SharedField, category: WithheldCategory | null, clause: string, reason: string }>, recallNotices: Array<{ id: string, kind: RecallKind, reason: string, sentAt: string, acknowledgedAt: string | null }>, questions: Array<{ id: string, text: string, askedAt: string, onBehalfOf: string | null, answeredAt: string | null, answerId: string | null }> };

export type SharedItemsQueryVariables = Exact<{
  filter?: SharedItemFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type SharedItemsQuery = { sharedItems: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, recordKind: SharedRecord, isPointer: boolean, reference: string | null, name: string | null, meaning: string, disclosedAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, isRecalled: boolean, correctsId: string | null }> }, recallNotices: { totalCount: number } };

export type SharedItemQueryVariables = Exact<{
  id: string;
}>;


export type SharedItemQuery = { sharedItem: { id: string, recordKind: SharedRecord, isPointer: boolean, reference: string | null, name: string | null, purpose: Purpose | null, gateway: Gateway | null, grading: string, conditions: string, asOf: string, verifiedBy: string, subjectCategory: SubjectCategory, meaning: string, onward: OnwardRule, disclosedAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, acknowledgedFor: string | null, isRecalled: boolean, correctsId: string | null, agreement: { id: string, title: string, contactName: string, contact: string, validTo: string } | null, statements: Array<{ id: string, field: SharedField, text: string, basis: StatementBasis, subjectCategory: SubjectCategory, asOf: string | null }>, withheld: Array<{ id: string, field: SharedField, category: WithheldCategory | null, clause: string, reason: string }>, recallNotices: Array<{ id: string, kind: RecallKind, reason: string, sentAt: string, acknowledgedAt: string | null }>, questions: Array<{ id: string, text: string, askedAt: string, onBehalfOf: string | null, answeredAt: string | null, answerId: string | null }> } | null };

export type SearchAsPartnerQueryVariables = Exact<{
  text?: string | null | undefined;
  dateOfBirth?: string | null | undefined;
  purpose: Purpose;
  reason: string;
}>;


export type SearchAsPartnerQuery = { search: { nodes: Array<{ score: number, why: Array<{ field: SearchField, matchedBy: MatchedBy, asked: string, found: string }>, record:
        | { __typename: 'Case' }
        | { __typename: 'IntelligenceReport' }
        | { __typename: 'Nominal' }
        | { __typename: 'SharedItem', id: string, isPointer: boolean, reference: string | null, name: string | null, agreement: { contactName: string, contact: string } | null, statements: Array<{ id: string, field: SharedField, text: string }> }
       }> } };

export type RecallNoticesQueryVariables = Exact<{ [key: string]: never; }>;


export type RecallNoticesQuery = { recallNotices: { nodes: Array<{ id: string, disclosureId: string, kind: RecallKind, reason: string, sentAt: string, acknowledgedAt: string | null, acknowledgedFor: string | null }> } };

export type OwnConcernsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type OwnConcernsQuery = { concerns: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, onBehalfOf: string | null, disclosureId: string | null, aboutName: string | null, aboutBorn: string | null, about: string | null, text: string, happenedAt: string | null, receivedAt: string, answeredAt: string | null, answer: string | null }> } };

export type ConcernAboutQueryVariables = Exact<{
  id: string;
}>;


export type ConcernAboutQuery = { sharedItem: { id: string, name: string | null, reference: string | null, isPointer: boolean } | null };

export type OwnAgreementQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnAgreementQuery = { agreements: { nodes: Array<{ id: string, title: string, version: number, validFrom: string, validTo: string, contactName: string, contact: string, onward: OnwardRule, pointer: boolean, namesPerson: boolean, schedule8: string, draftedAt: string, signedAt: string | null, signature: string | null, endedAt: string | null, endReason: string | null, inForce: boolean, agency: { name: string, kind: AgencyKind }, purposes: Array<{ id: string, purpose: Purpose, gateway: Gateway | null, necessity: string }>, rows: Array<{ id: string, districts: Array<string>, riskLevels: Array<RiskLevel>, modes: Array<ManagementMode>, withChildren: boolean }>, shown: Array<{ id: string, field: SharedField }>, withheld: Array<{ id: string, field: SharedField, category: WithheldCategory | null, clause: string, reason: string, told: boolean }> }> } };

export type OwnPurposesQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnPurposesQuery = { agreements: { nodes: Array<{ id: string, contactName: string, contact: string, purposes: Array<{ id: string, purpose: Purpose }>, shown: Array<{ id: string, field: SharedField }> }> } };

export type PartnerEventsWaitSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type PartnerEventsWaitSubscription = { partnerEventsWait: { at: string } };

export type EnquireAsPartnerMutationVariables = Exact<{
  input: EnquireInput;
}>;


export type EnquireAsPartnerMutation = { enquire: { items: Array<{ id: string, recordKind: SharedRecord, isPointer: boolean, reference: string | null, name: string | null, purpose: Purpose | null, gateway: Gateway | null, grading: string, conditions: string, asOf: string, verifiedBy: string, subjectCategory: SubjectCategory, meaning: string, onward: OnwardRule, disclosedAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, acknowledgedFor: string | null, isRecalled: boolean, correctsId: string | null, agreement: { id: string, title: string, contactName: string, contact: string, validTo: string } | null, statements: Array<{ id: string, field: SharedField, text: string, basis: StatementBasis, subjectCategory: SubjectCategory, asOf: string | null }>, withheld: Array<{ id: string, field: SharedField, category: WithheldCategory | null, clause: string, reason: string }>, recallNotices: Array<{ id: string, kind: RecallKind, reason: string, sentAt: string, acknowledgedAt: string | null }>, questions: Array<{ id: string, text: string, askedAt: string, onBehalfOf: string | null, answeredAt: string | null, answerId: string | null }> }>, userErrors: Array<{ code: string, field: string, message: string }> } };

export type AcknowledgeDisclosureMutationVariables = Exact<{
  input: AcknowledgeDisclosureInput;
}>;


export type AcknowledgeDisclosureMutation = { acknowledgeDisclosure: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type AcknowledgeRecallMutationVariables = Exact<{
  input: AcknowledgeRecallInput;
}>;


export type AcknowledgeRecallMutation = { acknowledgeRecall: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type AskQuestionMutationVariables = Exact<{
  input: AskQuestionInput;
}>;


export type AskQuestionMutation = { askQuestion: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type ContributeConcernMutationVariables = Exact<{
  input: ContributeConcernInput;
}>;


export type ContributeConcernMutation = { contributeConcern: { userErrors: Array<{ code: string, field: string, message: string }> } };

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
export const OrderWordsFragmentDoc = new TypedDocumentString(`
    fragment OrderWords on Order {
  id
  kind
  madeOn
  expiresOn
  court
  endedOn
  conditions {
    id
    kind
    text
    checkMethod
    position
    since
    lastCheckedOn
  }
  pastConditions {
    id
    text
    position
    endedOn
  }
  changes {
    id
    step
    fromDay
    expiresOn
    why
    reason
    recordedAt
  }
}
    `, {"fragmentName":"OrderWords"}) as unknown as TypedDocumentString<OrderWordsFragment, unknown>;
export const AgreementWholeFragmentDoc = new TypedDocumentString(`
    fragment AgreementWhole on Agreement {
  id
  title
  version
  validFrom
  validTo
  contactName
  contact
  onward
  pointer
  namesPerson
  schedule8
  draftedAt
  signedAt
  signature
  endedAt
  endReason
  inForce
  agency {
    name
    kind
  }
  purposes {
    id
    purpose
    gateway
    necessity
  }
  rows {
    id
    districts
    riskLevels
    modes
    withChildren
  }
  shown {
    id
    field
  }
  withheld {
    id
    field
    category
    clause
    reason
    told
  }
}
    `, {"fragmentName":"AgreementWhole"}) as unknown as TypedDocumentString<AgreementWholeFragment, unknown>;
export const DescribedWholeFragmentDoc = new TypedDocumentString(`
    fragment DescribedWhole on DescribedPerson {
  id
  reportId
  name
  dateOfBirth
  age
  address
  description
  priority
  toldAt
  state
  nominal {
    name
    reference
  }
  reason
  settledAt
  unit {
    name
  }
  report {
    urn
  }
}
    `, {"fragmentName":"DescribedWhole"}) as unknown as TypedDocumentString<DescribedWholeFragment, unknown>;
export const SharedWholeFragmentDoc = new TypedDocumentString(`
    fragment SharedWhole on SharedItem {
  id
  agreement {
    id
    title
    contactName
    contact
    validTo
  }
  recordKind
  isPointer
  reference
  name
  purpose
  gateway
  grading
  conditions
  asOf
  verifiedBy
  subjectCategory
  meaning
  onward
  disclosedAt
  acknowledgeBy
  acknowledgedAt
  acknowledgedFor
  isRecalled
  correctsId
  statements {
    id
    field
    text
    basis
    subjectCategory
    asOf
  }
  withheld {
    id
    field
    category
    clause
    reason
  }
  recallNotices {
    id
    kind
    reason
    sentAt
    acknowledgedAt
  }
  questions {
    id
    text
    askedAt
    onBehalfOf
    answeredAt
    answerId
  }
}
    `, {"fragmentName":"SharedWhole"}) as unknown as TypedDocumentString<SharedWholeFragment, unknown>;
export const SyncHelloDocument = {"__meta__":{"hash":"sha256:aecec0551dc4138a7bee7e6cdc3a1f9e7c30c04706c17405739c1f87084a7b61"}} as unknown as TypedDocumentString<SyncHelloMutation, SyncHelloMutationVariables>;
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
export const OverdueBoardDocument = {"__meta__":{"hash":"sha256:bef89de1380f8843ceb4a3b1921c60ae84cccb195e50c499fd7ccf806c6d7362"}} as unknown as TypedDocumentString<OverdueBoardQuery, OverdueBoardQueryVariables>;
export const OverdueTrendDocument = {"__meta__":{"hash":"sha256:aaa3779b8373b5c6dbdb66bcd61a55777f015f78ef19fd17b76dcf52c1acfed5"}} as unknown as TypedDocumentString<OverdueTrendQuery, OverdueTrendQueryVariables>;
export const OverdueChangeDocument = {"__meta__":{"hash":"sha256:cff36d96fe2a3edd104835b74efcd09b8bcb510c136f6f2e21733c0f6dd452de"}} as unknown as TypedDocumentString<OverdueChangeQuery, OverdueChangeQueryVariables>;
export const OverdueListDocument = {"__meta__":{"hash":"sha256:d13ded8c5f6ccee5010b5a6ef3825335283949bf942812f12936db77e3a82a69"}} as unknown as TypedDocumentString<OverdueListQuery, OverdueListQueryVariables>;
export const OverdueExportDocument = {"__meta__":{"hash":"sha256:49bc27be4ddfc973fa0bab6cb2cf4ca5ca46229a3e9b357a9ffc91a52dda10f5"}} as unknown as TypedDocumentString<OverdueExportQuery, OverdueExportQueryVariables>;
export const PracticeDocument = {"__meta__":{"hash":"sha256:8a907ddcedd648be4a84f8677522e53de6d6587019335e9163a055a4bbbcd60f"}} as unknown as TypedDocumentString<PracticeQuery, PracticeQueryVariables>;
export const DecisionsDemandedDocument = {"__meta__":{"hash":"sha256:e7a185e90e634a2756b81a2f382bfe1a89e18c98b85c0caddbe44841ffaf54f6"}} as unknown as TypedDocumentString<DecisionsDemandedQuery, DecisionsDemandedQueryVariables>;
export const VisitPracticeListDocument = {"__meta__":{"hash":"sha256:f2b94bed4275ddfcdc8cdeb0bd1db71ba3b4ee4a85cf6b01f002a909bfe79c4a"}} as unknown as TypedDocumentString<VisitPracticeListQuery, VisitPracticeListQueryVariables>;
export const CaseloadListDocument = {"__meta__":{"hash":"sha256:7612b16c1efddebcef31f5355de22205e6058725d1beed9122e88c2edeec2733"}} as unknown as TypedDocumentString<CaseloadListQuery, CaseloadListQueryVariables>;
export const OverdueForecastDocument = {"__meta__":{"hash":"sha256:058ffed728319f81caf5795db765c51f34899e1c4538e5d4084a4f9ed2bc5ef4"}} as unknown as TypedDocumentString<OverdueForecastQuery, OverdueForecastQueryVariables>;
export const NominalRecordsDocument = {"__meta__":{"hash":"sha256:e1c8c44f8b777c660ca4b0b26e43e46d01ad50f641ca187a43458ee4a1f48d2a"}} as unknown as TypedDocumentString<NominalRecordsQuery, NominalRecordsQueryVariables>;
export const DecidePlanDocument = {"__meta__":{"hash":"sha256:5d3b7027456b14f8996ac3678412b9a72f1d97ba39980c2addde60e54ecc43ba"}} as unknown as TypedDocumentString<DecidePlanMutation, DecidePlanMutationVariables>;
export const DecideArmsDocument = {"__meta__":{"hash":"sha256:a59bd90f2bf6d7b15c78b082fc78649003f56cf77e2ee4868b1102df37d180a8"}} as unknown as TypedDocumentString<DecideArmsMutation, DecideArmsMutationVariables>;
export const DecideAttemptsDocument = {"__meta__":{"hash":"sha256:ec107e68c1e8a21635b228d856c34fbac4a9465e8f2a3f80306a8ea4acbd8abe"}} as unknown as TypedDocumentString<DecideAttemptsMutation, DecideAttemptsMutationVariables>;
export const CompletePlanActionDocument = {"__meta__":{"hash":"sha256:8d74c9b079e2c35552eff78c1f286379fe742836f623c43150b2323da0719569"}} as unknown as TypedDocumentString<CompletePlanActionMutation, CompletePlanActionMutationVariables>;
export const ReviewQueueDocument = {"__meta__":{"hash":"sha256:072be8ee4a31eb44704238cd0a889720d60de14c05e6c213ac0528fbe63bef87"}} as unknown as TypedDocumentString<ReviewQueueQuery, ReviewQueueQueryVariables>;
export const VisitRecordDocument = {"__meta__":{"hash":"sha256:4b868fb492a02bf584fcc7ee9cd23f17df10b6254480b7c6e3dbdb48ad762e23"}} as unknown as TypedDocumentString<VisitRecordQuery, VisitRecordQueryVariables>;
export const ReviewVisitDocument = {"__meta__":{"hash":"sha256:df9a4f829cbce5f153f8960d8f630cd1f1b910f47be281ae9b780a1c32382c0d"}} as unknown as TypedDocumentString<ReviewVisitMutation, ReviewVisitMutationVariables>;
export const MoveProposalsDocument = {"__meta__":{"hash":"sha256:5ef11aec2d083fa8f386b153464a2ae3e9aa7acc12b359fb94ff6ee653b8c86e"}} as unknown as TypedDocumentString<MoveProposalsQuery, MoveProposalsQueryVariables>;
export const ProposeMovesDocument = {"__meta__":{"hash":"sha256:5f516964c38f8280766ea415dc474342d28fd98b61e6b347b3633d19d6c819fc"}} as unknown as TypedDocumentString<ProposeMovesMutation, ProposeMovesMutationVariables>;
export const DecideMovesDocument = {"__meta__":{"hash":"sha256:ff7d8a73ddef4938e2f7fd2d9f3cfe0fb32605e6378405425ec09739f1433e3e"}} as unknown as TypedDocumentString<DecideMovesMutation, DecideMovesMutationVariables>;
export const DipSamplesDocument = {"__meta__":{"hash":"sha256:19e949fea9de9d9f9c5700d96a092d244a363306587a1112dc1bcc281bc714e9"}} as unknown as TypedDocumentString<DipSamplesQuery, DipSamplesQueryVariables>;
export const DrawDipSampleDocument = {"__meta__":{"hash":"sha256:9dbec4b74444f15fbe72980fb00d73cd44787dbe6c6a6c6e6001826f02ee0653"}} as unknown as TypedDocumentString<DrawDipSampleMutation, DrawDipSampleMutationVariables>;
export const RecordFindingDocument = {"__meta__":{"hash":"sha256:cd9bb6dc2f4cd4f9b31aecbdae270fa27267ebdb3886262493f13765b6ec527a"}} as unknown as TypedDocumentString<RecordFindingMutation, RecordFindingMutationVariables>;
export const ReworkVisitDocument = {"__meta__":{"hash":"sha256:a74cbc1fc1ada160093da3eadb58d2ba2b72ff79348b3d38bfb49a6ba54f47cc"}} as unknown as TypedDocumentString<ReworkVisitMutation, ReworkVisitMutationVariables>;
export const WaitingDocument = {"__meta__":{"hash":"sha256:4d8713d36b4d368c2404e1f763f3decc8dc563b70244acdab15fecfb7cd87eaf"}} as unknown as TypedDocumentString<WaitingQuery, WaitingQueryVariables>;
export const TransfersDocument = {"__meta__":{"hash":"sha256:cef07274c53ec33a663922862dce1da8a3de8faf99dc70a3d2ccf208f16ed744"}} as unknown as TypedDocumentString<TransfersQuery, TransfersQueryVariables>;
export const NominalManagedDocument = {"__meta__":{"hash":"sha256:2b4f7ae300b1f27f17fa19e16db9a5c8be02f4d1f9f537e62c6561c8c4e640d5"}} as unknown as TypedDocumentString<NominalManagedQuery, NominalManagedQueryVariables>;
export const NominalRegisterDocument = {"__meta__":{"hash":"sha256:be29f26b7dd2ddb7d3cf1e6bf55abac936b3246e4678fe87e3d2bc03edc873c4"}} as unknown as TypedDocumentString<NominalRegisterQuery, NominalRegisterQueryVariables>;
export const NominalOrdersDocument = {"__meta__":{"hash":"sha256:be738b850afb3959c288cdca1667fd4499e813aa10f8ce6bb0034d768eacdbdc"}} as unknown as TypedDocumentString<NominalOrdersQuery, NominalOrdersQueryVariables>;
export const NominalAttemptsDocument = {"__meta__":{"hash":"sha256:02241752683a682749a0cf64a6ffc255da2bb35d41ba497733b2ca5bc25f270d"}} as unknown as TypedDocumentString<NominalAttemptsQuery, NominalAttemptsQueryVariables>;
export const SetRiskLevelDocument = {"__meta__":{"hash":"sha256:fa62236a86e186be64880337420a312fccb18f19d2f39124de24b204a9e9fbe9"}} as unknown as TypedDocumentString<SetRiskLevelMutation, SetRiskLevelMutationVariables>;
export const CountersignRiskLevelDocument = {"__meta__":{"hash":"sha256:fc8500dcc0d889efdd5bffabafaa9b718582eb03d3a532e9907ddab3f4832196"}} as unknown as TypedDocumentString<CountersignRiskLevelMutation, CountersignRiskLevelMutationVariables>;
export const ChangeManagementModeDocument = {"__meta__":{"hash":"sha256:6792d0410b46166379053221de9b70140ab36bb5b140457ddb0f422fc748176d"}} as unknown as TypedDocumentString<ChangeManagementModeMutation, ChangeManagementModeMutationVariables>;
export const StartClockDocument = {"__meta__":{"hash":"sha256:4325e5305c759c6ba553d1fc06457db7589656f70bdfccfad6b69610535f99b5"}} as unknown as TypedDocumentString<StartClockMutation, StartClockMutationVariables>;
export const EndClockDocument = {"__meta__":{"hash":"sha256:c2e38e045899f675325f3db19be02ab70b5f21f90e1d942d7becc9e1caf5e95a"}} as unknown as TypedDocumentString<EndClockMutation, EndClockMutationVariables>;
export const DecideReactiveReviewDocument = {"__meta__":{"hash":"sha256:9b59e691d7d349ce3fd1a57220b078a1c2843e24f2f90690f6137eff28d5c90f"}} as unknown as TypedDocumentString<DecideReactiveReviewMutation, DecideReactiveReviewMutationVariables>;
export const ProposeVisitIntervalDocument = {"__meta__":{"hash":"sha256:8624aff68f9f1671ae813220a3d97403a7d38efe85c990307de4beeb57378769"}} as unknown as TypedDocumentString<ProposeVisitIntervalMutation, ProposeVisitIntervalMutationVariables>;
export const ApproveVisitIntervalDocument = {"__meta__":{"hash":"sha256:44f043d2426f8379114e05bea82cf789759dbd0d681354eb8e447d752bd325c6"}} as unknown as TypedDocumentString<ApproveVisitIntervalMutation, ApproveVisitIntervalMutationVariables>;
export const ProposeTransferDocument = {"__meta__":{"hash":"sha256:acce81c9e91977c2bf5b3d4b2a3b9754126f19611598f5b1700b8c490bb37393"}} as unknown as TypedDocumentString<ProposeTransferMutation, ProposeTransferMutationVariables>;
export const AnswerTransferDocument = {"__meta__":{"hash":"sha256:e093c001637dd86b7cd6e50be5c90e97e95d2dcdf0bca9b504f272cf5977bb58"}} as unknown as TypedDocumentString<AnswerTransferMutation, AnswerTransferMutationVariables>;
export const WithdrawTransferDocument = {"__meta__":{"hash":"sha256:15110ae3490b4bc7cb606b03759f52dbbf462fecc9e0c229329b06893bf719cf"}} as unknown as TypedDocumentString<WithdrawTransferMutation, WithdrawTransferMutationVariables>;
export const RecordNotificationDocument = {"__meta__":{"hash":"sha256:e2e7ff89af1980528917939fffd1e5630ba32a0faec7fb4bea661e32716bcce6"}} as unknown as TypedDocumentString<RecordNotificationMutation, RecordNotificationMutationVariables>;
export const RecordStayDocument = {"__meta__":{"hash":"sha256:4eec2f66e2bd7b7fdb7645b4de745c3fac8aa19967b5bf3cc1b7e4580829b04a"}} as unknown as TypedDocumentString<RecordStayMutation, RecordStayMutationVariables>;
export const WithdrawStayDocument = {"__meta__":{"hash":"sha256:47b32f74f5df96702105b52ffefbe631b7669e5aa2c03698d2f928a6b587c7e3"}} as unknown as TypedDocumentString<WithdrawStayMutation, WithdrawStayMutationVariables>;
export const SetNotificationPeriodDocument = {"__meta__":{"hash":"sha256:97c31e03a9c9954752dfd9b825267244569fa7273a648815bf724a9f65ab7a10"}} as unknown as TypedDocumentString<SetNotificationPeriodMutation, SetNotificationPeriodMutationVariables>;
export const RecordOrderDocument = {"__meta__":{"hash":"sha256:7c3ef9bcb0076612aba00693869f1aa0a2c25bec8960a1b922288c1e9a8bf6a3"}} as unknown as TypedDocumentString<RecordOrderMutation, RecordOrderMutationVariables>;
export const VaryOrderDocument = {"__meta__":{"hash":"sha256:189b1596fb9d224eb98adad2adc16ee23722fc31c60e107d61270e48eb6283ed"}} as unknown as TypedDocumentString<VaryOrderMutation, VaryOrderMutationVariables>;
export const LetOrderEndDocument = {"__meta__":{"hash":"sha256:7c52656904914c55cb7835fefe248d7049345edfca286ca2ec2958b955aa704c"}} as unknown as TypedDocumentString<LetOrderEndMutation, LetOrderEndMutationVariables>;
export const EndOrderDocument = {"__meta__":{"hash":"sha256:c09530fc10f520f8de87610e36095740487a4af9b03387b92be06f9210dddac8"}} as unknown as TypedDocumentString<EndOrderMutation, EndOrderMutationVariables>;
export const UnitsDocument = {"__meta__":{"hash":"sha256:142a8ed8c9d7fda1352a0673e6a31acfe8bcebab2922166c2e4e1c0c7113ca48"}} as unknown as TypedDocumentString<UnitsQuery, UnitsQueryVariables>;
export const NominalArmsDocument = {"__meta__":{"hash":"sha256:3b6a10cefa9b420da1ff1757a75ec1ae88aebc30ea46371b4181244ac2d50575"}} as unknown as TypedDocumentString<NominalArmsQuery, NominalArmsQueryVariables>;
export const SaveArmsDocument = {"__meta__":{"hash":"sha256:8a261700c6e49696e996e6b16849d342735fa045d009929df0d25d1d90f43879"}} as unknown as TypedDocumentString<SaveArmsMutation, SaveArmsMutationVariables>;
export const DecideArmsAppliesDocument = {"__meta__":{"hash":"sha256:42d66fdf0b007a307174848a84132523a3edbabfbf9cbf647297c27bf435004f"}} as unknown as TypedDocumentString<DecideArmsAppliesMutation, DecideArmsAppliesMutationVariables>;
export const RecordToolResultDocument = {"__meta__":{"hash":"sha256:96e1041354ec9e3663549655107ed1004b5aeca0a7357bb1427c31c1af0ac32d"}} as unknown as TypedDocumentString<RecordToolResultMutation, RecordToolResultMutationVariables>;
export const SubmitArmsDocument = {"__meta__":{"hash":"sha256:51a6147b9022f313f7686eb4d9d84ce265b1b18f6b6b988dd1065d86178bf7a8"}} as unknown as TypedDocumentString<SubmitArmsMutation, SubmitArmsMutationVariables>;
export const VisitPairingsDocument = {"__meta__":{"hash":"sha256:047f7f17864543022cec46085bb5fdc7b658cfdc4d336bae98b6fdfdad1b190d"}} as unknown as TypedDocumentString<VisitPairingsQuery, VisitPairingsQueryVariables>;
export const DecidePairingDocument = {"__meta__":{"hash":"sha256:06b25fb8d27602ed9c20a6a32e9c29b2117f1dbe5caf22d25fdea5ae8c62cb18"}} as unknown as TypedDocumentString<DecidePairingMutation, DecidePairingMutationVariables>;
export const NominalVisitsDocument = {"__meta__":{"hash":"sha256:7590d542909c73083c5d227334382f32a4404e6a85693e790d5fae15c6280471"}} as unknown as TypedDocumentString<NominalVisitsQuery, NominalVisitsQueryVariables>;
export const CasesDocument = {"__meta__":{"hash":"sha256:2c26ecdbac94a43e4bfcec6acec3399a8394d29b75a0077856648a4b45d1a1c9"}} as unknown as TypedDocumentString<CasesQuery, CasesQueryVariables>;
export const CaseRecordDocument = {"__meta__":{"hash":"sha256:680c4a040fe8281d8fe2ebc3a4dcbdc872ab21bef0970415d3d55ccd56c7b45c"}} as unknown as TypedDocumentString<CaseRecordQuery, CaseRecordQueryVariables>;
export const CaseCandidatesDocument = {"__meta__":{"hash":"sha256:39a3b67d5a30628901f097189531ae62dab72bc2ffee7eac9bb9f24aced6ef4c"}} as unknown as TypedDocumentString<CaseCandidatesQuery, CaseCandidatesQueryVariables>;
export const SharingTimesDocument = {"__meta__":{"hash":"sha256:d0f2ede6d7153b2bdd7ca382b9d23bb8148a05df301beb02c81b3bce036f3ddf"}} as unknown as TypedDocumentString<SharingTimesQuery, SharingTimesQueryVariables>;
export const RecordKiratDocument = {"__meta__":{"hash":"sha256:393175e94103f320041c3c37fbc9ad86a7b8e38f9e370b4df8273d450c807de0"}} as unknown as TypedDocumentString<RecordKiratMutation, RecordKiratMutationVariables>;
export const DecideSharingDocument = {"__meta__":{"hash":"sha256:89410eb34edc02cfb24930286ff9b0b008b77bc079661c1d067eb6dcfd5d4777"}} as unknown as TypedDocumentString<DecideSharingMutation, DecideSharingMutationVariables>;
export const DecideLikenessDocument = {"__meta__":{"hash":"sha256:ca708ca4cee1cd8f264131ba4d0bce7c09cccd8bd7cf736aa7955045802c80dd"}} as unknown as TypedDocumentString<DecideLikenessMutation, DecideLikenessMutationVariables>;
export const LiftEmbargoDocument = {"__meta__":{"hash":"sha256:4c4e49054cab7a8e85fa55de27e29f3e9d3faae6e9533d88de84168420cbafcb"}} as unknown as TypedDocumentString<LiftEmbargoMutation, LiftEmbargoMutationVariables>;
export const SetEmbargoDocument = {"__meta__":{"hash":"sha256:ab207e9cb3904df900e641d539265e31bd73f9c697145f60129384bebe27a574"}} as unknown as TypedDocumentString<SetEmbargoMutation, SetEmbargoMutationVariables>;
export const RecordCaseEventDocument = {"__meta__":{"hash":"sha256:bb87c2a18832df321ecc075383fded797315464ef44aa6edc1e62d7691222d09"}} as unknown as TypedDocumentString<RecordCaseEventMutation, RecordCaseEventMutationVariables>;
export const CheckWelfareDocument = {"__meta__":{"hash":"sha256:28df9e020aea11105cf3575e686f9f484df8813afcc6b886f8683dcb6901f775"}} as unknown as TypedDocumentString<CheckWelfareMutation, CheckWelfareMutationVariables>;
export const PlanWelfareDocument = {"__meta__":{"hash":"sha256:6e6a7dbff656b8c6efe7549788cd314267da7154baaef9edfbc43308f8afe3d0"}} as unknown as TypedDocumentString<PlanWelfareMutation, PlanWelfareMutationVariables>;
export const RecordSafeguardingDocument = {"__meta__":{"hash":"sha256:ba3cf6b3cf5257b9942ecbc0319cae6fdccb3e3dca5188e2708c9a6817a1903c"}} as unknown as TypedDocumentString<RecordSafeguardingMutation, RecordSafeguardingMutationVariables>;
export const ReceiveReferralFileDocument = {"__meta__":{"hash":"sha256:4f33974450fa0828087ba9916334d5107afd9f5cd6b2c255d8c1adf4a907a5ec"}} as unknown as TypedDocumentString<ReceiveReferralFileMutation, ReceiveReferralFileMutationVariables>;
export const IntelligenceReportsDocument = {"__meta__":{"hash":"sha256:a66bb3a00c9d4c3603161cf453c1891289d95d7acf2761ead21e2e07f051d72c"}} as unknown as TypedDocumentString<IntelligenceReportsQuery, IntelligenceReportsQueryVariables>;
export const IntelligenceFileDocument = {"__meta__":{"hash":"sha256:5ce694e1b0e18804db8da95a426ca8094c395cb5841d49887a2e9ead58ce6837"}} as unknown as TypedDocumentString<IntelligenceFileQuery, IntelligenceFileQueryVariables>;
export const EvaluateIntelligenceDocument = {"__meta__":{"hash":"sha256:48a90b07c82f5b7632178a0c477b37c1b32919494e273ad3ce9559fe9d2a7f73"}} as unknown as TypedDocumentString<EvaluateIntelligenceMutation, EvaluateIntelligenceMutationVariables>;
export const SanitiseIntelligenceDocument = {"__meta__":{"hash":"sha256:6a0d4fe0a45cd014f3cc3bbec03eb8f6600b9cffa94fcf39bffe257dbebcceb3"}} as unknown as TypedDocumentString<SanitiseIntelligenceMutation, SanitiseIntelligenceMutationVariables>;
export const ReviewIntelligenceDocument = {"__meta__":{"hash":"sha256:a3d7c5a76c09b0d66d1f2148428849d56957f9ca273ff26939cfb84b62046cc6"}} as unknown as TypedDocumentString<ReviewIntelligenceMutation, ReviewIntelligenceMutationVariables>;
export const ReleaseIntelligenceDocument = {"__meta__":{"hash":"sha256:d592a91bde404825167356495f18a6e28d24c6f76edb5e58807889ecb9db8de7"}} as unknown as TypedDocumentString<ReleaseIntelligenceMutation, ReleaseIntelligenceMutationVariables>;
export const AgreementsInForceDocument = {"__meta__":{"hash":"sha256:f7aaae0cebda553daf84038c93f27c3240a0632d92d9ccab4829abe2d5e0200a"}} as unknown as TypedDocumentString<AgreementsInForceQuery, AgreementsInForceQueryVariables>;
export const AgreementsDocument = {"__meta__":{"hash":"sha256:c687e72ca8482c50948ae87e1d61dce77e2b5927b093c8140f4512c6b2f7c282"}} as unknown as TypedDocumentString<AgreementsQuery, AgreementsQueryVariables>;
export const AgreementDocument = {"__meta__":{"hash":"sha256:8c16da08d59bffbb069ed6f97bcc1c76f535f3565cb91cb1408a05f066f57742"}} as unknown as TypedDocumentString<AgreementQuery, AgreementQueryVariables>;
export const SignAgreementDocument = {"__meta__":{"hash":"sha256:cfdab2c4d6fa5c14478fa5cc7c0cf487ca35295ec29fe4efc7aa16d0e076543f"}} as unknown as TypedDocumentString<SignAgreementMutation, SignAgreementMutationVariables>;
export const EndAgreementDocument = {"__meta__":{"hash":"sha256:b163f32dfa386e3f0cd96a737899ee3332dba70644441ddc0bb2f84e5ec41f96"}} as unknown as TypedDocumentString<EndAgreementMutation, EndAgreementMutationVariables>;
export const NominalSharingDocument = {"__meta__":{"hash":"sha256:93764b45596061cb55fa238c0fee6468abb91e97c87712e4b19f1270b95d44ad"}} as unknown as TypedDocumentString<NominalSharingQuery, NominalSharingQueryVariables>;
export const GivenToSubjectDocument = {"__meta__":{"hash":"sha256:bd8595089ca1649fb5de3c8c41d3b9df1c961f32453d01c8bc37f854aa73f330"}} as unknown as TypedDocumentString<GivenToSubjectQuery, GivenToSubjectQueryVariables>;
export const KeepFromSubjectDocument = {"__meta__":{"hash":"sha256:ec47ba10dead2a0cda4e697887951d24639b0954d6bb7001cf1bdcae1bdd17ce"}} as unknown as TypedDocumentString<KeepFromSubjectMutation, KeepFromSubjectMutationVariables>;
export const DisclosurePreviewDocument = {"__meta__":{"hash":"sha256:8c32e90ab8ad52cd7093ffd66da10e82ed0d6f2c08db9e462c56290374e4b687"}} as unknown as TypedDocumentString<DisclosurePreviewQuery, DisclosurePreviewQueryVariables>;
export const DiscloseNominalDocument = {"__meta__":{"hash":"sha256:78bbe8437e8bc266a596b059b89713a88f30c8f536297e0f5cc1e4d14d7d6974"}} as unknown as TypedDocumentString<DiscloseNominalMutation, DiscloseNominalMutationVariables>;
export const WithholdDisclosureDocument = {"__meta__":{"hash":"sha256:fb7c58dd54b2dc7c4a74afb0ea060cd929d848a0939a2d3012bae7f1a16bc8c3"}} as unknown as TypedDocumentString<WithholdDisclosureMutation, WithholdDisclosureMutationVariables>;
export const ProposeRecallDocument = {"__meta__":{"hash":"sha256:480a273514c94af2e05035f339dd83e45bc36d72b946e11fd4839d669f182299"}} as unknown as TypedDocumentString<ProposeRecallMutation, ProposeRecallMutationVariables>;
export const SharingToDoDocument = {"__meta__":{"hash":"sha256:8635bb8b29022348305a66399abeecb548dee0f280d9d48eafca26bd46044c00"}} as unknown as TypedDocumentString<SharingToDoQuery, SharingToDoQueryVariables>;
export const AskedAboutDocument = {"__meta__":{"hash":"sha256:b55e8335a57ca5437ac5854b3e69d3ddf6900dba2b310a730cd3b13b0e81ad53"}} as unknown as TypedDocumentString<AskedAboutQuery, AskedAboutQueryVariables>;
export const SilentNoticesDocument = {"__meta__":{"hash":"sha256:4fbf2a63c854096e43911404166298cf229cce1eb9b0922158ef44513cc70d7a"}} as unknown as TypedDocumentString<SilentNoticesQuery, SilentNoticesQueryVariables>;
export const SendRecallDocument = {"__meta__":{"hash":"sha256:d9e42a763997f05b13fb11babfe74c6abc04f4a45d1fe14a8d21b6dda1ecb548"}} as unknown as TypedDocumentString<SendRecallMutation, SendRecallMutationVariables>;
export const DismissRecallDocument = {"__meta__":{"hash":"sha256:aa555bd0736fe559039558e063131d7d54a6e2b04f00ae2c16b70f30a37cbc2a"}} as unknown as TypedDocumentString<DismissRecallMutation, DismissRecallMutationVariables>;
export const AnswerQuestionDocument = {"__meta__":{"hash":"sha256:6392a07af27b6e04ac6f9fe89ea8894a23cd0ed46ac8739cffaa4e61965edc82"}} as unknown as TypedDocumentString<AnswerQuestionMutation, AnswerQuestionMutationVariables>;
export const SeeNoticeDocument = {"__meta__":{"hash":"sha256:9fa9acc6bb429a3d27f3465eef68994a28088508b764dfcfb3973b92b7bebaa3"}} as unknown as TypedDocumentString<SeeNoticeMutation, SeeNoticeMutationVariables>;
export const SavePlanDocument = {"__meta__":{"hash":"sha256:42e1c0985175540b00e07f7c02c6ca4b0e4c7ff2b2859033fc52aa63b2506591"}} as unknown as TypedDocumentString<SavePlanMutation, SavePlanMutationVariables>;
export const SignPlanDocument = {"__meta__":{"hash":"sha256:2bb4bcdbcbd9e9f3097818931b6b3da34cc6a5887e2e7254c68eba48a85c9a98"}} as unknown as TypedDocumentString<SignPlanMutation, SignPlanMutationVariables>;
export const SharingBoardDocument = {"__meta__":{"hash":"sha256:4626c919cb50468755e8ab285b9e08cf31b3c0399fdcb65beea8714b5918126e"}} as unknown as TypedDocumentString<SharingBoardQuery, SharingBoardQueryVariables>;
export const SharingOutstandingDocument = {"__meta__":{"hash":"sha256:0ea9627f5c2ff1af42a5239a6301a1032b737b63df4a84d78ca79594933cc2bd"}} as unknown as TypedDocumentString<SharingOutstandingQuery, SharingOutstandingQueryVariables>;
export const SharingLedgerDocument = {"__meta__":{"hash":"sha256:3a2349b53a2fbb15ee8ef2104ffe2cf4adf04c22a171521330ac23030d6b53ed"}} as unknown as TypedDocumentString<SharingLedgerQuery, SharingLedgerQueryVariables>;
export const AlertsDocument = {"__meta__":{"hash":"sha256:ccec675cca58c28ca43eeed961e7f64dd514580d164c43617e191f6b63d3e3c9"}} as unknown as TypedDocumentString<AlertsQuery, AlertsQueryVariables>;
export const AboutNominalDocument = {"__meta__":{"hash":"sha256:0c4dbd81625ca733e88cbaa38ba96d7db1ac5d84b5abe3ce0d5e9fdf325eef33"}} as unknown as TypedDocumentString<AboutNominalQuery, AboutNominalQueryVariables>;
export const AnswerAlertDocument = {"__meta__":{"hash":"sha256:580ad24bf2c4cdddca8a922a6491d0704606dbba02b9de63fa6cba79d4802fe6"}} as unknown as TypedDocumentString<AnswerAlertMutation, AnswerAlertMutationVariables>;
export const OpenConcernsDocument = {"__meta__":{"hash":"sha256:b00987f366685989f615eb1a7e75f18bf0e66e65bacdd305ad1c8ab4988ab212"}} as unknown as TypedDocumentString<OpenConcernsQuery, OpenConcernsQueryVariables>;
export const CaseConcernsDocument = {"__meta__":{"hash":"sha256:768356027820ca0b887e8e6caf45c9e5d0a5d7f6ce692ad5cf5601791fd2ee7a"}} as unknown as TypedDocumentString<CaseConcernsQuery, CaseConcernsQueryVariables>;
export const WhoMayItBeDocument = {"__meta__":{"hash":"sha256:ea59aeddda2ace679e61cf3d97af15de04f4aaf1cc912b950f57065934dc2370"}} as unknown as TypedDocumentString<WhoMayItBeQuery, WhoMayItBeQueryVariables>;
export const LinkConcernDocument = {"__meta__":{"hash":"sha256:3b7392d9e3f0f58937e8414dc7fb62294e909034c026ff51d470022b3c03e802"}} as unknown as TypedDocumentString<LinkConcernMutation, LinkConcernMutationVariables>;
export const AnswerConcernDocument = {"__meta__":{"hash":"sha256:2a1aa5c84df3d05f57159d74628ffa71219dec8db822eeca849b8cd3efee2703"}} as unknown as TypedDocumentString<AnswerConcernMutation, AnswerConcernMutationVariables>;
export const OfficersOfDocument = {"__meta__":{"hash":"sha256:32e9af641147437545f1878d536b3fa0441f3df81224093bdc3c7b9db3cdedf9"}} as unknown as TypedDocumentString<OfficersOfQuery, OfficersOfQueryVariables>;
export const UnitsOfTheForceDocument = {"__meta__":{"hash":"sha256:df7ddf9c1cef68e21fdb5af6444069c1d0481676a746470183f7e005a98ebd80"}} as unknown as TypedDocumentString<UnitsOfTheForceQuery, UnitsOfTheForceQueryVariables>;
export const CaseFilesDocument = {"__meta__":{"hash":"sha256:01c2733c993ea473a9a5470060452d1cbe50aaf0867896e3890ef0eec2a02d87"}} as unknown as TypedDocumentString<CaseFilesQuery, CaseFilesQueryVariables>;
export const NominalKnownDocument = {"__meta__":{"hash":"sha256:7d35f5c12ec075ddf689a829b76b8a591edd66a80de0467dbed4815fe03f1b95"}} as unknown as TypedDocumentString<NominalKnownQuery, NominalKnownQueryVariables>;
export const NominalFilesDocument = {"__meta__":{"hash":"sha256:03c60f85306b26d16bb37b2cb079b90a00bc80d03c1b78934f65b2c0cf37a74b"}} as unknown as TypedDocumentString<NominalFilesQuery, NominalFilesQueryVariables>;
export const AssignCaseDocument = {"__meta__":{"hash":"sha256:0d3d416dcc625dec00161c60334ff5eba83cdbff7868a33b98564d1db1fc4e03"}} as unknown as TypedDocumentString<AssignCaseMutation, AssignCaseMutationVariables>;
export const OfferCaseTransferDocument = {"__meta__":{"hash":"sha256:e718cf8d61a48acb123beee9119089b1dc27ca583e2a1bf843a2a8a493436ce6"}} as unknown as TypedDocumentString<OfferCaseTransferMutation, OfferCaseTransferMutationVariables>;
export const AnswerCaseTransferDocument = {"__meta__":{"hash":"sha256:25a9e485cdbcbdd78618d6a0b3993ff2d41c38e0d6360f14864560d377b15007"}} as unknown as TypedDocumentString<AnswerCaseTransferMutation, AnswerCaseTransferMutationVariables>;
export const RecordConvictionDocument = {"__meta__":{"hash":"sha256:4ae8002a41f8bcef14001457f06b4b41a5ace12086d376d0a175068ee016a768"}} as unknown as TypedDocumentString<RecordConvictionMutation, RecordConvictionMutationVariables>;
export const CloseCaseDocument = {"__meta__":{"hash":"sha256:5c9c8a61eb050eddb3ed91c1112d785e722adcb8150e28d870ecf455e6d84a1e"}} as unknown as TypedDocumentString<CloseCaseMutation, CloseCaseMutationVariables>;
export const AddCaseDocumentDocument = {"__meta__":{"hash":"sha256:e8a54b74172eaba02537a1cc1ed46903551b8a598d615c02d8c113f0ebaf4b63"}} as unknown as TypedDocumentString<AddCaseDocumentMutation, AddCaseDocumentMutationVariables>;
export const ReceiveNominalDocument = {"__meta__":{"hash":"sha256:651b4f54c54187eb4ee9f904d2ff97ef689ee31347946628209b772dd4282342"}} as unknown as TypedDocumentString<ReceiveNominalMutation, ReceiveNominalMutationVariables>;
export const RegradeIntelligenceDocument = {"__meta__":{"hash":"sha256:531b6ceea4e0ebc61bb7b6b4e29408c8467662db4a7b2bbeed5edb71dbe782e7"}} as unknown as TypedDocumentString<RegradeIntelligenceMutation, RegradeIntelligenceMutationVariables>;
export const CaseDisclosurePreviewDocument = {"__meta__":{"hash":"sha256:a65309e04ee92e95bcc9e8d76c5cbbf6d734e4aafdba9a074d0f8a0d9a2e6482"}} as unknown as TypedDocumentString<CaseDisclosurePreviewQuery, CaseDisclosurePreviewQueryVariables>;
export const CaseLedgerDocument = {"__meta__":{"hash":"sha256:6ba13710e4c18e402ea7c78eca3e354e8f585ece5fcb82a071d6c60d363a5b0b"}} as unknown as TypedDocumentString<CaseLedgerQuery, CaseLedgerQueryVariables>;
export const DiscloseCaseDocument = {"__meta__":{"hash":"sha256:e43bb92aa69bec7abb05ccf526dd3a36f18784a12eaf0a5d4d4cd25818e72189"}} as unknown as TypedDocumentString<DiscloseCaseMutation, DiscloseCaseMutationVariables>;
export const WriteUpVisitDocument = {"__meta__":{"hash":"sha256:910513d158072d2963cac7f46442da24496445bb0d02052e6c1138d5d1326ae1"}} as unknown as TypedDocumentString<WriteUpVisitMutation, WriteUpVisitMutationVariables>;
export const AccessesDocument = {"__meta__":{"hash":"sha256:d8899a9334e0a38e89d862299445c3fb97c704cacac4f70ac786ab48f8ab5ef9"}} as unknown as TypedDocumentString<AccessesQuery, AccessesQueryVariables>;
export const DescribedPersonsDocument = {"__meta__":{"hash":"sha256:dd6bc0d88267194711b7dcf7dbe7a601ae79ba73f3b4e8b86cc510257371accb"}} as unknown as TypedDocumentString<DescribedPersonsQuery, DescribedPersonsQueryVariables>;
export const DescribedPersonDocument = {"__meta__":{"hash":"sha256:46457b374dc309051a7dc6c419d2f90770fd55a9b006fb549830d0cc78a760aa"}} as unknown as TypedDocumentString<DescribedPersonQuery, DescribedPersonQueryVariables>;
export const LikelyNominalsDocument = {"__meta__":{"hash":"sha256:f3f4231a1ed2c9f8897c9984688b7cafc3bef92c6129676ec8a5bbbde7c2d859"}} as unknown as TypedDocumentString<LikelyNominalsQuery, LikelyNominalsQueryVariables>;
export const LinkDescribedPersonDocument = {"__meta__":{"hash":"sha256:3695f05eb42f52a602a78105976bb921624540707e0ccdffaed433acf136a33f"}} as unknown as TypedDocumentString<LinkDescribedPersonMutation, LinkDescribedPersonMutationVariables>;
export const RecordNobodyKnownDocument = {"__meta__":{"hash":"sha256:e814386173785544dc77989497ae446fb787ff3ce706db01f8776d1767320cc0"}} as unknown as TypedDocumentString<RecordNobodyKnownMutation, RecordNobodyKnownMutationVariables>;
export const SharedItemsDocument = {"__meta__":{"hash":"sha256:9267aebcad2dfc82f34b9211754bb6c14ec9beab87ee6f4f45927bd63db243bc"}} as unknown as TypedDocumentString<SharedItemsQuery, SharedItemsQueryVariables>;
export const SharedItemDocument = {"__meta__":{"hash":"sha256:f60ab75ec35072c24d02adb05b4319cb8498c188598035fbbd78073a94891747"}} as unknown as TypedDocumentString<SharedItemQuery, SharedItemQueryVariables>;
export const SearchAsPartnerDocument = {"__meta__":{"hash":"sha256:31dbdb6f615370edff02850e6e72c8d5883bba63a48f3d1392b335eca3b373cd"}} as unknown as TypedDocumentString<SearchAsPartnerQuery, SearchAsPartnerQueryVariables>;
export const RecallNoticesDocument = {"__meta__":{"hash":"sha256:041486a2a8b8a021879f189953343cc2d4c11984d754845c7f345e6c133e03f2"}} as unknown as TypedDocumentString<RecallNoticesQuery, RecallNoticesQueryVariables>;
export const OwnConcernsDocument = {"__meta__":{"hash":"sha256:24b896869fa69d2a1f24a2897cfee28726960da62e902592429aed63e2ae0240"}} as unknown as TypedDocumentString<OwnConcernsQuery, OwnConcernsQueryVariables>;
export const ConcernAboutDocument = {"__meta__":{"hash":"sha256:22a7fe15743deeff2bf6c33573f986d4c3f58026bc626050596c370585a2d7f0"}} as unknown as TypedDocumentString<ConcernAboutQuery, ConcernAboutQueryVariables>;
export const OwnAgreementDocument = {"__meta__":{"hash":"sha256:90245e602a269ddc64c85bc8cf2773cab6b842ecff683ed64bb77fdc5dcffef0"}} as unknown as TypedDocumentString<OwnAgreementQuery, OwnAgreementQueryVariables>;
export const OwnPurposesDocument = {"__meta__":{"hash":"sha256:b64c30e37c410462945f1d8f3da8788152ff1c5b21305c6a0f5e20a04c5d8231"}} as unknown as TypedDocumentString<OwnPurposesQuery, OwnPurposesQueryVariables>;
export const PartnerEventsWaitDocument = {"__meta__":{"hash":"sha256:90c2df08d2c5e9419e45669c75dcddbc652ccdf10449c5c66c67bdbeaf71e62d"}} as unknown as TypedDocumentString<PartnerEventsWaitSubscription, PartnerEventsWaitSubscriptionVariables>;
export const EnquireAsPartnerDocument = {"__meta__":{"hash":"sha256:d59f846593dc17ba59cae696de0ddd605836c105447257d507f3f811e60dd17a"}} as unknown as TypedDocumentString<EnquireAsPartnerMutation, EnquireAsPartnerMutationVariables>;
export const AcknowledgeDisclosureDocument = {"__meta__":{"hash":"sha256:be4a6a58c080d12e1ea08eeb4920aac346644331b5c5025b9f4dd0e538146fb4"}} as unknown as TypedDocumentString<AcknowledgeDisclosureMutation, AcknowledgeDisclosureMutationVariables>;
export const AcknowledgeRecallDocument = {"__meta__":{"hash":"sha256:297bdcf0aabb45b4c7d9d9dd7a01d6432dad45e531b8e7e81423a47fca4abb5b"}} as unknown as TypedDocumentString<AcknowledgeRecallMutation, AcknowledgeRecallMutationVariables>;
export const AskQuestionDocument = {"__meta__":{"hash":"sha256:a5d41158625cbeef51a9d7e8260c7c43f1b69075e01bf498d869c226a7b729ae"}} as unknown as TypedDocumentString<AskQuestionMutation, AskQuestionMutationVariables>;
export const ContributeConcernDocument = {"__meta__":{"hash":"sha256:85593a9ef829b244167768b5a648d585ea9159c63524c37c4f0b20508f9ea026"}} as unknown as TypedDocumentString<ContributeConcernMutation, ContributeConcernMutationVariables>;