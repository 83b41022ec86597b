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

/** How many went. Practice is two; one needs a supervisor's authority beforehand. */
export type CrewMode =
  /** Two or more. */
  | 'DOUBLE'
  /** One, as a supervisor allowed beforehand. */
  | 'SINGLE_AUTHORISED'
  /** One, without leave: flagged. */
  | 'SINGLE_UNAUTHORISED';

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

/** Whether a device found is allowed by the nominal's order. */
export type DevicePermitted =
  /** The order forbids it. */
  | 'NO'
  /** Not known whether it is allowed. */
  | 'UNKNOWN'
  /** The order allows it. */
  | 'YES';

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
  /** The seed of its chance, from 0: the same seed draws the same. */
  seed: number;
  /** How many records, 1 to 50; all, if there are fewer. */
  size: number;
  /** Of the unit that managed them then; null: of every unit. */
  unitId?: string | null | undefined;
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

/** What was found of one record of a sample. */
export type Finding =
  /** As it should be. */
  | 'GOOD'
  /** A comment says what it needs. */
  | 'NEEDS_WORK';

/** A condition on an instant. What is given must hold together. */
export type InstantRange = {
  /** Before this instant. */
  before?: string | null | undefined;
  /** At this instant or later. */
  from?: string | null | undefined;
};

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
  /** The initial child protection conference. */
  | 'ICPC'
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
  /** The review of reactive management after news of the nominal. */
  | 'REACTIVE_REVIEW'
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

/** Work out which work should move to whom. */
export type ProposeMovesInput = {
  /** Made by the client; names this request for ever. The same again is not done twice. */
  id: string;
  /** Whose work to move; null: that of all units that the caller oversees. */
  unitId?: string | null | undefined;
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

/** What a dip sample is drawn of. */
export type Sampled =
  /** ARMS assessments that were submitted. */
  | 'ASSESSMENTS'
  /** Plans signed. */
  | 'PLANS'
  /** Visits. */
  | 'VISITS';

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

export type NominalVisitsQueryVariables = Exact<{
  id: string;
}>;


export type NominalVisitsQuery = { visits: { nodes: Array<{ id: string, visitType: VisitType, outcome: VisitOutcome, startedAt: string, officerName: string, attachments: Array<{ id: string, kind: AttachmentKind, bytes: number, caption: string | null, state: AttachmentState, problem: AttachmentProblem | null }> }> } };

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
export const OverdueBoardDocument = {"__meta__":{"hash":"sha256:bef89de1380f8843ceb4a3b1921c60ae84cccb195e50c499fd7ccf806c6d7362"}} as unknown as TypedDocumentString<OverdueBoardQuery, OverdueBoardQueryVariables>;
export const OverdueTrendDocument = {"__meta__":{"hash":"sha256:aaa3779b8373b5c6dbdb66bcd61a55777f015f78ef19fd17b76dcf52c1acfed5"}} as unknown as TypedDocumentString<OverdueTrendQuery, OverdueTrendQueryVariables>;
export const OverdueChangeDocument = {"__meta__":{"hash":"sha256:cff36d96fe2a3edd104835b74efcd09b8bcb510c136f6f2e21733c0f6dd452de"}} as unknown as TypedDocumentString<OverdueChangeQuery, OverdueChangeQueryVariables>;
export const OverdueListDocument = {"__meta__":{"hash":"sha256:d13ded8c5f6ccee5010b5a6ef3825335283949bf942812f12936db77e3a82a69"}} as unknown as TypedDocumentString<OverdueListQuery, OverdueListQueryVariables>;
export const OverdueExportDocument = {"__meta__":{"hash":"sha256:49bc27be4ddfc973fa0bab6cb2cf4ca5ca46229a3e9b357a9ffc91a52dda10f5"}} as unknown as TypedDocumentString<OverdueExportQuery, OverdueExportQueryVariables>;
export const PracticeDocument = {"__meta__":{"hash":"sha256:c0215cc247d2ac2ed3376d71e3e0e0b7def4696c856067a07e49ee9fb3c25892"}} as unknown as TypedDocumentString<PracticeQuery, PracticeQueryVariables>;
export const OverdueForecastDocument = {"__meta__":{"hash":"sha256:058ffed728319f81caf5795db765c51f34899e1c4538e5d4084a4f9ed2bc5ef4"}} as unknown as TypedDocumentString<OverdueForecastQuery, OverdueForecastQueryVariables>;
export const NominalRecordsDocument = {"__meta__":{"hash":"sha256:05da8d36cb7a9e94556c9221c9567458b6d0f0019ba61605c4bb2abb9980d2a9"}} as unknown as TypedDocumentString<NominalRecordsQuery, NominalRecordsQueryVariables>;
export const DecidePlanDocument = {"__meta__":{"hash":"sha256:5d3b7027456b14f8996ac3678412b9a72f1d97ba39980c2addde60e54ecc43ba"}} as unknown as TypedDocumentString<DecidePlanMutation, DecidePlanMutationVariables>;
export const DecideArmsDocument = {"__meta__":{"hash":"sha256:a59bd90f2bf6d7b15c78b082fc78649003f56cf77e2ee4868b1102df37d180a8"}} as unknown as TypedDocumentString<DecideArmsMutation, DecideArmsMutationVariables>;
export const DecideAttemptsDocument = {"__meta__":{"hash":"sha256:ec107e68c1e8a21635b228d856c34fbac4a9465e8f2a3f80306a8ea4acbd8abe"}} as unknown as TypedDocumentString<DecideAttemptsMutation, DecideAttemptsMutationVariables>;
export const CompletePlanActionDocument = {"__meta__":{"hash":"sha256:8d74c9b079e2c35552eff78c1f286379fe742836f623c43150b2323da0719569"}} as unknown as TypedDocumentString<CompletePlanActionMutation, CompletePlanActionMutationVariables>;
export const NominalVisitsDocument = {"__meta__":{"hash":"sha256:20a7aa15e8c39da9065dc4ba8ca2bae6c0b3dd151af1ca6e5f336793d054a048"}} as unknown as TypedDocumentString<NominalVisitsQuery, NominalVisitsQueryVariables>;
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