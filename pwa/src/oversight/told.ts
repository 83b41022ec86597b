/** What a supervisor's pages may ask to be done: each request under an id of its own, so that it is done once. */
import { ask } from '../contract/ask'
import {
  DecideMovesDocument,
  DrawDipSampleDocument,
  ProposeMovesDocument,
  RecordFindingDocument,
  ReviewVisitDocument,
  type DrawDipSampleInput,
  type Finding,
  type ReviewStep,
} from '../contract/generated/graphql'
import type { Told } from '../ui/verdict'
import { refusalOf } from './use-asked'

/** Makes the id of a request. */
export type NewId = () => string

export const reviewVisit = async (newId: NewId, visitId: string, step: ReviewStep, comment: string): Told =>
  refusalOf(await ask(ReviewVisitDocument, { input: { id: newId(), visitId, step, comment } }), (data) => data.reviewVisit.userErrors)

export const proposeMoves = async (newId: NewId): Told =>
  refusalOf(await ask(ProposeMovesDocument, { input: { id: newId() } }), (data) => data.proposeMoves.userErrors)

export const decideMoves = async (newId: NewId, moveIds: string[], agree: boolean, reason: string): Told =>
  refusalOf(await ask(DecideMovesDocument, { input: { id: newId(), moveIds, agree, reason } }), (data) => data.decideMoves.userErrors)

export const drawSample = async (newId: NewId, asked: Omit<DrawDipSampleInput, 'id'>): Told =>
  refusalOf(await ask(DrawDipSampleDocument, { input: { id: newId(), ...asked } }), (data) => data.drawDipSample.userErrors)

export const recordFinding = async (newId: NewId, itemId: string, finding: Finding, comment: string): Told =>
  refusalOf(await ask(RecordFindingDocument, { input: { id: newId(), itemId, finding, comment } }), (data) => data.recordFinding.userErrors)
