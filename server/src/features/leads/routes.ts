import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  askForOpening,
  changeLead,
  checkRedactionOfText,
  confirmOpening,
  createLead,
  type LeadChange,
  type LeadTabling,
  listLeadOpenings,
  listLeads,
  type NewLead,
  readClosedFields,
  readLead,
  tableLead,
  withdrawLead,
} from '@jsa/contract';
import { permit, sessionOf } from '#features/auth/index.ts';
import { askedVersion, etagOf } from '#http/versions.ts';
import type { ServerParts } from '#parts.ts';
import { checkRedaction } from '#redaction/index.ts';
import { openVaultKeys } from '#vault/vault-keys.ts';
import { addLead, readClosed, reviseLead, type Vault, viewLead, withdraw } from './actions.ts';
import { approveOpening, requestOpening } from './opening-actions.ts';
import { findOpenings } from './opening-queries.ts';
import { ownerOf } from './owner.ts';
import { findLeads } from './queries.ts';
import { putOnTheTable } from './table-lead.ts';
import { openingOf, summaryOf } from './unsealed.ts';

export const leadRoutes: FastifyPluginAsyncTypebox<{ parts: ServerParts }> = async (app, { parts }) => {
  const vault: Vault = { db: parts.db, keys: openVaultKeys(parts.config) };

  // Nothing of the vault stays in a browser's or proxy's cache.
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'private, no-store');
  });

  app.route({
    ...listLeads,
    preHandler: permit('lead.read'),
    handler: async (request) => {
      const rows = await findLeads(vault.db, ownerOf(sessionOf(request).person));
      return rows.map((row) => summaryOf(vault.keys, row));
    },
  });

  app.route({
    ...createLead,
    preHandler: permit('lead.write'),
    handler: async (request, reply) => {
      const lead = await addLead(vault, sessionOf(request).person, request.body as NewLead);
      return reply.code(201).header('etag', etagOf(lead)).send(lead);
    },
  });

  app.route({
    ...readLead,
    preHandler: permit('lead.read'),
    handler: async (request, reply) => {
      const lead = await viewLead(vault, sessionOf(request).person, request.params.id);
      return reply.header('etag', etagOf(lead)).send(lead);
    },
  });

  app.route({
    ...changeLead,
    preHandler: permit('lead.write'),
    handler: async (request, reply) => {
      const version = askedVersion(request.headers);
      const change = request.body as LeadChange;
      const { id } = request.params;
      const lead = await reviseLead(vault, sessionOf(request).person, { id, version, change });
      return reply.header('etag', etagOf(lead)).send(lead);
    },
  });

  app.route({
    ...withdrawLead,
    preHandler: permit('lead.write'),
    handler: async (request, reply) => {
      const version = askedVersion(request.headers);
      const { id } = request.params;
      const { reason } = request.body;
      const lead = await withdraw(vault, sessionOf(request).person, { id, version, reason });
      return reply.header('etag', etagOf(lead)).send(lead);
    },
  });

  app.route({
    ...tableLead,
    preHandler: permit('lead.table'),
    handler: async (request, reply) => {
      const version = askedVersion(request.headers);
      const tabling = request.body as LeadTabling;
      const { id } = request.params;
      const site = await putOnTheTable(vault, sessionOf(request).person, { id, version, tabling });
      return reply.code(201).send(site);
    },
  });

  app.route({
    ...checkRedactionOfText,
    preHandler: permit('lead.write'),
    handler: async (request) => checkRedaction(request.body.text),
  });

  routeOpenings(app, vault);
};

type App = Parameters<typeof leadRoutes>[0];

function routeOpenings(app: App, vault: Vault): void {
  app.route({
    ...readClosedFields,
    preHandler: permit('lead.open'),
    handler: async (request) => {
      const { version = null } = request.query;
      const { id } = request.params;
      return readClosed(vault, sessionOf(request).person, { id, version });
    },
  });

  app.route({
    ...listLeadOpenings,
    preHandler: permit('lead.open'),
    handler: async (request) => {
      const rows = await findOpenings(vault.db, ownerOf(sessionOf(request).person));
      return rows.map((row) => openingOf(vault.keys, row));
    },
  });

  app.route({
    ...askForOpening,
    preHandler: permit('lead.open'),
    handler: async (request, reply) => {
      const { reason } = request.body;
      const { id: leadId } = request.params;
      const opening = await requestOpening(vault, sessionOf(request).person, { leadId, reason });
      return reply.code(201).send(opening);
    },
  });

  app.route({
    ...confirmOpening,
    preHandler: permit('lead.open'),
    handler: async (request) => approveOpening(vault, sessionOf(request).person, request.params.id),
  });
}
