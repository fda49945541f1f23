import { type Static, Type } from 'typebox';
import { Id, nullable, Timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';

/** What somebody is told of. None of them says more than that something awaits them, and where. */
export const notificationKinds = [
  'round-opened',
  'round-extended',
  'both-positions-in',
  'positions-published',
  'minutes-offered',
  'minutes-frozen',
  'remains-found',
  'dig-record-written',
  'embargo-ended',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** How often somebody is written to. In the product everything is told in any case. */
export const mailChoices = ['each', 'daily', 'never'] as const;
export type MailChoice = (typeof mailChoices)[number];

export const Notification = Type.Object({
  id: Id,
  kind: Type.Enum(notificationKinds),
  at: Timestamp,
  readAt: nullable(Timestamp),
  /** What it is about: one of the two. */
  roundId: nullable(Id),
  siteId: nullable(Id),
  /** Code of the round or the site. */
  code: Type.String(),
});
export type Notification = Omit<Static<typeof Notification>, 'kind'> & { kind: NotificationKind };

const MailSettings = Type.Object({
  mail: Type.Enum(mailChoices),
  /** Whether this installation can send mail at all. */
  isMailSet: Type.Boolean(),
});

const tags = ['notifications'];

export const listNotifications = endpoint({
  method: 'GET',
  url: '/api/notifications',
  schema: {
    summary: 'What the person was told of, newest first',
    tags,
    response: { 200: Type.Object({ unreadCount: Type.Integer(), newest: Type.Array(Notification) }) },
  },
});

export const markNotificationsRead = endpoint({
  method: 'POST',
  url: '/api/notifications/read',
  schema: {
    summary: 'Mark notifications as read; all of them where none is named',
    tags,
    body: Type.Object({ ids: Type.Optional(Type.Array(Id, { maxItems: 200 })) }),
    response: { 204: Type.Null() },
  },
});

export const readMailChoice = endpoint({
  method: 'GET',
  url: '/api/notifications/mail',
  schema: { summary: 'How often the person is written to', tags, response: { 200: MailSettings } },
});

export const chooseMail = endpoint({
  method: 'PUT',
  url: '/api/notifications/mail',
  schema: {
    summary: 'Choose how often to be written to',
    tags,
    body: Type.Object({ mail: Type.Enum(mailChoices) }),
    response: { 200: MailSettings },
  },
});
