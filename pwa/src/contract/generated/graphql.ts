/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A condition on an instant. What is given must hold together. */
export type InstantRange = {
  /** Before this instant. */
  before?: string | null | undefined;
  /** At this instant or later. */
  from?: string | null | undefined;
};

/** The verdict on one submission. Nothing is refused: what cannot be applied is kept and put before a person. */
export type MutationState =
  /** Done as it was sent. */
  | 'APPLIED'
  /** Held: it contradicts what somebody else had done. */
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
  /** About the nominal with this id. */
  nominalId?: string | null | undefined;
  /** This filter does not hold. A record whose value is not known does not match a condition, and matches its not. */
  not?: ObligationFilter | null | undefined;
  /** At least one of these filters holds; an empty list matches nothing. */
  or?: Array<ObligationFilter> | null | undefined;
  /** Owed by the officer with this id. */
  ownerId?: string | null | undefined;
  /** The nominal's risk level is one of these. */
  riskLevel?: Array<RiskLevel> | null | undefined;
  /** Owed by the unit with this id. */
  unitId?: string | null | undefined;
};

/** How a pull went. */
export type PullStatus =
  /** Nothing was read: ask again. */
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
  /** Why, in words; from 3 to 2,000 characters. */
  note: string;
  /** The submission. */
  submissionId: string;
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

/** Make an installation known, once, before it pushes or pulls. */
export type SyncDeviceInput = {
  /** The installation's id, a UUID made on the phone. */
  deviceId: string;
  /** What the phone calls itself; at most 200 characters. */
  name: string;
  /** The phone's ECDSA P-256 public key as a JWK: it signs what the phone sends. */
  publicKey: unknown;
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
  /** Bytes used and allowed, as the browser estimates them. */
  storage?: unknown;
};

/** What a phone has, and how much it can take. */
export type SyncPullInput = {
  /** The installation's id. */
  deviceId: string;
  /** The epoch that syncHello gave. */
  epoch: string;
  /** Its scopes and cursors. */
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
  /** Each {id, seq, prevId, op, opVersion, at, sealed}. JSON on purpose: one that is not understood is kept and held for a person, and refuses none of the others. */
  mutations: Array<unknown>;
};

export type SyncHelloMutationVariables = Exact<{
  input: SyncHelloInput;
}>;


export type SyncHelloMutation = { syncHello: { protocol: number, epoch: string, serverTime: string, sealKeys: unknown, keepAckedForDays: number, marker: string, schema: { current: number, oldestPush: number, oldestPull: number }, scopes: Array<{ scope: string, priority: number }>, limits: { batch: number, bytes: number, page: number } } };

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


export type SyncPullQuery = { syncPull: { status: PullStatus, epoch: string, serverTime: string, removedScopes: Array<string>, more: boolean, marker: string, pages: Array<{ scope: string, from: string | null, reset: boolean, cursor: string, more: boolean, changes: unknown }> } };

export type OverdueObligationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: ObligationFilter | null | undefined;
}>;


export type OverdueObligationsQuery = { overdueObligations: { totalCount: number, edges: Array<{ node: { id: string, dueAt: string, riskLevel: RiskLevel, owner: { id: string, name: string, collarNumber: string }, nominal: { id: string, reference: string, name: string, lastSuccessfulVisitAt: string | null, failedAttemptsSince: number } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ColleaguesQueryVariables = Exact<{
  first: number;
}>;


export type ColleaguesQuery = { colleagues: { edges: Array<{ node: { id: string, name: string, collarNumber: string } }> } };

export type HeldSubmissionsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type HeldSubmissionsQuery = { heldSubmissions: { totalCount: number, edges: Array<{ node: { id: string, op: string, state: MutationState, reason: string | null, message: string | null, receivedAt: string, deviceAt: string | null, author: string, nominal: { id: string, reference: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ResolveSubmissionMutationVariables = Exact<{
  input: ResolveSubmissionInput;
}>;


export type ResolveSubmissionMutation = { resolveSubmission: { userErrors: Array<{ code: string, field: string, message: string }> } };

export type ScopeMovedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ScopeMovedSubscription = { scopeMoved: { scope: string, at: string } };

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

export const SyncHelloDocument = {"__meta__":{"hash":"sha256:22a46ffa61411c37696584afbf06e1ca8c403466d72f7e141a0b5d518db700e2"}} as unknown as TypedDocumentString<SyncHelloMutation, SyncHelloMutationVariables>;
export const SyncRegisterDeviceDocument = {"__meta__":{"hash":"sha256:73330b7a0bf56113c363730390ce3083015e6cab85209ed77164b5fbb11d6330"}} as unknown as TypedDocumentString<SyncRegisterDeviceMutation, SyncRegisterDeviceMutationVariables>;
export const SyncPushDocument = {"__meta__":{"hash":"sha256:81ff93807029526760a0443ff2b04469dde086c02ff5c7c4713cd8238719e8ca"}} as unknown as TypedDocumentString<SyncPushMutation, SyncPushMutationVariables>;
export const SyncPullDocument = {"__meta__":{"hash":"sha256:d65086e23c729815969b4b2bb89a4022b1af050ad93a36879e66be24cd226572"}} as unknown as TypedDocumentString<SyncPullQuery, SyncPullQueryVariables>;
export const OverdueObligationsDocument = {"__meta__":{"hash":"sha256:ac06fa103bca83960349a262a9eda2f25b6d5e4f3995be0a80c37807d8c1b751"}} as unknown as TypedDocumentString<OverdueObligationsQuery, OverdueObligationsQueryVariables>;
export const ColleaguesDocument = {"__meta__":{"hash":"sha256:5686547e22650f40eaba7466bb25a47d8bb41b76498336b97d6d71d395212d3d"}} as unknown as TypedDocumentString<ColleaguesQuery, ColleaguesQueryVariables>;
export const HeldSubmissionsDocument = {"__meta__":{"hash":"sha256:2b84a3a3d4b72be0a85957aa57ec8c0436de322afcac07ff343f31e2500153be"}} as unknown as TypedDocumentString<HeldSubmissionsQuery, HeldSubmissionsQueryVariables>;
export const ResolveSubmissionDocument = {"__meta__":{"hash":"sha256:0eed031f7c2f97f2d7b00e96208d5dd3c0fe0e046270dafeeb0111c50823c3d4"}} as unknown as TypedDocumentString<ResolveSubmissionMutation, ResolveSubmissionMutationVariables>;
export const ScopeMovedDocument = {"__meta__":{"hash":"sha256:cb61d2653e52a2b35268d4c2d1c89c46e6d83a22459b27a95f4b028df215a1ae"}} as unknown as TypedDocumentString<ScopeMovedSubscription, ScopeMovedSubscriptionVariables>;