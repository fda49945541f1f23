import type { Invitation, Organisation, Role } from '@jsa/contract';
import { invitationHours } from '@jsa/contract';
import type { Db, Tx } from '#db/db.ts';
import { sql } from '#db/sql.ts';

const invitationColumns = sql`
  invitation.id, invitation.email, invitation.role, invitation.valid_until::text as "validUntil",
  inviter.name as "invitedBy", invitation.invited_at as "invitedAt", invitation.expires_at as "expiresAt",
  json_build_object('id', organisation.id, 'name', organisation.name, 'kind', organisation.kind,
                    'delegation', organisation.delegation) as organisation`;

export function findOpenInvitations(db: Db): Promise<Invitation[]> {
  return db.many<Invitation>(sql`
    select ${invitationColumns}
    from app.invitations invitation
    join app.organisations organisation on organisation.id = invitation.organisation_id
    join app.people inviter on inviter.id = invitation.invited_by
    where invitation.used_at is null and invitation.revoked_at is null and invitation.expires_at > now()
    order by invitation.invited_at desc`);
}

export type NewInvitation = {
  tokenHash: string;
  email: string;
  organisation: Organisation;
  role: Role;
  validUntil: string | null;
  invitedBy: string;
};

export async function insertInvitation(tx: Tx, invitation: NewInvitation): Promise<Invitation> {
  const { id } = await tx.one<{ id: string }>(sql`
    insert into app.invitations
      (token_sha256, email, organisation_id, organisation_kind, role, valid_until, invited_by, expires_at)
    values (${invitation.tokenHash}, lower(${invitation.email}), ${invitation.organisation.id},
            ${invitation.organisation.kind}, ${invitation.role}, ${invitation.validUntil}::date,
            ${invitation.invitedBy}, now() + make_interval(hours => ${invitationHours}))
    returning id`);
  return tx.one<Invitation>(sql`
    select ${invitationColumns}
    from app.invitations invitation
    join app.organisations organisation on organisation.id = invitation.organisation_id
    join app.people inviter on inviter.id = invitation.invited_by
    where invitation.id = ${id}`);
}

export type FoundInvitation = {
  id: string;
  email: string;
  role: Role;
  validUntil: string | null;
  invitedBy: string;
  expiresAt: Date;
  organisation: Organisation;
  state: 'open' | 'used' | 'revoked' | 'expired';
};

const foundColumns = sql`
  invitation.id, invitation.email, invitation.role, invitation.valid_until::text as "validUntil",
  invitation.invited_by as "invitedBy", invitation.expires_at as "expiresAt",
  json_build_object('id', organisation.id, 'name', organisation.name, 'kind', organisation.kind,
                    'delegation', organisation.delegation) as organisation,
  case when invitation.used_at is not null then 'used'
       when invitation.revoked_at is not null then 'revoked'
       when invitation.expires_at <= now() then 'expired'
       else 'open' end as state`;

export function findInvitation(db: Db, tokenHash: string): Promise<FoundInvitation | null> {
  return db.maybeOne<FoundInvitation>(sql`
    select ${foundColumns}
    from app.invitations invitation
    join app.organisations organisation on organisation.id = invitation.organisation_id
    where invitation.token_sha256 = ${tokenHash}`);
}

/** Locked until the end of the transaction: a link that two open at once lets one in. */
export function lockInvitation(
  tx: Tx,
  by: { tokenHash?: string; id?: string },
): Promise<FoundInvitation | null> {
  return tx.maybeOne<FoundInvitation>(sql`
    select ${foundColumns}
    from app.invitations invitation
    join app.organisations organisation on organisation.id = invitation.organisation_id
    where invitation.token_sha256 = ${by.tokenHash ?? null} or invitation.id = ${by.id ?? null}::uuid
    for update of invitation`);
}

export function useInvitation(tx: Tx, id: string, personId: string): Promise<number> {
  return tx.run(sql`
    update app.invitations set used_at = now(), person_id = ${personId} where id = ${id}`);
}

export function revokeInvitation(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`update app.invitations set revoked_at = now() where id = ${id}`);
}
