/** The sync core's wire: which trusted document each operation is. */
import {
  SyncDigestDocument,
  SyncHelloDocument,
  SyncPullDocument,
  SyncPushDocument,
  SyncRegisterDeviceDocument,
} from '../contract/generated/graphql'
import { documentId, postById } from '../contract/http'
import type { Operation, Wire } from '../sync/ports'

const DOCUMENTS: Readonly<Record<Operation, string>> = {
  syncHello: documentId(SyncHelloDocument),
  syncRegisterDevice: documentId(SyncRegisterDeviceDocument),
  syncPush: documentId(SyncPushDocument),
  syncPull: documentId(SyncPullDocument),
  syncDigest: documentId(SyncDigestDocument),
}

export const wire: Wire = { send: (operation, input) => postById(DOCUMENTS[operation], { input }) }
