/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type MutationState =
  | 'APPLIED'
  | 'CONFLICT'
  | 'MERGED'
  | 'QUARANTINED'
  | 'RESOLVED';

export type ObligationFilter = {
  ownerId?: string | null | undefined;
  riskLevel?: Array<RiskLevel> | null | undefined;
};

export type PullStatus =
  | 'BUSY'
  | 'DEVICE_REVOKED'
  | 'EPOCH_CHANGED'
  | 'OK'
  | 'UPGRADE_REQUIRED';

export type PushStatus =
  | 'BUSY'
  | 'DEVICE_UNKNOWN'
  | 'EPOCH_CHANGED'
  | 'FORK'
  | 'GAP'
  | 'OK'
  | 'UPGRADE_REQUIRED';

export type Resolution =
  | 'APPLY'
  | 'DISMISS';

export type ResolveSubmissionInput = {
  action: Resolution;
  note: string;
  submissionId: string;
};

export type RiskLevel =
  | 'HIGH'
  | 'LOW'
  | 'MEDIUM'
  | 'UNASSESSED'
  | 'VERY_HIGH';

export type SyncDeviceInput = {
  deviceId: string;
  name: string;
  publicKey: unknown;
};

export type SyncHave = {
  cursor?: string | null | undefined;
  scope: string;
};

export type SyncHelloInput = {
  appVersion: string;
  deviceId?: string | null | undefined;
  deviceNow: string;
  oldestPendingAt?: string | null | undefined;
  pending: number;
  protocol: Array<number>;
  schemaVersion: number;
  storage?: unknown;
};

export type SyncPullInput = {
  deviceId: string;
  epoch: string;
  have: Array<SyncHave>;
  limit?: number;
  maxBytes?: number;
  schemaVersion: number;
};

export type SyncPushInput = {
  deviceId: string;
  deviceNow: string;
  epoch: string;
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


export type ResolveSubmissionMutation = { resolveSubmission: { userErrors: Array<{ code: string, field: string | null, message: string }> } };

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