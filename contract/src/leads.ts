import { Type } from 'typebox';
import { Id, IdParams, IfMatch } from './common.ts';
import { endpoint } from './endpoint.ts';
import {
  ClosedFields,
  LeadChange,
  LeadDetail,
  LeadOpening,
  LeadSummary,
  LeadTabling,
  longestLeadTextLength,
  NewLead,
} from './lead.ts';
import { RedactionFinding } from './redaction.ts';

export * from './lead.ts';
export * from './redaction.ts';

const Reason = Type.Object({ reason: Type.String({ minLength: 3, maxLength: 1_000, pattern: '\\S' }) });
const tags = ['leads'];

export const listLeads = endpoint({
  method: 'GET',
  url: '/api/leads',
  schema: { summary: 'The leads of the own vault', tags, response: { 200: Type.Array(LeadSummary) } },
});

export const createLead = endpoint({
  method: 'POST',
  url: '/api/leads',
  schema: {
    summary: 'Take a lead into the own vault',
    tags,
    body: NewLead,
    response: { 201: LeadDetail },
  },
});

export const readLead = endpoint({
  method: 'GET',
  url: '/api/leads/:id',
  schema: {
    summary: 'A lead without its closed fields',
    tags,
    params: IdParams,
    response: { 200: LeadDetail },
  },
});

export const changeLead = endpoint({
  method: 'PATCH',
  url: '/api/leads/:id',
  schema: {
    summary: 'Write a new version of a lead',
    tags,
    params: IdParams,
    headers: IfMatch,
    body: LeadChange,
    response: { 200: LeadDetail },
  },
});

export const withdrawLead = endpoint({
  method: 'POST',
  url: '/api/leads/:id/withdrawal',
  schema: {
    summary: 'Withdraw a lead; it stays in the vault',
    tags,
    params: IdParams,
    headers: IfMatch,
    body: Reason,
    response: { 200: LeadDetail },
  },
});

export const readClosedFields = endpoint({
  method: 'GET',
  url: '/api/leads/:id/closed',
  schema: {
    summary: 'Statement and source key, for whom the lead is open now',
    tags,
    params: IdParams,
    querystring: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })) }),
    response: { 200: ClosedFields },
  },
});

export const listLeadOpenings = endpoint({
  method: 'GET',
  url: '/api/lead-openings',
  schema: { summary: 'All openings in the own vault', tags, response: { 200: Type.Array(LeadOpening) } },
});

export const askForOpening = endpoint({
  method: 'POST',
  url: '/api/leads/:id/openings',
  schema: {
    summary: 'Ask a second person to confirm the opening of a lead',
    tags,
    params: IdParams,
    body: Reason,
    response: { 201: LeadOpening },
  },
});

export const confirmOpening = endpoint({
  method: 'POST',
  url: '/api/lead-openings/:id/confirmation',
  schema: {
    summary: 'Confirm an opening that somebody else asked for',
    tags,
    params: IdParams,
    response: { 200: LeadOpening },
  },
});

export const tableLead = endpoint({
  method: 'POST',
  url: '/api/leads/:id/tabling',
  schema: {
    summary: 'Put a candidate site on the table that comes of a lead',
    tags,
    params: IdParams,
    headers: IfMatch,
    body: LeadTabling,
    response: { 201: Type.Object({ siteId: Id, code: Type.String() }) },
  },
});

export const checkRedactionOfText = endpoint({
  method: 'POST',
  url: '/api/leads/redaction-check',
  schema: {
    summary: 'What in a text points to a person; the text is not kept',
    tags,
    body: Type.Object({ text: Type.String({ maxLength: longestLeadTextLength }) }),
    response: { 200: Type.Array(RedactionFinding) },
  },
});
